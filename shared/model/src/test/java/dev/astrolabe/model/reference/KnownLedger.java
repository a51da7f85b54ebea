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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;

/**
 * The entries that had been recorded by an instant, each once, in entry order, and which of them
 * are marked.
 */
final class KnownLedger {
  /** By the bytes of the source, then of the id. */
  static final Comparator<Entry> BY_ID =
      Comparator.<Entry, String>comparing(entry -> entry.id().source(), NaiveText::compare)
          .thenComparing(entry -> entry.id().id(), NaiveText::compare);

  private final List<Entry> entries;
  private final List<Entry> behaviours;
  private final Optional<Entry> first;
  private final Map<EntryId, Boolean> marks = new HashMap<>();
  private final Mutant mutant;

  /**
   * What of {@code delivered} had been recorded by {@code knownAt}.
   *
   * @param delivered in any order; of entries with one id the one that was recorded first stands,
   *     whenever it occurred; of those recorded in one second, the one whose home comes first
   */
  KnownLedger(Collection<Entry> delivered, Instant knownAt, Mutant mutant) {
    this.mutant = mutant;
    var standing = new ArrayList<Entry>(new LinkedHashSet<>(delivered));
    standing.removeIf(entry -> entry.recordedAt().isAfter(knownAt));
    var known = List.copyOf(standing);
    standing.removeIf(entry -> known.stream().anyMatch(other -> isBeatenBy(other, entry, mutant)));
    standing.sort(order(mutant));
    this.entries = List.copyOf(standing);
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
        ? Comparator.comparing(Entry::occurredAt).thenComparing(BY_ID.reversed())
        : Comparator.comparing(Entry::occurredAt).thenComparing(BY_ID);
  }

  /** Whether {@code other} has the id of {@code entry} and was accepted before it. */
  private static boolean isBeatenBy(Entry other, Entry entry, Mutant mutant) {
    if (!other.id().equals(entry.id()) || other.equals(entry)) {
      return false;
    }
    if (mutant == Mutant.OCCURRED_FIRST_STANDS && !other.occurredAt().equals(entry.occurredAt())) {
      return other.occurredAt().isBefore(entry.occurredAt());
    }
    if (!other.recordedAt().equals(entry.recordedAt())) {
      return mutant == Mutant.LAST_ACCEPTED_STANDS
          ? other.recordedAt().isAfter(entry.recordedAt())
          : other.recordedAt().isBefore(entry.recordedAt());
    }
    return other.home().kind() == entry.home().kind()
        ? NaiveText.compare(other.home().key(), entry.home().key()) < 0
        : other.home().kind().compareTo(entry.home().kind()) < 0;
  }

  private static BinaryOperator<Boolean> last(Mutant mutant) {
    return mutant == Mutant.LIFTS_IGNORED ? (before, now) -> before || now : (before, now) -> now;
  }

  /** All that stand, directives too, in entry order. */
  List<Entry> entries() {
    return entries;
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
