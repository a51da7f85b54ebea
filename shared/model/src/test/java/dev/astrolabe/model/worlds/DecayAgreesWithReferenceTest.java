package dev.astrolabe.model.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.model.reference.ExactDecay;
import dev.astrolabe.model.scoring.Decay;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Worlds are short; here are half-lives of days and years, and points up to the largest. */
class DecayAgreesWithReferenceTest {
  private static final long SEED = 20260102;

  @Test
  void agreesForEverySizeOfPointsAndHalfLife() {
    var random = new Random(SEED);
    var exact = new ExactDecay();
    for (int i = 0; i < 3_000; i++) {
      long halfLife = Math.max(1, random.nextLong(1_000_000_000L) >> random.nextInt(30));
      long points = (random.nextLong(1_000_000_000_000L) >> random.nextInt(40)) + 1;
      long age = random.nextLong(42 * halfLife);
      for (long signed : new long[] {points, -points}) {
        assertThat(Decay.at(signed, age, halfLife))
            .as("case %d of seed %d: %d at %d, half-life %d", i, SEED, signed, age, halfLife)
            .isEqualTo(exact.points(signed, halfLife, age));
      }
    }
  }

  @Test
  void agreesWhereTheAgeIsWholeHalfLivesAndTiesHappen() {
    var exact = new ExactDecay();
    for (long halfLife : new long[] {1, 2, 3, 86_400, 999_999_999, 1_000_000_000}) {
      for (int lives = 0; lives <= 42; lives++) {
        for (long points : new long[] {1, 3, 5, 7, 1L << 39, (1L << 38) + 1, 999_999_999_999L}) {
          for (long off = -1; off <= 1; off++) {
            long age = Math.max(0, lives * halfLife + off);
            assertThat(Decay.at(points, age, halfLife))
                .as("%d at %d, half-life %d", points, age, halfLife)
                .isEqualTo(exact.points(points, halfLife, age));
          }
        }
      }
    }
  }
}
