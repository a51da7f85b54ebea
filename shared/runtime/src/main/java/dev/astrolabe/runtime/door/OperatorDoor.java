package dev.astrolabe.runtime.door;

import dev.astrolabe.model.ledger.Origin;
import dev.astrolabe.model.ledger.Trust;
import dev.astrolabe.runtime.text.EntryRefusal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the doors for people and programs with a token have in common, whatever they read. */
public final class OperatorDoor {
  /** The kind of what only states attributes. */
  public static final String PROFILE_UPDATED = "profile-updated";

  public static final String TIME_RULE = EntryRefusal.TIME_RULE.english();

  public static final String SOURCE_RULE = EntryRefusal.SOURCE_RULE.english();

  private OperatorDoor() {}

  /** A time as clients write it. */
  public static Optional<Instant> time(String written) {
    try {
      return Optional.of(OffsetDateTime.parse(written).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Whether a caller may name it as its source: not a form's or a configured source's name. */
  public static boolean isSource(String written) {
    return written.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
  }

  /**
   * What states attributes of a person. What one is reached by is an attribute too: the first
   * address and number, unless stated.
   */
  public static Submission profile(
      String source,
      String kind,
      List<Stated> identities,
      Optional<Instant> occurredAt,
      Origin origin,
      SortedMap<String, String> profile,
      SortedMap<String, String> payload) {
    var all = new TreeMap<>(profile);
    for (var one : identities) {
      switch (one.kind()) {
        case EMAIL -> all.putIfAbsent("email", one.written());
        case PHONE -> all.putIfAbsent("phone", one.written());
        case EXTERNAL, ANONYMOUS, INTERNAL -> {}
      }
    }
    return new Submission(
        source,
        kind,
        identities,
        occurredAt,
        Trust.OPERATOR,
        origin,
        all,
        payload,
        Optional.empty());
  }

  /** Something that a person did. */
  public static Submission entry(
      String source,
      String kind,
      List<Stated> identities,
      Optional<Instant> occurredAt,
      Origin origin,
      SortedMap<String, String> payload) {
    return new Submission(
        source,
        kind,
        identities,
        occurredAt,
        Trust.OPERATOR,
        origin,
        new TreeMap<>(),
        payload,
        Optional.empty());
  }
}
