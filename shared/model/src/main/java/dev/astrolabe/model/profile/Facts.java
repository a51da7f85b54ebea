package dev.astrolabe.model.profile;

import dev.astrolabe.model.ledger.Directive;
import dev.astrolabe.model.ledger.Entry;
import dev.astrolabe.model.ledger.EntryId;
import dev.astrolabe.model.ledger.FirstAccepted;
import dev.astrolabe.model.ledger.Origin;
import dev.astrolabe.model.ledger.Trust;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything a lead's entries state about the person, with its history, and the marks that hide
 * entries: what changes seldom, kept beside the lead's evidence. Immutable; the same whatever the
 * order in which entries came.
 *
 * @param history every fact that was stated, in {@link Fact#ORDER}
 * @param marks the mark in force for each entry that was ever marked, by the entry's id
 */
public record Facts(List<Fact> history, SortedMap<EntryId, MarkInForce> marks) {
  public static final Facts NONE = new Facts(List.of(), new TreeMap<>());

  /** A mark, and where it stands in the order of entries. */
  public record MarkInForce(
      Instant occurredAt, EntryId entry, boolean quarantined, String reason) {}

  public Facts {
    history = List.copyOf(history);
    marks = Collections.unmodifiableSortedMap(new TreeMap<>(marks));
  }

  /** What all of {@code entries} state; of those with one id the first accepted one. */
  public static Facts of(Collection<Entry> entries) {
    var facts = NONE;
    for (var entry : FirstAccepted.of(entries)) {
      facts = facts.with(entry);
    }
    return facts;
  }

  /** These facts and those of {@code entry}; {@code this} where the entry adds nothing. */
  public Facts with(Entry entry) {
    if (entry.directive().isPresent() && entry.directive().get() instanceof Directive.Mark mark) {
      return marked(entry, mark);
    }
    if (entry.profile().isEmpty() || !entry.isBehaviour()) {
      return this;
    }
    var more = new ArrayList<>(history);
    for (Map.Entry<String, String> stated : entry.profile().entrySet()) {
      var fact = Fact.of(entry, stated.getKey(), stated.getValue());
      int at = Collections.binarySearch(more, fact, Fact.ORDER);
      if (at < 0) {
        more.add(-at - 1, fact);
      }
    }
    return more.size() == history.size() ? this : new Facts(more, marks);
  }

  private Facts marked(Entry entry, Directive.Mark mark) {
    var standing = marks.get(mark.target());
    if (standing != null && !isLater(entry, standing)) {
      return this;
    }
    var more = new TreeMap<>(marks);
    more.put(
        mark.target(),
        new MarkInForce(entry.occurredAt(), entry.id(), mark.quarantined(), mark.reason()));
    return new Facts(history, more);
  }

  private static boolean isLater(Entry entry, MarkInForce standing) {
    int byTime = entry.occurredAt().compareTo(standing.occurredAt());
    return byTime > 0 || (byTime == 0 && entry.id().compareTo(standing.entry()) > 0);
  }

  /** Whether the entry is quarantined by the mark in force. */
  public boolean isQuarantined(EntryId entry) {
    var mark = marks.get(entry);
    return mark != null && mark.quarantined();
  }

  /**
   * The value that conditions and points read at {@code at}: the newest voluntary one of an entry
   * that is not quarantined, where what an anonymous door said counts only while nobody better
   * trusted said anything.
   */
  public Optional<Fact> voluntary(String attribute, Instant at) {
    return newest(attribute, at, true);
  }

  /** The value to show at {@code at}: the voluntary one, else the newest purchased one. */
  public Optional<Fact> shown(String attribute, Instant at) {
    var given = voluntary(attribute, at);
    return given.isPresent() ? given : newest(attribute, at, false);
  }

  private Optional<Fact> newest(String attribute, Instant at, boolean voluntary) {
    var chosen = Optional.<Fact>empty();
    for (var fact : history) {
      if (fact.occurredAt().isAfter(at)) {
        break;
      }
      if (fact.attribute().equals(attribute)
          && (fact.origin() == Origin.VOLUNTARY) == voluntary
          && !isQuarantined(fact.entry())
          && (fact.trust() != Trust.ANONYMOUS
              || chosen.isEmpty()
              || chosen.get().trust() == Trust.ANONYMOUS)) {
        chosen = Optional.of(fact);
      }
    }
    return chosen;
  }

  /** The names of all attributes ever stated, sorted. */
  public List<String> attributes() {
    return history.stream().map(Fact::attribute).distinct().sorted().toList();
  }
}
