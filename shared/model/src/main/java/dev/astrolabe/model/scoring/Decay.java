package dev.astrolabe.model.scoring;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * What points are worth at an age: the whole number of millionths nearest to {@code points x
 * 2^(-age/halfLife)}, ties away from zero. Exact: where fixed-point arithmetic cannot prove which
 * number is nearest, decimal arithmetic of growing precision decides.
 */
public final class Decay {
  /** ln 2 as a multiple of 2^-64, to the nearest. */
  private static final long LN2 = 0xB17217F7D1CF79ACL;

  /** 2^0 as a multiple of 2^-63. */
  private static final long ONE = 1L << 63;

  /**
   * A bound on the error of {@link #factor} in units of 2^-63: half a unit in each table, one and a
   * half for each of the products, one for the cut-off of the fraction and of the cubic, doubled.
   */
  private static final long ERROR = 16;

  private Decay() {}

  /**
   * The value at an age.
   *
   * @param millionths the points, at most 10^12 in size
   * @param age whole seconds, not negative
   * @param halfLife whole seconds, 1 to 10^9
   */
  public static long at(long millionths, long age, long halfLife) {
    long lives = age / halfLife;
    if (lives >= HalfLife.LIVES) {
      return 0;
    }
    long size = Math.abs(millionths);
    long rest = age - lives * halfLife;
    long value = rest == 0 ? halved(size, (int) lives) : between(size, (int) lives, rest, halfLife);
    return millionths < 0 ? -value : value;
  }

  private static long halved(long size, int times) {
    return times == 0 ? size : (size + (1L << (times - 1))) >> times;
  }

  private static long between(long size, int lives, long rest, long halfLife) {
    long factor = factor(rest, halfLife);
    int shift = 63 + lives;
    // size x factor + 1/2, in 128 bits; the quotient by 2^shift is the rounded value
    long high = Math.unsignedMultiplyHigh(size, factor);
    long low = size * factor;
    if (shift <= 64) {
      long half = 1L << (shift - 1);
      low += half;
      if (Long.compareUnsigned(low, half) < 0) {
        high++;
      }
    } else {
      high += 1L << (shift - 65);
    }
    long value = shift < 64 ? (high << 1) | (low >>> 63) : high >>> (shift - 64);
    long highRemainder = shift <= 64 ? 0 : high & ((1L << (shift - 64)) - 1);
    long lowRemainder = shift < 64 ? low & Long.MAX_VALUE : low;
    long doubt = size * ERROR;
    boolean nearBelow = highRemainder == 0 && Long.compareUnsigned(lowRemainder, doubt) <= 0;
    if (nearBelow || isNearAbove(shift, highRemainder, lowRemainder, doubt)) {
      return exact(size, lives, rest, halfLife);
    }
    return value;
  }

  private static boolean isNearAbove(int shift, long high, long low, long doubt) {
    // 2^shift less the remainder
    long lowGap = -low;
    long borrow = low == 0 ? 0 : 1;
    if (shift < 64) {
      return Long.compareUnsigned((1L << shift) - low, doubt) <= 0;
    }
    long highGap = (shift == 64 ? 1 : 1L << (shift - 64)) - high - borrow;
    return highGap == 0 && Long.compareUnsigned(lowGap, doubt) <= 0;
  }

  /**
   * 2^(-rest/halfLife) as a multiple of 2^-63, within {@link #ERROR} units; {@code 0 < rest <
   * halfLife}.
   */
  static long factor(long rest, long halfLife) {
    // rest/halfLife as a fraction of 64 bits, by two divisions of 32 bits each
    long first = (rest << 32) / halfLife;
    long second = (((rest << 32) - first * halfLife) << 32) / halfLife;
    long fraction = (first << 32) | second;
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
