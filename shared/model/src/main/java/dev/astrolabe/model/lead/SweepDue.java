package dev.astrolabe.model.lead;

import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;

/**
 * Visits the leads whose time has come though no entry did: records the transitions that time alone
 * made, closes imports of history that ended without them, and touches leads whose hand-off is
 * late, so that the stream carries them again.
 */
public final class SweepDue {
  private static final int PAGE = 100;

  /**
   * What one sweep did.
   *
   * @param moved leads whose stage changed
   * @param overdue leads with a hand-off that the stream should have carried by now
   * @param failed leads that could not be visited; the next sweep tries them again
   * @param finished false where time ran out before the last lead
   */
  public record Swept(int visited, int moved, int overdue, int failed, boolean finished) {}

  private final DueLeads due;
  private final Leads leads;
  private final Folding folding;
  private final RefoldLead refoldLead;
  private final BackfillLeads backfills;

  public SweepDue(
      DueLeads due, Ledger ledger, Leads leads, Folding folding, BackfillLeads backfills) {
    this.due = due;
    this.leads = leads;
    this.folding = folding;
    this.refoldLead = new RefoldLead(ledger, leads, folding);
    this.backfills = backfills;
  }

  /**
   * Visits every lead that is due.
   *
   * @param timeIsUp asked before each lead; measures elapsed time
   * @param failures told of each lead that could not be visited; it never stops the others
   */
  public Swept sweep(
      Instant now, BooleanSupplier timeIsUp, BiConsumer<LeadId, RuntimeException> failures) {
    int visited = 0;
    int moved = 0;
    int overdue = 0;
    int failed = 0;
    var cursor = Optional.<String>empty();
    do {
      var page = due.due(now, cursor, PAGE);
      for (var id : page.leads()) {
        if (timeIsUp.getAsBoolean()) {
          return new Swept(visited, moved, overdue, failed, false);
        }
        try {
          var read = leads.read(id);
          if (read.isPresent()) {
            moved += visit(read.get(), now) ? 1 : 0;
            overdue += read.get().handoffIsOverdue(now) ? 1 : 0;
          }
          visited++;
        } catch (RuntimeException e) {
          // One bad lead never stops the rest: whatever it is, the caller logs it.
          failures.accept(id, e);
          failed++;
        }
      }
      cursor = page.next();
    } while (cursor.isPresent());
    return new Swept(visited, moved, overdue, failed, true);
  }

  private boolean visit(Lead lead, Instant time) {
    if (lead.mergedInto().isPresent()) {
      leads.save(lead, lead);
      return false;
    }
    if (backfills.settle(lead, time)) {
      return false;
    }
    if (!folding.standsUnderActiveModels(lead)) {
      refoldLead.publish(lead.id(), time);
      return false;
    }
    // Saved even where nothing changed: that moves its place among the due, and touches it. Where
    // another writer was faster, that one did both.
    var after = folding.visit(lead, Whereabouts.later(time, lead.assessedAt()));
    return leads.save(lead, after) && Stages.moved(lead, after);
  }
}
