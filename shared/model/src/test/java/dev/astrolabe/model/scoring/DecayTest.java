package dev.astrolabe.model.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class DecayTest {
  private static final MathContext DIGITS = new MathContext(70);

  /** ln 2, from the literature (OEIS A002162). */
  private static final BigDecimal LN2 =
      new BigDecimal(
          "0.6931471805599453094172321214581765680755001343602552541206800094933936219696947");

  @Test
  void halvesAtEveryHalfLife() {
    assertThat(Decay.at(10_000_000, 0, 86_400)).isEqualTo(10_000_000);
    assertThat(Decay.at(10_000_000, 86_400, 86_400)).isEqualTo(5_000_000);
    assertThat(Decay.at(10_000_000, 3 * 86_400, 86_400)).isEqualTo(1_250_000);
  }

  @Test
  void roundsTiesAwayFromZero() {
    assertThat(Decay.at(5, 1, 1)).isEqualTo(3);
    assertThat(Decay.at(-5, 1, 1)).isEqualTo(-3);
    assertThat(Decay.at(1, 1, 1)).isEqualTo(1);
    assertThat(Decay.at(1, 2, 1)).isEqualTo(0);
  }

  @Test
  void isNothingFromFortyOneHalfLivesOn() {
    assertThat(Decay.at(Points.LARGEST, 40, 1)).isEqualTo(1);
    assertThat(Decay.at(Points.LARGEST, 41, 1)).isZero();
    assertThat(Decay.at(-Points.LARGEST, 9_999_999_999L, 1)).isZero();
  }

  @Test
  void tableHoldsTheNearestMultiples() {
    for (int i = 0; i < 512; i++) {
      assertThat(DecayTable.NINTH[i]).as("ninth %d", i).isEqualTo(multiple(i, 1 << 9));
      assertThat(DecayTable.EIGHTEENTH[i]).as("eighteenth %d", i).isEqualTo(multiple(i, 1 << 18));
    }
  }

  @Test
  void factorStaysWithinAQuarterOfItsBound() {
    var random = new SplittableRandom(7);
    for (int i = 0; i < 20_000; i++) {
      long life = random.nextLong(2, 1_000_000_001);
      long rest = random.nextLong(1, life);
      var error =
          new BigInteger(Long.toUnsignedString(Decay.factor(rest, life)))
              .subtract(scaled(rest, life))
              .abs();
      assertThat(error.longValueExact()).as("%d/%d", rest, life).isLessThanOrEqualTo(4);
    }
  }

  @Test
  void isTheNearestNumberOfMillionths() {
    for (long seed = 1; seed <= 30_000; seed++) {
      var random = new SplittableRandom(seed);
      long life = 1 + random.nextLong(random.nextBoolean() ? 1_000_000_000L : 50);
      long points = random.nextLong(-Points.LARGEST, Points.LARGEST + 1);
      if (random.nextBoolean()) {
        points %= 1_000;
      }
      long age = random.nextLong(Math.min(10_000_000_000L, life * 42));
      assertThat(Decay.at(points, age, life))
          .as("seed %d: %d millionths, age %d, half-life %d", seed, points, age, life)
          .isEqualTo(nearest(points, age, life));
    }
  }

  private static long nearest(long points, long age, long life) {
    var value =
        BigDecimal.valueOf(points)
            .multiply(power(age % life, life))
            .divide(BigDecimal.TWO.pow((int) Math.min(60, age / life)), DIGITS);
    return age / life >= 41 ? 0 : value.setScale(0, RoundingMode.HALF_UP).longValueExact();
  }

  private static long multiple(long rest, long life) {
    return new BigDecimal(BigInteger.TWO.pow(63))
        .multiply(power(rest, life))
        .setScale(0, RoundingMode.HALF_UP)
        .toBigIntegerExact()
        .longValue();
  }

  private static BigInteger scaled(long rest, long life) {
    return new BigDecimal(BigInteger.TWO.pow(63))
        .multiply(power(rest, life))
        .setScale(0, RoundingMode.HALF_UP)
        .toBigIntegerExact();
  }

  /** 2^(-rest/life) by the series of e^x. */
  private static BigDecimal power(long rest, long life) {
    var x = LN2.multiply(BigDecimal.valueOf(-rest)).divide(BigDecimal.valueOf(life), DIGITS);
    var sum = BigDecimal.ONE;
    var term = BigDecimal.ONE;
    for (int k = 1; k < 70; k++) {
      term = term.multiply(x, DIGITS).divide(BigDecimal.valueOf(k), DIGITS);
      sum = sum.add(term, DIGITS);
    }
    return sum;
  }
}
