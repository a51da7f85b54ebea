package dev.astrolabe.scoring;

import dev.astrolabe.model.identity.Identity;
import dev.astrolabe.model.lead.InMemoryLedger;
import dev.astrolabe.model.lead.LeadId;
import dev.astrolabe.model.lead.Ledger;
import dev.astrolabe.model.ledger.Entry;
import dev.astrolabe.model.ledger.EntryId;
import java.util.List;
import java.util.Optional;

/** A table that is throttled for one person. */
record BrokenFor(InMemoryLedger ledger, Identity identity) implements Ledger {
  @Override
  public Optional<Claim> claimOf(Identity asked) {
    return ledger.claimOf(asked);
  }

  @Override
  public Claim claim(Identity asked, LeadId candidate, String original) {
    return ledger.claim(asked, candidate, original);
  }

  @Override
  public Appended append(Entry entry) {
    if (entry.home().equals(identity)) {
      throw new IllegalStateException("throttled: " + entry.home().key());
    }
    return ledger.append(entry);
  }

  @Override
  public Optional<Entry> entry(Identity home, EntryId id) {
    return ledger.entry(home, id);
  }

  @Override
  public List<Entry> entries(Identity home) {
    return ledger.entries(home);
  }
}
