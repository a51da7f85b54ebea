package dev.astrolabe.runtime.deliver;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Which reports were made: each once for its period and revision. */
public interface ReportRuns {
  /** What is done for a report, in this order. */
  enum Step {
    /** It lies in the bucket. */
    STORED,
    MAILED,
    /** The bus heard of it. */
    TOLD
  }

  /**
   * A report that was begun.
   *
   * @param report {@code cpsql}, {@code enps}
   * @param period its code
   * @param revision 1 for the first
   * @param begunAt when it was begun first
   */
  record Run(String report, String period, int revision, Instant begunAt, SortedSet<Step> done) {
    public Run {
      done = Collections.unmodifiableSortedSet(new TreeSet<>(done));
    }

    /** Names the run, the same however often it is tried. */
    public String id() {
      return report + "." + period + "." + revision;
    }

    public boolean isDone() {
      return done.size() == Step.values().length;
    }

    /** The run with this step done as well. */
    public Run with(Step step) {
      var more = new TreeSet<>(done);
      more.add(step);
      return new Run(report, period, revision, begunAt, more);
    }
  }

  /** Begins the run unless it was begun; answers how it stands, read consistently. */
  Run begin(String report, String period, int revision, Instant now);

  /** Records that the step is done. Safe to repeat. */
  void done(Run run, Step step);

  /** Every run of the report, read consistently, in order of periods' codes and revisions. */
  List<Run> of(String report);

  /** A run of which nothing is done. */
  static Run fresh(String report, String period, int revision, Instant now) {
    return new Run(report, period, revision, now, new TreeSet<>(Set.of()));
  }
}
