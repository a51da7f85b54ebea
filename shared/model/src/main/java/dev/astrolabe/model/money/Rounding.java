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
    var rounded = new ArrayList<BigDecimal>();
    var sum = BigDecimal.ZERO;
    for (var part : parts) {
      rounded.add(part.setScale(digits, RoundingMode.FLOOR));
      sum = sum.add(part);
    }
    var unit = BigDecimal.ONE.movePointLeft(digits);
    var total = sum.setScale(digits, RoundingMode.HALF_UP);
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
