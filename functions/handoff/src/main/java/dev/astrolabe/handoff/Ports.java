package dev.astrolabe.handoff;

import dev.astrolabe.model.lead.HandOffs;
import dev.astrolabe.model.lead.Leads;
import dev.astrolabe.model.lead.Ledger;
import dev.astrolabe.model.scoring.CompiledModel;
import dev.astrolabe.runtime.deliver.Bus;
import dev.astrolabe.runtime.deliver.Mailer;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Everything handing over works with.
 *
 * @param salesAddress who gets the mails
 * @param publicUrl where the API answers, without a slash at its end
 * @param zone the company's time zone
 */
record Ports(
    Leads leads,
    Ledger ledger,
    HandOffs handOffs,
    Models models,
    Bus bus,
    Mailer mailer,
    String salesAddress,
    String publicUrl,
    ZoneId zone) {

  /** Finds the model a hand-off was decided by. */
  interface Models {
    /** That version, else the active one; empty where the model is gone. */
    Optional<CompiledModel> version(String name, int version, Instant now);
  }
}
