package dev.astrolabe.model.ledger;

import dev.astrolabe.model.identity.Identity;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One thing that happened, as the ledger keeps it: immutable once accepted.
 *
 * @param home the identity under which it is stored
 * @param kind what happened: {@code guide-downloaded}, {@code demo-requested}; lower case
 * @param occurredAt when it happened, whole seconds, from 2000 to 2100
 * @param recordedAt when our door received it, whole seconds
 * @param profile attributes it states about the person
 * @param payload its own details, flattened: {@code {"topic": "customs", "answers.0": "yes"}}
 * @param links what its other identities were decided to be
 * @param imported the file it came with; empty where it came alone
 */
public record Entry(
    EntryId id,
    Identity home,
    String kind,
    Instant occurredAt,
    Instant recordedAt,
    Trust trust,
    Origin origin,
    SortedMap<String, String> profile,
    SortedMap<String, String> payload,
    List<Link> links,
    Optional<Directive> directive,
    Optional<Imported> imported) {

  /**
   * The order of entries wherever one has to be the first or the last: occurredAt, source, entry id
   * as bytes; then home, for links and cuts of entries with one id.
   */
  public static final Comparator<Entry> ORDER =
      Comparator.comparing(Entry::occurredAt).thenComparing(Entry::id).thenComparing(Entry::home);

  /** No entry is older than this second. */
  public static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

  /** Every entry is older than this second. */
  public static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

  public Entry {
    if (kind.isEmpty() || kind.length() > 64) {
      throw new IllegalArgumentException("an entry's kind has 1 to 64 characters");
    }
    if (!isWhole(occurredAt) || !isWhole(recordedAt)) {
      throw new IllegalArgumentException("times of an entry are whole seconds");
    }
    if (occurredAt.isBefore(EARLIEST) || !occurredAt.isBefore(LATEST)) {
      throw new IllegalArgumentException(
          "occurredAt lies between 2000 and 2100, was " + occurredAt);
    }
    profile = copy(profile);
    payload = copy(payload);
    links = List.copyOf(links);
  }

  /** An entry that came alone. */
  public Entry(
      EntryId id,
      Identity home,
      String kind,
      Instant occurredAt,
      Instant recordedAt,
      Trust trust,
      Origin origin,
      SortedMap<String, String> profile,
      SortedMap<String, String> payload,
      List<Link> links,
      Optional<Directive> directive) {
    this(
        id,
        home,
        kind,
        occurredAt,
        recordedAt,
        trust,
        origin,
        profile,
        payload,
        links,
        directive,
        Optional.empty());
  }

  private static boolean isWhole(Instant time) {
    return time.equals(time.truncatedTo(ChronoUnit.SECONDS));
  }

  private static SortedMap<String, String> copy(Map<String, String> map) {
    return Collections.unmodifiableSortedMap(new TreeMap<>(map));
  }

  /** Whether this entry is about the person, not about other entries or identities. */
  public boolean isBehaviour() {
    return directive.isEmpty();
  }

  /** The same entry with the door's decision about its links. */
  public Entry withLinks(List<Link> decided) {
    return new Entry(
        id,
        home,
        kind,
        occurredAt,
        recordedAt,
        trust,
        origin,
        profile,
        payload,
        decided,
        directive,
        imported);
  }
}
