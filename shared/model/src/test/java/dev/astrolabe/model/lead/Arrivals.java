package dev.astrolabe.model.lead;

import dev.astrolabe.model.ledger.Directive;
import dev.astrolabe.model.ledger.EntryId;
import dev.astrolabe.model.ledger.Origin;
import dev.astrolabe.model.ledger.Trust;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;

/** Arrivals like another but for what is named. */
public final class Arrivals {
  private Arrivals() {}

  public static Arrival trusted(Arrival a, Trust trust) {
    return like(a, a.before(), a.occurredAt(), a.recordedAt(), trust, a.origin(), a.profile());
  }

  public static Arrival stating(Arrival a, SortedMap<String, String> profile) {
    return like(a, a.before(), a.occurredAt(), a.recordedAt(), a.trust(), a.origin(), profile);
  }

  static Arrival stating(Arrival a, String... namesAndValues) {
    return stating(a, Samples.map(namesAndValues));
  }

  static Arrival after(Arrival a, String before) {
    var id = Optional.of(new EntryId("site", before));
    return like(a, id, a.occurredAt(), a.recordedAt(), a.trust(), a.origin(), a.profile());
  }

  static Arrival purchased(Arrival a) {
    var origin = Origin.PURCHASED;
    return like(a, a.before(), a.occurredAt(), a.recordedAt(), a.trust(), origin, a.profile());
  }

  /** The same, received then. */
  public static Arrival received(Arrival a, Instant recordedAt) {
    return at(a, a.occurredAt(), recordedAt);
  }

  static Arrival at(Arrival a, Instant occurredAt, Instant recordedAt) {
    return like(a, a.before(), occurredAt, recordedAt, a.trust(), a.origin(), a.profile());
  }

  static Arrival carrying(Arrival a, SortedMap<String, String> payload) {
    return with(a, payload, a.directive());
  }

  public static Arrival ordering(Arrival a, Directive directive) {
    return with(a, a.payload(), Optional.of(directive));
  }

  private static Arrival like(
      Arrival a,
      Optional<EntryId> before,
      Instant occurredAt,
      Instant recordedAt,
      Trust trust,
      Origin origin,
      SortedMap<String, String> profile) {
    return new Arrival(
        a.id(),
        before,
        a.contacts(),
        a.kind(),
        occurredAt,
        recordedAt,
        trust,
        origin,
        profile,
        a.payload(),
        a.directive(),
        a.imported());
  }

  private static Arrival with(
      Arrival a, SortedMap<String, String> payload, Optional<Directive> directive) {
    return new Arrival(
        a.id(),
        a.before(),
        a.contacts(),
        a.kind(),
        a.occurredAt(),
        a.recordedAt(),
        a.trust(),
        a.origin(),
        a.profile(),
        payload,
        directive,
        a.imported());
  }
}
