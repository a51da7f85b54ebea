package dev.astrolabe.qualification;

import dev.astrolabe.model.identity.PhoneNumbers;
import dev.astrolabe.model.lead.HandOffs;
import dev.astrolabe.model.lead.Leads;
import dev.astrolabe.model.lead.Ledger;
import dev.astrolabe.runtime.door.ArrivalQueue;
import dev.astrolabe.runtime.http.Seal;
import java.util.function.Supplier;

/** Everything this function needs from outside. */
record Ports(
    Leads leads,
    Ledger ledger,
    HandOffs handOffs,
    LeadLists lists,
    Models models,
    Answers answers,
    EntryState.Refusals refusals,
    ArrivalQueue liveQueue,
    Reassessment reassessment,
    PhoneNumbers phones,
    Settled settled,
    Supplier<Seal> seal,
    Shelf shelf,
    Audit audit) {}
