package dev.astrolabe.model.lead;

import dev.astrolabe.model.identity.Identity;
import dev.astrolabe.model.ledger.Directive;
import dev.astrolabe.model.ledger.EntryId;
import dev.astrolabe.model.ledger.Imported;
import dev.astrolabe.model.ledger.Origin;
import dev.astrolabe.model.ledger.Trust;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Something a door received, normalised, before the ledger decided anything about it. What travels
 * through the queue.
 *
 * @param contacts the identities it names, home first, none twice
 * @param before the id the same content would have had in the ten minutes before, where the id is a
 *     hash of content and time
 * @param imported the file it came with; empty where it came alone
 */
public record Arrival(
    EntryId id,
    Optional<EntryId> before,
    List<Contact> contacts,
    String kind,
    Instant occurredAt,
    Instant recordedAt,
    Trust trust,
    Origin origin,
    SortedMap<String, String> profile,
    SortedMap<String, String> payload,
    Optional<Directive> directive,
    Optional<Imported> imported) {

  /**
   * An identity as it was written.
   *
   * @param original the spelling the person used, kept for display
   */
  public record Contact(Identity identity, String original) {}

  public Arrival {
    contacts = List.copyOf(contacts);
    if (contacts.isEmpty()) {
      throw new IllegalArgumentException("an arrival names at least one identity");
    }
  }

  /** An arrival that came alone. */
  public Arrival(
      EntryId id,
      Optional<EntryId> before,
      List<Contact> contacts,
      String kind,
      Instant occurredAt,
      Instant recordedAt,
      Trust trust,
      Origin origin,
      SortedMap<String, String> profile,
      SortedMap<String, String> payload,
      Optional<Directive> directive) {
    this(
        id,
        before,
        contacts,
        kind,
        occurredAt,
        recordedAt,
        trust,
        origin,
        profile,
        payload,
        directive,
        Optional.empty());
  }

  /** The same arrival as a row of a file, under the row's own id. */
  public Arrival inFile(EntryId row, Imported file) {
    return new Arrival(
        row,
        Optional.empty(),
        contacts,
        kind,
        occurredAt,
        recordedAt,
        trust,
        origin,
        profile,
        payload,
        directive,
        Optional.of(file));
  }

  /** The identity under which the entry will be stored. */
  public Identity home() {
    return contacts.getFirst().identity();
  }
}
