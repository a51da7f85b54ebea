package dev.astrolabe.model.lead;

import dev.astrolabe.model.ledger.Entry;
import dev.astrolabe.model.ledger.Imported;
import dev.astrolabe.model.stage.Cause;
import dev.astrolabe.model.stage.Transition;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * Tells what an import brought from what happened while its lead waited: who asks for sales in that
 * time is handed over, only later.
 */
final class SinceImport {
  private final List<Entry> entries;
  private final Cause.ByHistory history;
  private final Instant begun;

  /**
   * @param entries those that the lead has folded
   */
  SinceImport(List<Entry> entries, String importId) {
    this.entries = entries.stream().sorted(Entry.ORDER).toList();
    this.history = new Cause.ByHistory(importId);
    var own = begun(entries, importId);
    // Another import may have been open with it: nobody waits longer than that for one.
    var earliest = own.minus(BackfillLeads.LONGEST_IMPORT);
    this.begun =
        entries.stream()
            .filter(entry -> OpenBackfills.of(entry).isPresent())
            .map(Entry::recordedAt)
            .filter(at -> !at.isBefore(earliest))
            .min(Comparator.naturalOrder())
            .orElse(own);
  }

  /** When the first row of the import was received; never where there is none. */
  static Instant begun(List<Entry> entries, String importId) {
    return entries.stream()
        .filter(entry ->
            entry
                .imported()
                .filter(Imported::history)
                .filter(imported -> imported.importId().equals(importId))
                .isPresent())
        .map(Entry::recordedAt)
        .min(Comparator.naturalOrder())
        .orElse(Entry.LATEST);
  }

  /** The transition with the cause that it has. */
  Transition caused(Transition transition) {
    return transition.withCause(cause(transition.effectiveAt()));
  }

  /** Why a stage changed at this second. */
  private Cause cause(Instant at) {
    if (at.isBefore(begun)) {
      return history;
    }
    var then = entries.stream().filter(entry -> entry.occurredAt().equals(at)).toList();
    return then.stream()
        .filter(entry -> OpenBackfills.of(entry).isEmpty())
        .reduce((one, next) -> next)
        .<Cause>map(live -> new Cause.ByEntry(live.id()))
        .orElseGet(() -> then.isEmpty() ? new Cause.ByTime() : history);
  }
}
