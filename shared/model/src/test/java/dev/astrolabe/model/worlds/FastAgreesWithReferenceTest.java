package dev.astrolabe.model.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.model.reference.ExactDecay;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The code that runs and the reference agree on every world, and what can matter does matter in
 * those very worlds, each feature in one of a hundred at least. {@code -Dastrolabe.worlds=20000}
 * looks at more of them, {@code -Dastrolabe.worlds.first=4711} begins at another seed; {@code
 * bench/run long} takes a million.
 */
class FastAgreesWithReferenceTest {
  private static final int BY_DEFAULT = 1_500;

  /** Shares of fewer worlds say nothing. */
  private static final int ENOUGH = 500;

  @Test
  @Timeout(value = 1, unit = TimeUnit.DAYS) // many worlds take hours
  void agreesAtEveryInstantHoweverTheEntriesAreDelivered() {
    long first = Long.getLong("astrolabe.worlds.first", 0);
    long worlds = Long.getLong("astrolabe.worlds", BY_DEFAULT);
    boolean counted = worlds >= ENOUGH;
    var decay = new ExactDecay();
    var hits = new Hits<>(Feature.class);
    for (long seed = first; seed < first + worlds; seed++) {
      var world = Worlds.random(seed);
      LongRun.compare(world, decay);
      if (counted) {
        hits.count(new Study(world, decay)::shows);
      }
    }
    if (counted) {
      System.out.printf("%n%s", hits.table("feature", Feature::meaning));
      assertThat(hits.counts())
          .allSatisfy((feature, count) ->
              assertThat(count).as(feature.meaning()).isGreaterThanOrEqualTo((int) worlds / 100));
    }
  }
}
