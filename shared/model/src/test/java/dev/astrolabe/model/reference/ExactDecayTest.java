package dev.astrolabe.model.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExactDecayTest {
  private final ExactDecay decay = new ExactDecay();

  @Test
  void halvesAtEveryHalfLife() {
    assertThat(decay.points(10_000_000, 60, 0)).isEqualTo(10_000_000);
    assertThat(decay.points(10_000_000, 60, 60)).isEqualTo(5_000_000);
    assertThat(decay.points(10_000_000, 60, 120)).isEqualTo(2_500_000);
    assertThat(decay.points(-10_000_000, 60, 180)).isEqualTo(-1_250_000);
  }

  @Test
  void givesTheNearestMillionthBetweenHalfLives() {
    // 10 / sqrt 2 = 7.0710678118..., 10 / 2^(1/3) = 7.9370052598...
    assertThat(decay.points(10_000_000, 60, 30)).isEqualTo(7_071_068);
    assertThat(decay.points(10_000_000, 60, 20)).isEqualTo(7_937_005);
    assertThat(decay.points(-10_000_000, 60, 30)).isEqualTo(-7_071_068);
  }

  @Test
  void roundsTiesAwayFromZero() {
    assertThat(decay.points(1, 1, 1)).isEqualTo(1);
    assertThat(decay.points(-1, 1, 1)).isEqualTo(-1);
    assertThat(decay.points(3, 5, 5)).isEqualTo(2);
    assertThat(decay.points(-5, 1, 1)).isEqualTo(-3);
    assertThat(decay.points(1, 1, 2)).isZero();
  }

  @Test
  void isZeroFromFortyOneHalfLivesOn() {
    long most = 1_000_000_000_000L;
    // 10^12 / 2^40 = 0.909...
    assertThat(decay.points(most, 10, 400)).isEqualTo(1);
    assertThat(decay.points(most, 10, 410)).isZero();
    assertThat(decay.points(most, 10, 4_000)).isZero();
  }

  /** v is nearest to p 2^(-a/h) exactly if (2v-1)^h 2^a <= (2p)^h < (2v+1)^h 2^a. */
  @Test
  void isNearestByWholeNumbersAlone() {
    var random = new Random(20260101);
    for (int i = 0; i < 3_000; i++) {
      long points = 1 + random.nextLong(i % 2 == 0 ? 1_000_000_000_000L : 20_000_000);
      int halfLife = 1 + random.nextInt(60);
      int age = random.nextInt(41 * halfLife);
      long value = decay.points(points, halfLife, age);

      var doubled = BigInteger.valueOf(2 * points).pow(halfLife);
      var what = points + " at " + age + " with half-life " + halfLife;
      assertThat(boundary(2 * value - 1, halfLife, age)).as(what).isLessThanOrEqualTo(doubled);
      assertThat(boundary(2 * value + 1, halfLife, age)).as(what).isGreaterThan(doubled);
    }
  }

  private static BigInteger boundary(long odd, int halfLife, int age) {
    // Below zero for the value 0; then the power has to stay below zero too.
    return odd < 0 ? BigInteger.ONE.negate() : BigInteger.valueOf(odd).pow(halfLife).shiftLeft(age);
  }
}
