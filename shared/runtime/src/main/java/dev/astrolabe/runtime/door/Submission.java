package dev.astrolabe.runtime.door;

import dev.astrolabe.model.ledger.Directive;
import dev.astrolabe.model.ledger.Origin;
import dev.astrolabe.model.ledger.Trust;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a door was told, decoded but not yet normalised.
 *
 * @param source whose word it is: {@code form:demo}, {@code api}
 * @param occurredAt when it happened, where that was said
 * @param profile attributes as they were written; blank ones say nothing
 */
public record Submission(
    String source,
    String kind,
    List<Stated> identities,
    Optional<Instant> occurredAt,
    Trust trust,
    Origin origin,
    SortedMap<String, String> profile,
    SortedMap<String, String> payload,
    Optional<Directive> directive) {
  public Submission {
    identities = List.copyOf(identities);
    profile = Collections.unmodifiableSortedMap(new TreeMap<>(profile));
    payload = Collections.unmodifiableSortedMap(new TreeMap<>(payload));
  }
}
