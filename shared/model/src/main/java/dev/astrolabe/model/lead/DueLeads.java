package dev.astrolabe.model.lead;

import java.time.Instant;
import java.util.Optional;

/** Finds the leads that somebody has to look at though no entry came. */
public interface DueLeads {
  /**
   * Leads whose {@link Lead#due()} is {@code until} or earlier, most overdue first as far as the
   * store knows. May also name a lead that is not due yet, until it is saved the next time; never
   * leaves out one that is.
   *
   * @param cursor empty for the first page, else {@link LeadPage#next()} of the page before
   * @param limit the most leads on the page, 1 to 500
   */
  LeadPage due(Instant until, Optional<String> cursor, int limit);
}
