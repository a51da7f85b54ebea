package dev.astrolabe.model.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.model.worlds.Worlds;
import org.junit.jupiter.api.Test;

/** Trying things on a tally gives what reckoning the lead anew with each of them gives. */
final class OutlookAgreesTest {
  private static final int WORLDS = 1_000;

  @Test
  void agreesWithTheStraightforwardWayInRandomWorlds() {
    long lifts = 0;
    long questions = 0;
    for (long seed = 0; seed < WORLDS; seed++) {
      var world = Worlds.random(seed);
      var model = new CompiledModel(world.model());
      for (var life : world.lives()) {
        for (var t : world.instants()) {
          var found = Outlook.of(model, life.entries(), t, life.knownAt());
          var expected = StraightforwardOutlook.of(model, life.entries(), t, life.knownAt());
          assertThat(found)
              .as("%s, t %s, knownAt %s", world, t, life.knownAt())
              .isEqualTo(expected);
          lifts += found.lifts().size();
          questions += found.nextQuestion().isPresent() ? 1 : 0;
        }
      }
    }
    // Worlds in which nothing lifts prove nothing.
    assertThat(lifts).isGreaterThan(1_000);
    assertThat(questions).isGreaterThan(1_000);
  }
}
