package dev.astrolabe.model.reference;

import dev.astrolabe.model.ledger.Directive;
import dev.astrolabe.model.ledger.Entry;
import dev.astrolabe.model.ledger.EntryId;
import dev.astrolabe.model.ledger.Origin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;

/**
 * The entries that had been recorded by an instant, each once, in entry order, and which of them
 * are marked.
 */
final class KnownLedger {
  private final List<Entry> behaviours;
  private final Optional<Entry> first;
  private final Map<EntryId, Boolean> marks = new HashMap<>();
  private final Mutant mutant;

  /**
   * What of {@code delivered} had been recorded by {@code knownAt}.
   *
   * @param delivered in the order of acceptance; of entries with one id the first stands
   */
  KnownLedger(Collection<Entry> delivered, Instant knownAt, Mutant mutant) {
    this.mutant = mutant;
    var once = new LinkedHashMap<EntryId, Entry>();
    delivered.forEach(entry -> once.putIfAbsent(entry.id(), entry));
    var entries = new ArrayList<Entry>(once.values());
    entries.removeIf(entry -> entry.recordedAt().isAfter(knownAt));
    entries.sort(order(mutant));
    for (var entry : entries) {
      if (entry.directive().orElse(null) instanceof Directive.Mark mark) {
        marks.merge(mark.target(), mark.quarantined(), KnownLedger.last(mutant));
      }
    }
    this.behaviours = entries.stream().filter(entry -> entry.directive().isEmpty()).toList();
    this.first = behaviours.stream().filter(entry -> !isQuarantined(entry)).findFirst();
  }

  private static Comparator<Entry> order(Mutant mutant) {
    return mutant == Mutant.TIES_REVERSED
        ? Comparator.comparing(Entry::occurredAt)
            .thenComparing(Entry::id, Comparator.reverseOrder())
        : Entry.ORDER;
  }

  private static BinaryOperator<Boolean> last(Mutant mutant) {
    return mutant == Mutant.LIFTS_IGNORED ? (before, now) -> before || now : (before, now) -> now;
  }

  /** What is about the person, marked or not, in entry order. */
  List<Entry> behaviours() {
    return behaviours;
  }

  /** Whether the last mark about it says so. */
  boolean isQuarantined(Entry entry) {
    return mutant != Mutant.MARKS_IGNORED && marks.getOrDefault(entry.id(), false);
  }

  boolean isVoluntary(Entry entry) {
    return mutant == Mutant.PURCHASED_COUNTS || entry.origin() == Origin.VOLUNTARY;
  }

  /** The earliest entry about the person that is not marked, bought ones included. */
  Optional<Entry> first() {
    return first;
  }
}
