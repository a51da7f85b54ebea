package dev.astrolabe.model.profile;

import dev.astrolabe.model.ledger.Entry;
import dev.astrolabe.model.ledger.EntryId;
import dev.astrolabe.model.ledger.Origin;
import dev.astrolabe.model.ledger.Trust;
import java.time.Instant;
import java.util.Comparator;

/** One attribute as one entry stated it. Ordered as entries are. */
public record Fact(
    String attribute, String value, Instant occurredAt, EntryId entry, Trust trust, Origin origin) {

  /** By occurredAt, source, entry id, attribute. */
  public static final Comparator<Fact> ORDER =
      Comparator.comparing(Fact::occurredAt)
          .thenComparing(Fact::entry)
          .thenComparing(Fact::attribute);

  /** What {@code entry} states about {@code attribute}. */
  public static Fact of(Entry entry, String attribute, String value) {
    return new Fact(
        attribute, value, entry.occurredAt(), entry.id(), entry.trust(), entry.origin());
  }
}
