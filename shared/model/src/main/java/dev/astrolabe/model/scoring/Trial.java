package dev.astrolabe.model.scoring;

import dev.astrolabe.model.ledger.Origin;
import dev.astrolabe.model.ledger.Trust;
import dev.astrolabe.model.profile.Fact;
import dev.astrolabe.model.stage.Checkpoint;
import dev.astrolabe.model.stage.Course;
import dev.astrolabe.model.stage.Stage;
import java.time.Instant;

/**
 * A lead at one second on which single further entries are tried. An entry at that very second
 * changes only the rules it satisfies, the silences it ends and the fit rules whose attribute it
 * states: everything else stays as it was reckoned once. No entry of the lead may be later.
 */
final class Trial {
  /** The highest stage there, and the total, millionths. */
  record Outcome(Stage stage, long total) {}

  private final CompiledModel model;
  private final Tally tally;
  private final Checkpoint before;
  private final long u;
  private final Sums sums;
  private final Sums with;
  private final long[] groups;
  private final Span span = new Span();

  /**
   * @param before where the lead's stages stood one second earlier
   */
  Trial(Tally tally, Checkpoint before, long u) {
    this.model = tally.model();
    this.tally = tally;
    this.before = before;
    this.u = u;
    sums = tally.sums(u);
    with = new Sums(model);
    groups = model.ladder().room();
  }

  /** The lead with one more voluntary entry that satisfies these matchers and states nothing. */
  Outcome behaving(boolean[] satisfies) {
    return outcome(satisfies, tally.fit(u));
  }

  /** The lead with one more entry that answers what nobody knew. */
  Outcome answering(String attribute, String value) {
    var fact =
        new Fact(
            attribute,
            value,
            Instant.ofEpochSecond(u),
            Trials.HYPOTHETICAL,
            Trust.OPERATOR,
            Origin.VOLUNTARY);
    return outcome(model.trials().byStating(), tally.fit(u).with(fact));
  }

  private Outcome outcome(boolean[] satisfies, FitAt fit) {
    boolean endsSilence = false;
    for (int r = 0; r < sums.engagement.length; r++) {
      with.engagement[r] = sums.engagement[r];
      if (satisfies[model.matcherOf(r)] && tally.rule(r).admitsAfterAll(u)) {
        with.engagement[r] += tally.rule(r).points();
        endsSilence |= tally.rule(r).isPositive();
      }
    }
    for (int r = 0; r < sums.inactivity.length; r++) {
      with.inactivity[r] = endsSilence ? 0 : sums.inactivity[r];
    }
    span.single(tally, u, with, groups, fit, satisfies);
    return new Outcome(Course.next(before, span), span.least(Dimension.TOTAL));
  }
}
