package dev.astrolabe.model.lead;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.model.funnel.Milestone;
import dev.astrolabe.model.lead.Calls.Crash;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Leads that arrive, wait in the queue, are merged, taken apart and replayed at random: the
 * counters are what somebody counts who looks at everything after each act, and a rebuild counts
 * the same. {@code -Dastrolabe.worlds=20000} looks at more worlds, {@code
 * -Dastrolabe.worlds.first=4711} begins at another seed; {@code bench/run long} takes one for every
 * ten of its own.
 */
final class CountedWorldsTest {
  private static final int BY_DEFAULT = 400;

  @Test
  @Timeout(value = 1, unit = TimeUnit.DAYS) // many worlds take hours
  void countsWhatSomebodyCountsWhoLooksAtEverythingAndRebuildsTheSame() {
    long first = Long.getLong("astrolabe.worlds.first", 0);
    long worlds = Long.getLong("astrolabe.worlds", BY_DEFAULT);
    int corrections = 0;
    int sqls = 0;
    int late = 0;
    for (long seed = first; seed < first + worlds; seed++) {
      var world = new CountedWorld(seed);
      world.live();
      for (var standing : world.counters.everything()) {
        corrections += standing.corrections();
        sqls += standing.counted().milestone() == Milestone.SQL ? 1 : 0;
      }
      late += world.late;
      world.rebuild();
    }
    if (worlds >= BY_DEFAULT) {
      assertThat(corrections).isGreaterThan(1_000);
      assertThat(sqls).isGreaterThan(150);
      assertThat(late).isGreaterThan(200);
    }
  }

  /** A function that dies at any call of a store is called again with the same change. */
  @Test
  void countsTheSameWhereverItDies() {
    int deaths = 0;
    for (long seed = 200; seed < 212; seed++) {
      for (boolean after : List.of(false, true)) {
        for (int k = 1; k <= 40; k++) {
          var world = new CountedWorld(seed);
          for (int step = 0; step < 12; step++) {
            world.act(step);
            world.naive.look();
            try {
              world.countAll(Calls.dyingAt(k, after));
            } catch (Crash e) {
              deaths++;
              world.countAll(Calls.dyingAt(-1, false));
            }
          }
          assertThat(world.counters.cells())
              .as("seed %d, call %d, after %s", seed, k, after)
              .isEqualTo(world.naive.cells());
        }
      }
    }
    assertThat(deaths).isGreaterThan(2_000);
  }
}
