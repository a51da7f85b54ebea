package dev.astrolabe.scoring;

import dev.astrolabe.model.identity.Identity;
import dev.astrolabe.model.lead.Backfills;
import dev.astrolabe.model.lead.CreatedLeads;
import dev.astrolabe.model.lead.DueLeads;
import dev.astrolabe.model.lead.HandOffs;
import dev.astrolabe.model.lead.LeadId;
import dev.astrolabe.model.lead.Leads;
import dev.astrolabe.model.lead.Ledger;
import dev.astrolabe.model.lead.Reign;
import dev.astrolabe.model.ledger.EntryId;
import dev.astrolabe.model.scoring.CompiledModel;
import dev.astrolabe.runtime.batch.DeadLetters;
import dev.astrolabe.runtime.store.RefusedEntries.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Everything scoring works with.
 *
 * @param newestLeads the same leads, never a moment behind: an import ends for those that wait now
 * @param activeModels the model versions in force, asked at most once a batch with its time
 */
record Ports(
    Ledger ledger,
    Leads leads,
    Leads newestLeads,
    HandOffs handOffs,
    DueLeads due,
    CreatedLeads created,
    Function<Instant, List<CompiledModel>> activeModels,
    DeadLetters deadLetters,
    Refusals refusals,
    Bulk bulk,
    Backfills backfills,
    Reign.Reigns reigns,
    Supplier<LeadId> newIds) {

  /** Keeps why entries were refused, for those who ask what became of them. */
  @FunctionalInterface
  interface Refusals {
    /** Keeps the reasons, which quote nothing of the entry; the last ones stand. */
    void keep(
        Identity home, EntryId id, Optional<String> importId, List<Reason> reasons, Instant now);
  }

  /** The bulk queue. */
  @FunctionalInterface
  interface Bulk {
    /**
     * Takes the body of a message, sent in the trace, that nobody sees before the delay is over.
     */
    void send(String body, Optional<String> trace, Duration delay);
  }
}
