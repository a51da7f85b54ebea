package dev.astrolabe.model.lead;

import dev.astrolabe.model.ledger.Entry;
import dev.astrolabe.model.scoring.CompiledModel;
import dev.astrolabe.model.scoring.Evidence;
import dev.astrolabe.model.scoring.Explainer;
import dev.astrolabe.model.scoring.Tally;
import dev.astrolabe.model.stage.Cause;
import dev.astrolabe.model.stage.Checkpoint;
import dev.astrolabe.model.stage.Course;
import dev.astrolabe.model.stage.Stage;
import dev.astrolabe.model.stage.Transition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The transitions that would have been recorded had a lead's past been known as it happened: each
 * stretch of time by the version that was active then, which looks at all that happened before; a
 * change of version that moves the stage moves it at that second.
 */
final class HistoryWalk {
  private final Lead lead;
  private final List<Entry> entries;

  /**
   * @param entries those that the lead has folded
   */
  HistoryWalk(Lead lead, Collection<Entry> entries) {
    this.lead = lead;
    this.entries = Explainer.existing(entries, Instant.MAX, Instant.MAX);
  }

  /** The transitions until {@code now}, oldest first, recorded then. */
  List<Transition> transitions(List<Reign> reigns, Instant now, Cause cause) {
    var recorded = new ArrayList<Transition>();
    for (int i = 0; i < reigns.size(); i++) {
      long from = i == 0 ? Long.MIN_VALUE : reigns.get(i).from().getEpochSecond();
      boolean last = i + 1 == reigns.size();
      long to = last ? now.getEpochSecond() : reigns.get(i + 1).from().getEpochSecond() - 1;
      if (to >= from) {
        stretch(reigns.get(i).version(), from, Math.min(to, now.getEpochSecond()), now, cause)
            .forEach(change -> record(change, recorded));
      }
    }
    return List.copyOf(recorded);
  }

  /** Numbered and put in its place; what leaves the stage as it was is nothing. */
  private static void record(Transition change, List<Transition> recorded) {
    var from = recorded.isEmpty() ? Stage.LEAD : recorded.getLast().to();
    if (change.to() != from) {
      recorded.add(
          new Transition(
              change.model(),
              recorded.size() + 1,
              from,
              change.to(),
              change.effectiveAt(),
              change.recordedAt(),
              change.modelVersion(),
              change.cause()));
    }
  }

  /** Where the version stands at the first second, then its changes until the last one. */
  private List<Transition> stretch(
      CompiledModel version, long from, long to, Instant now, Cause cause) {
    var evidence = Evidence.of(version, entries);
    var walk =
        new Course(new Tally(version, evidence, lead.facts())).walk(Checkpoint.BEGINNING, to);
    var changes = new ArrayList<Course.Change>();
    var before = Stage.LEAD;
    for (var change : walk.changes()) {
      if (change.at() <= from) {
        before = change.stage();
      } else {
        changes.add(change);
      }
    }
    if (from > Long.MIN_VALUE) {
      changes.addFirst(new Course.Change(from, before));
    }
    return changes.stream()
        .map(change ->
            new Transition(
                version.model().name(),
                1,
                Stage.LEAD,
                change.stage(),
                Instant.ofEpochSecond(change.at()),
                now,
                version.model().version(),
                cause))
        .toList();
  }
}
