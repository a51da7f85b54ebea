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

  /** So much fits into one {@link #saveTogether}, by {@link #weight}. */
  int MOST_TOGETHER = 100;

  /**
   * What changes and claims weigh: each claim and each lead one, one more where facts change, and
   * one more for each model with older transitions.
   */
  static int weight(List<Change> changes, List<Claim> repointed) {
    return repointed.size()
        + changes.stream()
            .mapToInt(c ->
                (c.before().facts().equals(c.after().facts()) ? 1 : 2)
                    + (int) c.older().stream().map(Transition::model).distinct().count())
            .sum();
  }

  /**
   * Stores several leads and repoints claims in one transaction: all or nothing. False where any
   * lead has another version by now.
   *
   * @throws IllegalArgumentException where they weigh more than {@link #MOST_TOGETHER}
   */
  boolean saveTogether(List<Change> changes, List<Claim> repointed);

  /**
   * A lead before and after.
   *
   * @param older transitions recorded with it that {@code after} does not carry, oldest first: kept
   *     with the others, or not at all where nothing is saved
   */
  record Change(Lead before, Lead after, List<Transition> older) {
    public Change {
      older = List.copyOf(older);
    }

    /** A change that records at most one transition in each model. */
    public Change(Lead before, Lead after) {
      this(before, after, List.of());
    }
  }

  /** The recorded transitions of a lead in every model, oldest first, the newest included. */
  List<Transition> transitions(LeadId id);
}
