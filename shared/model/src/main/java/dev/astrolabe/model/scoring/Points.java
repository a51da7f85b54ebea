package dev.astrolabe.model.scoring;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Points as a whole number of millionths, so that sums are exact and the same on every machine.
 *
 * @param millionths at most 10^12 in size, that is a million points
 */
public record Points(long millionths) implements Comparable<Points> {
  public static final long SCALE = 1_000_000;
  public static final long LARGEST = 1_000_000_000_000L;
  public static final Points ZERO = new Points(0);

  public Points {
    if (millionths > LARGEST || millionths < -LARGEST) {
      throw new IllegalArgumentException("points lie between -1,000,000 and 1,000,000");
    }
  }

  /** Whole points. */
  public static Points of(long points) {
    return new Points(Math.multiplyExact(points, SCALE));
  }

  /**
   * Reads a decimal with at most six digits after the point; throws {@link
   * IllegalArgumentException} otherwise.
   */
  public static Points parse(String decimal) {
    try {
      return new Points(new BigDecimal(decimal).scaleByPowerOfTen(6).longValueExact());
    } catch (ArithmeticException | NumberFormatException e) {
      throw new IllegalArgumentException(
          "points are a decimal with at most six digits after the point, was " + decimal, e);
    }
  }

  /** The value as a decimal without needless zeros, never in scientific notation: {@code 12.5}. */
  public BigDecimal decimal() {
    return decimal(millionths);
  }

  /** As {@link #decimal()}, for sums of any size. */
  public static BigDecimal decimal(long millionths) {
    var plain = BigDecimal.valueOf(millionths, 6).stripTrailingZeros();
    return plain.scale() < 0 ? plain.setScale(0, RoundingMode.UNNECESSARY) : plain;
  }

  public boolean isPositive() {
    return millionths > 0;
  }

  @Override
  public int compareTo(Points other) {
    return Long.compare(millionths, other.millionths);
  }

  @Override
  public String toString() {
    return decimal().toPlainString();
  }
}
