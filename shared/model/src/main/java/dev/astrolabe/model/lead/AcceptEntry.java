package dev.astrolabe.model.lead;

import dev.astrolabe.model.ledger.EntryId;
import dev.astrolabe.model.stage.Transition;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * Takes one arrival into the ledger and brings its lead up to date. Safe to repeat, in any order
 * and by several writers at once: whatever is interrupted is finished when the same arrival comes
 * again.
 */
public final class AcceptEntry {
  /** What became of an arrival. */
  public sealed interface Outcome {
    /**
     * It counts; this is its lead now.
     *
     * @param transitions the changes of stage recorded with it, at most one for each model
     */
    record Assessed(Lead lead, List<Transition> transitions) implements Outcome {
      public Assessed {
        transitions = List.copyOf(transitions);
      }
    }

    /** It had been counted before, as this entry. */
    record AlreadyCounted(EntryId entry) implements Outcome {}

    /** Another entry stands under its id, which stays; what this one says is not counted. */
    record Different(EntryId entry) implements Outcome {}

    /** It cannot be taken, however often it is tried; nothing of it was stored. */
    record Refused(List<Problem> problems) implements Outcome {
      public Refused {
        problems = List.copyOf(problems);
      }
    }
  }

  private static final int TRIES = 10;

  private final Ledger ledger;
  private final Leads leads;
  private final Folding folding;
  private final Joining joining;
  private final Supplier<LeadId> newIds;

  /**
   * @param folding by the models that are active now
   * @param newIds ids that no lead has yet
   */
  public AcceptEntry(
      Ledger ledger, Leads leads, HandOffs handOffs, Folding folding, Supplier<LeadId> newIds) {
    this.ledger = ledger;
    this.leads = leads;
    this.folding = folding;
    this.joining = new Joining(ledger, leads, handOffs, folding);
    this.newIds = newIds;
  }

  /**
   * Takes the arrival in.
   *
   * @param now the time of the event that brought it
   * @throws StillContended where other writers were faster every time; what is left is done when
   *     the arrival comes again
   */
  public Outcome accept(Arrival arrival, Instant now) {
    var problems = Limits.of(arrival);
    if (!problems.isEmpty()) {
      return new Outcome.Refused(problems);
    }
    for (int attempt = 0; attempt < TRIES; attempt++) {
      var outcome = new Acceptance(ledger, leads, folding, joining, newIds, arrival, now).run();
      if (outcome.isPresent()) {
        return outcome.get();
      }
    }
    throw new StillContended(TRIES);
  }
}
