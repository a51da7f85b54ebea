package dev.astrolabe.qualification;

import dev.astrolabe.model.lead.Lead;
import dev.astrolabe.model.lead.LeadId;
import dev.astrolabe.model.lead.Leads;
import dev.astrolabe.model.lead.Ledger;
import dev.astrolabe.model.ledger.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds a lead and everything the ledger has about it. */
final class LeadFile {
  /** A chain of merges is followed so far; longer ones do not come about. */
  private static final int LONGEST_CHAIN = 32;

  private final Leads leads;
  private final Ledger ledger;

  LeadFile(Leads leads, Ledger ledger) {
    this.leads = leads;
    this.ledger = ledger;
  }

  /** What stands under an id. */
  sealed interface Found {
    /** The lead itself. */
    record Itself(Lead lead) implements Found {}

    /** The lead of that id was merged; this one answers in its place. */
    record Merged(LeadId asked, Lead lead) implements Found {}

    record Unknown() implements Found {}
  }

  /** The lead that answers for an id. */
  Found find(String id) {
    if (!id.matches("[A-Za-z0-9_-]{1,64}")) {
      return new Found.Unknown();
    }
    var asked = new LeadId(id);
    var lead = leads.read(asked);
    for (int i = 0; i < LONGEST_CHAIN; i++) {
      if (lead.isEmpty()) {
        return new Found.Unknown();
      }
      var survivor = lead.get().mergedInto();
      if (survivor.isEmpty()) {
        return i == 0 ? new Found.Itself(lead.get()) : new Found.Merged(asked, lead.get());
      }
      lead = leads.read(survivor.get());
    }
    return new Found.Unknown();
  }

  /** The lead that answers for an id, whichever it is; empty where there is none. */
  Optional<Lead> answering(LeadId id) {
    return switch (find(id.value())) {
      case Found.Itself(var lead) -> Optional.of(lead);
      case Found.Merged(var asked, var lead) -> Optional.of(lead);
      case Found.Unknown() -> Optional.empty();
    };
  }

  /** Every entry at home under one of the lead's identities, in order. */
  List<Entry> entries(Lead lead) {
    var entries = new ArrayList<Entry>();
    for (var identity : lead.identities()) {
      entries.addAll(ledger.entries(identity));
    }
    entries.sort(Entry.ORDER);
    return entries;
  }
}
