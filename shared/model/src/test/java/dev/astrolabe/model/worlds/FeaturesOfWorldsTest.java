package dev.astrolabe.model.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.model.reference.ExactDecay;
import dev.astrolabe.model.reference.Mutant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The worlds are worth something: what can matter does matter, often enough, and errors show. */
class FeaturesOfWorldsTest {
  private static final int STUDIED = 600;
  private static final int MUTATED = 200;

  @Test
  void everyFeatureMattersInAtLeastOneWorldOfAHundred() {
    var decay = new ExactDecay();
    var hits = new EnumMap<Feature, Integer>(Feature.class);
    for (long seed = 0; seed < STUDIED; seed++) {
      var study = new Study(Worlds.random(seed), decay);
      for (var feature : Feature.values()) {
        hits.merge(feature, study.shows(feature) ? 1 : 0, Integer::sum);
      }
    }
    print("feature", STUDIED, hits, Feature::meaning);

    assertThat(hits)
        .allSatisfy((feature, count) ->
            assertThat(count).as(feature.meaning()).isGreaterThanOrEqualTo(STUDIED / 100));
  }

  @Test
  void everyWrongReadingShowsInSomeWorld() {
    var decay = new ExactDecay();
    var caught = new EnumMap<Mutant, Integer>(Mutant.class);
    for (long seed = 0; seed < MUTATED; seed++) {
      var study = new Study(Worlds.random(seed), decay);
      for (var mutant : Mutant.values()) {
        caught.merge(mutant, study.differsBy(mutant) ? 1 : 0, Integer::sum);
      }
    }
    print("wrong reading", MUTATED, caught, mutant -> "");

    assertThat(caught.remove(Mutant.NONE)).isZero();
    assertThat(caught)
        .allSatisfy((mutant, count) -> assertThat(count).as(mutant.name()).isPositive());
  }

  @Test
  void aSeedAlwaysMakesTheSameWorld() {
    assertThat(Worlds.random(4711)).isEqualTo(Worlds.random(4711));
    assertThat(Worlds.random(4711).entries()).isNotEqualTo(Worlds.random(4712).entries());
  }

  private static <K extends Enum<K>> void print(
      String title, int worlds, Map<K, Integer> counts, Function<K, String> of) {
    System.out.printf(Locale.ROOT, "%n%-26s %6s  of %,d worlds%n", title, "share", worlds);
    counts.forEach((what, count) ->
        System.out.printf(
            Locale.ROOT, "%-26s %5.1f%%  %s%n", what, 100.0 * count / worlds, of.apply(what)));
  }
}
