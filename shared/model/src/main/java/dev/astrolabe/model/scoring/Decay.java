package dev.astrolabe.model.scoring;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * What points are worth at an age under one half-life: the whole number of millionths nearest to
 * {@code points x 2^(-age/halfLife)}, ties away from zero. Exact: where fixed-point arithmetic
 * cannot prove which number is nearest, decimal arithmetic of growing precision decides.
 *
 * <p>The half-life is made ready once, as its reciprocal in 128 bits, so that a value takes
 * multiplications only. Every number below is an unsigned multiple of 2^-63 or 2^-64, and all that
 * is cut off adds up to less than {@link #ERROR} units of 2^-63:
 *
 * <ul>
 *   <li>The reciprocal is too small by less than 2^-128, an age below 2^63 makes that less than
 *       2^-65 in age/halfLife, and cutting the product to 64 bits takes less than 2^-64: together
 *       below 3 units of 2^-65. 2^-x falls by less than 0.7 of what x grows: 0.6 units.
 *   <li>Half a unit in each entry of the tables, which are at most 1: 1 unit; the product of the
 *       two is cut to 2^-62: 2 units.
 *   <li>The cubic: x, x^2, x^2/2, x^3 and x^3/6 are each cut to 2^-64 with x below 2^-18, and x
 *       carries the table's ln 2: together below 4 units of 2^-64, 2 units. What the series leaves
 *       out, x^4/24, is below 2^-76.
 *   <li>The last product is cut to 2^-63: 1 unit.
 * </ul>
 *
 * <p>That is less than 7; twice as much and a little more is allowed for.
 */
public final class Decay {
  /** ln 2 as a multiple of 2^-64, to the nearest. */
  private static final long LN2 = 0xB17217F7D1CF79ACL;

  /** 2^0 as a multiple of 2^-63. */
  private static final long ONE = 1L << 63;

  /** A bound on the error of {@link #power} in units of 2^-63. */
  private static final long ERROR = 16;

  private final long halfLife;

  /** 2^64/halfLife without its fraction, then that fraction as a multiple of 2^-64. */
  private final long reciprocal;

  private final long reciprocalRest;

  /** The decay with a half-life of 1 to 10^9 whole seconds. */
  public Decay(long halfLife) {
    this.halfLife = halfLife;
    if (halfLife == 1) {
      // 2^128 does not fit; a unit less does, and whole half-lives are put right in any case.
      reciprocal = -1;
      reciprocalRest = -1;
      return;
    }
    long whole = Long.divideUnsigned(-1, halfLife);
    long rest = -(whole * halfLife);
    if (rest == halfLife) {
      whole++;
      rest = 0;
    }
    long first = (rest << 32) / halfLife;
    long second = (((rest << 32) - first * halfLife) << 32) / halfLife;
    reciprocal = whole;
    reciprocalRest = (first << 32) | second;
  }

  /**
   * The value at an age; for one value only, since it makes the half-life ready each time.
   *
   * @param millionths the points, at most 10^12 in size
   * @param age whole seconds, not negative
   * @param halfLife whole seconds, 1 to 10^9
   */
  public static long at(long millionths, long age, long halfLife) {
    return new Decay(halfLife).at(millionths, age);
  }

  /**
   * The value at an age.
   *
   * @param millionths the points, at most 10^12 in size
   * @param age whole seconds, not negative
   */
  public long at(long millionths, long age) {
    // age x reciprocal in 128 bits: whole half-lives, and the fraction of the next
    long low = age * reciprocal;
    long fraction = low + Math.unsignedMultiplyHigh(age, reciprocalRest);
    long lives =
        Math.unsignedMultiplyHigh(age, reciprocal)
            + (Long.compareUnsigned(fraction, low) < 0 ? 1 : 0);
    long rest = age - lives * halfLife;
    if (rest == halfLife) {
      lives++;
      rest = 0;
    }
    if (lives >= HalfLife.LIVES) {
      return 0;
    }
    long size = Math.abs(millionths);
    long value = rest == 0 ? halved(size, (int) lives) : between(size, (int) lives, rest, fraction);
    return millionths < 0 ? -value : value;
  }

  private static long halved(long size, int times) {
    return times == 0 ? size : (size + (1L << (times - 1))) >> times;
  }

  private long between(long size, int lives, long rest, long fraction) {
    // 2 x size x power + 1/2 in 128 bits; the quotient by 2^(64 + lives) is the rounded value
    long twice = size << 1;
    long power = power(fraction);
    long high = Math.unsignedMultiplyHigh(twice, power);
    long low = twice * power;
    if (lives == 0) {
      high += low >>> 63;
      low += ONE;
    } else {
      high += 1L << (lives - 1);
    }
    long doubt = twice * ERROR;
    if (Long.compareUnsigned(low + doubt, 2 * doubt) <= 0
        && isNearWhole(high & ((1L << lives) - 1), low, lives, doubt)) {
      return exact(size, lives, rest, halfLife);
    }
    return high >>> lives;
  }

  /** Whether a remainder of 64 + lives bits lies within {@code doubt} of none or of the next. */
  private static boolean isNearWhole(long high, long low, int lives, long doubt) {
    return Long.compareUnsigned(low, doubt) <= 0 ? high == 0 : high == (1L << lives) - 1;
  }

  /**
   * 2^(-rest/halfLife) as a multiple of 2^-63, within {@link #ERROR} units; {@code 0 < rest <
   * halfLife}.
   */
  static long factor(long rest, long halfLife) {
    var decay = new Decay(halfLife);
    return power(rest * decay.reciprocal + Math.unsignedMultiplyHigh(rest, decay.reciprocalRest));
  }

  /** 2^(-x) as a multiple of 2^-63 for a fraction x that is a multiple of 2^-64. */
  private static long power(long fraction) {
    long ninth = DecayTable.NINTH[(int) (fraction >>> 55)];
    long eighteenth = DecayTable.EIGHTEENTH[(int) (fraction >>> 46) & 511];
    long product = eighteenth == ONE ? ninth : Math.unsignedMultiplyHigh(ninth, eighteenth) << 1;
    // 1 - 2^-t for the remaining t < 2^-18: x - x^2/2 + x^3/6 with x = t ln 2
    long x = Math.unsignedMultiplyHigh(fraction & ((1L << 46) - 1), LN2);
    long x2 = Math.unsignedMultiplyHigh(x, x);
    long x3 = Math.unsignedMultiplyHigh(x2, x);
    long lost = x - (x2 >>> 1) + x3 / 6;
    return product - Math.unsignedMultiplyHigh(product, lost);
  }

  /**
   * The same by decimal arithmetic; a tie is impossible, since 2^(-rest/halfLife) is irrational
   * here.
   */
  private static long exact(long size, int lives, long rest, long halfLife) {
    for (int digits = 40; ; digits *= 2) {
      var context = new MathContext(digits, RoundingMode.HALF_EVEN);
      var exponent = BigDecimal.valueOf(rest).divide(BigDecimal.valueOf(halfLife), context);
      var value =
          BigDecimal.valueOf(size)
              .multiply(exp(exponent.multiply(ln2(context)).negate(), context))
              .divide(BigDecimal.TWO.pow(lives), context);
      var doubt = BigDecimal.ONE.movePointLeft(digits - 20);
      var lower = value.subtract(doubt).setScale(0, RoundingMode.HALF_UP);
      if (lower.compareTo(value.add(doubt).setScale(0, RoundingMode.HALF_UP)) == 0) {
        return lower.longValueExact();
      }
    }
  }

  /** e^x for -1 &lt; x &lt;= 0 by its series. */
  private static BigDecimal exp(BigDecimal x, MathContext context) {
    var sum = BigDecimal.ONE;
    var term = BigDecimal.ONE;
    var least = BigDecimal.ONE.movePointLeft(context.getPrecision() + 2);
    for (int k = 1; term.abs().compareTo(least) > 0; k++) {
      term = term.multiply(x, context).divide(BigDecimal.valueOf(k), context);
      sum = sum.add(term, context);
    }
    return sum;
  }

  /** ln 2 as the sum of 1/(k 2^k). */
  private static BigDecimal ln2(MathContext context) {
    var sum = BigDecimal.ZERO;
    var power = BigDecimal.ONE;
    var least = BigDecimal.ONE.movePointLeft(context.getPrecision() + 2);
    for (int k = 1; power.compareTo(least) > 0; k++) {
      power = power.divide(BigDecimal.TWO, context);
      sum = sum.add(power.divide(BigDecimal.valueOf(k), context), context);
    }
    return sum;
  }
}
