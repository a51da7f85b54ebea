package dev.astrolabe.model.worlds;

import dev.astrolabe.model.reference.ExactDecay;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The code that runs and the reference agree on every world. {@code -Dastrolabe.worlds=1000000}
 * looks at more of them, {@code -Dastrolabe.worlds.first=4711} begins at another seed.
 */
class FastAgreesWithReferenceTest {
  private static final int BY_DEFAULT = 1_500;

  @Test
  @Timeout(value = 1, unit = TimeUnit.DAYS) // a million worlds take hours
  void agreesAtEveryInstantHoweverTheEntriesAreDelivered() {
    long first = Long.getLong("astrolabe.worlds.first", 0);
    long worlds = Long.getLong("astrolabe.worlds", BY_DEFAULT);
    var decay = new ExactDecay();
    for (long seed = first; seed < first + worlds; seed++) {
      check(Worlds.random(seed), decay);
    }
  }

  private static void check(World world, ExactDecay decay) {
    try {
      new Comparison(world, decay).check();
    } catch (RuntimeException | StackOverflowError e) {
      throw new AssertionError("in the " + world, e);
    }
  }
}
