package dev.astrolabe.model.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.model.reference.ExactDecay;
import dev.astrolabe.model.reference.Mutant;
import java.util.HashMap;
import org.junit.jupiter.api.Test;

/** The worlds are worth something: whoever reads the semantics wrongly is told by some of them. */
class FeaturesOfWorldsTest {
  private static final int MUTATED = 200;

  @Test
  void everyWrongReadingShowsInSomeWorld() {
    var decay = new ExactDecay();
    var shown = new Hits<>(Mutant.class);
    for (long seed = 0; seed < MUTATED; seed++) {
      shown.count(new Study(Worlds.random(seed), decay)::differsBy);
    }
    System.out.printf("%n%s", shown.table("wrong reading", mutant -> ""));

    var caught = new HashMap<>(shown.counts());
    assertThat(caught.remove(Mutant.NONE)).isZero();
    assertThat(caught)
        .allSatisfy((mutant, count) -> assertThat(count).as(mutant.name()).isPositive());
  }

  @Test
  void aSeedAlwaysMakesTheSameWorld() {
    assertThat(Worlds.random(4711)).isEqualTo(Worlds.random(4711));
    assertThat(Worlds.random(4711).entries()).isNotEqualTo(Worlds.random(4712).entries());
  }
}
