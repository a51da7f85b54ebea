package dev.astrolabe.model.reference;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;

/**
 * Points left at an age: the whole number of millionths nearest to {@code points x
 * 2^(-age/halfLife)}, ties away from zero; zero from 41 half-lives on. Computed with as many digits
 * as it takes to be sure, and remembered. For one thread.
 */
public final class ExactDecay {
  private static final int LIVES = 41;
  private static final int FIRST_DIGITS = 30;

  private record Question(long millionths, long halfLife, long age) {}

  private record Fraction(long part, long halfLife, int digits) {}

  private final Map<Question, Long> answers = new HashMap<>();
  private final Map<Fraction, BigDecimal> factors = new HashMap<>();

  /**
   * Points left at an age, in millionths.
   *
   * @param millionths nominal points
   * @param halfLife seconds, at least 1
   * @param age seconds, at least 0
   */
  public long points(long millionths, long halfLife, long age) {
    if (age >= LIVES * halfLife) {
      return 0;
    }
    return answers.computeIfAbsent(new Question(millionths, halfLife, age), this::answer);
  }

  private long answer(Question question) {
    long lives = question.age() / question.halfLife();
    long part = question.age() % question.halfLife();
    var halved =
        new BigDecimal(question.millionths())
            .divide(new BigDecimal(BigInteger.TWO.pow((int) lives)));
    if (part == 0) {
      return nearest(halved);
    }
    // 2^(-part/halfLife) is irrational, so the value is never a tie and enough digits always
    // decide.
    for (int digits = FIRST_DIGITS; ; digits *= 2) {
      var factor = factors.computeIfAbsent(factorOf(question, part, digits), ExactDecay::power);
      var doubt = BigDecimal.ONE.movePointLeft(digits);
      long low = nearest(halved.multiply(factor.subtract(doubt)));
      long high = nearest(halved.multiply(factor.add(doubt)));
      if (low == high) {
        return low;
      }
    }
  }

  private static Fraction factorOf(Question question, long part, int digits) {
    return new Fraction(part, question.halfLife(), digits);
  }

  /** BigDecimal's HALF_UP rounds ties away from zero, on both sides of it. */
  private static long nearest(BigDecimal value) {
    return value.setScale(0, RoundingMode.HALF_UP).longValueExact();
  }

  /** {@code 2^(-part/halfLife)} with an error far below {@code 10^-digits}. */
  private static BigDecimal power(Fraction fraction) {
    // Ten digits more than are promised, for the roundings of a few hundred terms.
    var context = new MathContext(fraction.digits() + 10);
    var x =
        naturalLogarithmOfTwo(context)
            .multiply(BigDecimal.valueOf(fraction.part()))
            .divide(BigDecimal.valueOf(fraction.halfLife()), context);
    var negligible = BigDecimal.ONE.movePointLeft(context.getPrecision());
    var sum = BigDecimal.ONE;
    var term = BigDecimal.ONE;
    for (int k = 1; term.abs().compareTo(negligible) > 0; k++) {
      term = term.multiply(x.negate(), context).divide(BigDecimal.valueOf(k), context);
      sum = sum.add(term, context);
    }
    return sum;
  }

  /** {@code ln 2}, the sum of {@code 1 / (k 2^k)}. */
  private static BigDecimal naturalLogarithmOfTwo(MathContext context) {
    var negligible = BigDecimal.ONE.movePointLeft(context.getPrecision());
    var sum = BigDecimal.ZERO;
    var half = new BigDecimal("0.5");
    var power = half;
    for (int k = 1; power.compareTo(negligible) > 0; k++) {
      sum = sum.add(power.divide(BigDecimal.valueOf(k), context), context);
      power = power.multiply(half, context);
    }
    return sum;
  }
}
