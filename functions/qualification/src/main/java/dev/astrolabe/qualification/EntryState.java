package dev.astrolabe.qualification;

import dev.astrolabe.model.identity.Identity;
import dev.astrolabe.model.identity.IdentityKind;
import dev.astrolabe.model.lead.Lead;
import dev.astrolabe.model.lead.LeadId;
import dev.astrolabe.model.lead.Ledger;
import dev.astrolabe.model.ledger.EntryId;
import dev.astrolabe.runtime.door.EntryAddress;
import java.util.Optional;

/** What became of an entry that a door took. */
sealed interface EntryState {
  /** Still on its way, or refused while it was folded: then it lies in the dead-letter queue. */
  record Pending() implements EntryState {}

  /** It counts, for this lead. */
  record Folded(LeadId lead, EntryId entry) implements EntryState {}

  /** Looks it up. */
  static EntryState of(EntryAddress.Named named, Ledger ledger, LeadFile file) {
    var owner = owner(named.home(), ledger, file);
    for (var id : named.ids()) {
      if (owner.isPresent()
          && owner.get().standings().values().stream()
              .anyMatch(standing -> standing.evidence().contains(id))
          && ledger.entry(named.home(), id).isPresent()) {
        return new Folded(owner.get().id(), id);
      }
    }
    return new Pending();
  }

  private static Optional<Lead> owner(Identity home, Ledger ledger, LeadFile file) {
    return home.kind() == IdentityKind.INTERNAL
        ? file.answering(new LeadId(home.key()))
        : ledger.claimOf(home).flatMap(claim -> file.answering(claim.lead()));
  }
}
