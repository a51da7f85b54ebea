package dev.astrolabe.model.funnel;

import dev.astrolabe.model.lead.LeadId;
import java.util.List;

/** Where milestones are counted. */
public interface Counters {
  /**
   * A milestone of a lead as it stands in the counters.
   *
   * @param counts false where a merge took it back
   * @param corrections how often that was changed
   */
  record Standing(Counted counted, boolean counts, int corrections) {}

  /** The milestones of a lead, read consistently. */
  List<Standing> of(LeadId lead);

  /**
   * Counts it: the marker that it was counted, the counters of its day and what is behind them
   * change together or not at all. False where it was counted before, whatever is said now.
   */
  boolean count(Counted counted);

  /**
   * Takes a counted milestone back, or gives it back, as a numbered correction of the same day.
   * False where somebody else corrected it since {@code standing} was read.
   */
  boolean correct(Standing standing);

  /**
   * Puts a counted milestone under other channels, as a numbered correction of the same day; one
   * that was taken back stays so. False where somebody else corrected it since {@code standing} was
   * read.
   */
  boolean credit(Standing standing, Credit firstTouch, Credit lastTouch);
}
