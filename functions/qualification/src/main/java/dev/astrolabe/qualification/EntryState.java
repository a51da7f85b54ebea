package dev.astrolabe.qualification;

import dev.astrolabe.model.identity.Identity;
import dev.astrolabe.model.identity.IdentityKind;
import dev.astrolabe.model.lead.Lead;
import dev.astrolabe.model.lead.LeadId;
import dev.astrolabe.model.lead.Ledger;
import dev.astrolabe.model.ledger.EntryId;
import dev.astrolabe.runtime.door.EntryAddress;
import dev.astrolabe.runtime.store.RefusedEntries.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What became of an entry that a door took. */
sealed interface EntryState {
  /** Still on its way. */
  record Pending() implements EntryState {}

  /** It could not be taken, and lies in the dead-letter queue. */
  record Refused(List<Reason> reasons) implements EntryState {
    public Refused {
      reasons = List.copyOf(reasons);
    }
  }

  /** It counts, for this lead. */
  record Folded(LeadId lead, EntryId entry) implements EntryState {}

  /** Looks it up. */
  static EntryState of(
      EntryAddress.Named named, Ledger ledger, LeadFile file, Refusals refusals, Instant now) {
    var owner = owner(named.home(), ledger, file);
    for (var id : named.ids()) {
      if (owner.isPresent()
          && owner.get().standings().values().stream()
              .anyMatch(standing -> standing.evidence().contains(id))
          && ledger.entry(named.home(), id).isPresent()) {
        return new Folded(owner.get().id(), id);
      }
    }
    if (named.ids().stream().anyMatch(id -> ledger.entry(named.home(), id).isPresent())) {
      // It stands and will be folded; what was refused under its id said something else.
      return new Pending();
    }
    return refusals
        .reasons(named.home(), named.ids().getFirst(), now)
        .<EntryState>map(Refused::new)
        .orElseGet(Pending::new);
  }

  /** Why entries were refused. */
  @FunctionalInterface
  interface Refusals {
    /** The reasons; empty for an entry that was not refused. */
    Optional<List<Reason>> reasons(Identity home, EntryId id, Instant now);
  }

  private static Optional<Lead> owner(Identity home, Ledger ledger, LeadFile file) {
    return home.kind() == IdentityKind.INTERNAL
        ? file.answering(new LeadId(home.key()))
        : ledger.claimOf(home).flatMap(claim -> file.answering(claim.lead()));
  }
}
