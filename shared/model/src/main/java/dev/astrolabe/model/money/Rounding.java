package dev.astrolabe.model.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Rounds the parts of a sum so that what is shown still adds up. */
public final class Rounding {
  private Rounding() {}

  /**
   * The parts in whole smallest units that sum to their rounded sum: each is rounded down, and the
   * units that are missing go to the largest remainders, the earlier of equal ones first.
   *
   * @param parts exact amounts
   * @param digits after the point
   */
  public static List<BigDecimal> toTheSum(List<BigDecimal> parts, int digits) {
    var sum = parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    return toTheSum(parts, sum.setScale(digits, RoundingMode.HALF_UP));
  }

  /**
   * The parts in whole smallest units that sum to what their sum was rounded to, up or down.
   *
   * @param parts exact amounts
   * @param total their sum in whole smallest units, less than one unit from the exact one; it has
   *     the digits of the parts
   */
  public static List<BigDecimal> toTheSum(List<BigDecimal> parts, BigDecimal total) {
    int digits = total.scale();
    var rounded = new ArrayList<BigDecimal>();
    for (var part : parts) {
      rounded.add(part.setScale(digits, RoundingMode.FLOOR));
    }
    var unit = BigDecimal.ONE.movePointLeft(digits);
    int missing =
        total
            .subtract(rounded.stream().reduce(BigDecimal.ZERO, BigDecimal::add))
            .divideToIntegralValue(unit)
            .intValueExact();
    var places = new ArrayList<Integer>();
    for (int i = 0; i < parts.size(); i++) {
      places.add(i);
    }
    places.sort(
        Comparator.<Integer, BigDecimal>comparing(i -> rounded.get(i).subtract(parts.get(i)))
            .thenComparing(Comparator.naturalOrder()));
    for (int i = 0; i < missing; i++) {
      int place = places.get(i);
      rounded.set(place, rounded.get(place).add(unit));
    }
    return List.copyOf(rounded);
  }
}
