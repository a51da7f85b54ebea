package dev.astrolabe.model.lead;

import dev.astrolabe.model.lead.Ledger.Claim;
import dev.astrolabe.model.stage.Transition;
import java.util.List;
import java.util.Optional;

/** Where leads are kept. */
public interface Leads {
  /**
   * The lead; empty where it was never stored, which is certain. Does not follow {@code
   * mergedInto}. May be a moment behind: a save on top of it fails then, and the reading after a
   * save that failed is the newest.
   */
  Optional<Lead> read(LeadId id);

  /**
   * Stores {@code after} if the stored version is still {@code before.version()}, as one version
   * more; false where another writer was faster, and then nothing that anybody reads has changed.
   * Puts the former newest transitions as items of their own first.
   */
  boolean save(Lead before, Lead after);

  /**
   * Stores several leads and repoints claims in one transaction: all or nothing. False where any
   * lead has another version by now.
   */
  boolean saveTogether(List<Change> changes, List<Claim> repointed);

  /** A lead before and after. */
  record Change(Lead before, Lead after) {}

  /** The recorded transitions of a lead in every model, oldest first, the newest included. */
  List<Transition> transitions(LeadId id);
}
