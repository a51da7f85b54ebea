package dev.astrolabe.model.lead;

import dev.astrolabe.model.identity.Identity;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A merge that a lead went through, and what it takes to undo it.
 *
 * @param id names the merge: made of the id of the entry that linked the two and the other lead's
 * @param other the lead that was merged into this one
 * @param kept the identities this lead had then
 * @param identities the identities the other lead had then
 */
public record Merge(
    String id, LeadId other, SortedSet<Identity> kept, SortedSet<Identity> identities, Instant at) {
  public Merge {
    kept = Collections.unmodifiableSortedSet(new TreeSet<>(kept));
    identities = Collections.unmodifiableSortedSet(new TreeSet<>(identities));
  }

  /** The lead that a merge of this id takes away; empty for an id that names none. */
  public static Optional<LeadId> otherOf(String mergeId) {
    int dot = mergeId.indexOf('.');
    var other = mergeId.substring(dot + 1);
    return dot < 0 || !LeadId.isValid(other) ? Optional.empty() : Optional.of(new LeadId(other));
  }
}
