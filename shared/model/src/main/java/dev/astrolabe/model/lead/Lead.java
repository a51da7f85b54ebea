package dev.astrolabe.model.lead;

import dev.astrolabe.model.identity.Identity;
import dev.astrolabe.model.profile.Facts;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A lead as it is kept: a connected set of identities with what their entries come to. Derived from
 * the ledger; folding every entry again gives the same.
 *
 * @param version counts the writes of this lead; 0 for one that was never stored
 * @param identities its identities, its internal one among them
 * @param standings by the model's name
 * @param mergedInto the lead that answers in this one's place
 * @param merges the merges that are in force, oldest first
 * @param handoffsPending codes {@code model#n} of transitions into SQL whose hand-off is not stored
 *     yet
 */
public record Lead(
    LeadId id,
    long version,
    Instant createdAt,
    SortedSet<Identity> identities,
    Facts facts,
    SortedMap<String, Standing> standings,
    Optional<LeadId> mergedInto,
    List<Merge> merges,
    SortedSet<String> handoffsPending) {

  public Lead {
    identities = Collections.unmodifiableSortedSet(new TreeSet<>(identities));
    standings = Collections.unmodifiableSortedMap(new TreeMap<>(standings));
    merges = List.copyOf(merges);
    handoffsPending = Collections.unmodifiableSortedSet(new TreeSet<>(handoffsPending));
  }

  /** A lead that nothing is known about yet. */
  public static Lead first(LeadId id, Instant createdAt) {
    return new Lead(
        id,
        0,
        createdAt,
        new TreeSet<>(List.of(id.internal())),
        Facts.NONE,
        new TreeMap<>(Map.of()),
        Optional.empty(),
        List.of(),
        new TreeSet<>());
  }

  /** When it was last assessed in any model; its creation where it never was. */
  public Instant assessedAt() {
    return standings.values().stream()
        .map(Standing::assessedAt)
        .max(Instant::compareTo)
        .orElse(createdAt);
  }
}
