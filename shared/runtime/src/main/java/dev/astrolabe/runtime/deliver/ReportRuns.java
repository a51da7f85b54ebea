package dev.astrolabe.runtime.deliver;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which reports were made: each once for its period and revision. It tells what is done, and keeps
 * nobody from doing it at the same time: that is what {@link Turn} is for.
 */
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
   * @param mailed the languages of the mails that were sent; where there is one mail, only {@link
   *     Step#MAILED} may tell
   */
  record Run(
      String report,
      String period,
      int revision,
      Instant begunAt,
      SortedSet<Step> done,
      SortedSet<String> mailed) {
    public Run {
      done = Collections.unmodifiableSortedSet(new TreeSet<>(done));
      mailed = Collections.unmodifiableSortedSet(new TreeSet<>(mailed));
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
      return new Run(report, period, revision, begunAt, more, mailed);
    }

    /** The run with the mail in this language sent as well. */
    public Run withMail(String language) {
      var more = new TreeSet<>(mailed);
      more.add(language);
      return new Run(report, period, revision, begunAt, done, more);
    }
  }

  /** Begins the run unless it was begun; answers how it stands, read consistently. */
  Run begin(String report, String period, int revision, Instant now);

  /** Records that the step is done. Safe to repeat. */
  void done(Run run, Step step);

  /**
   * Records that the mail in one of several languages was sent. Safe to repeat.
   *
   * @param language its tag
   */
  void mailed(Run run, String language);

  /** Every run of the report, read consistently, in order of periods' codes and revisions. */
  List<Run> of(String report);

  /** A run of which nothing is done. */
  static Run fresh(String report, String period, int revision, Instant now) {
    return new Run(report, period, revision, now, new TreeSet<>(), new TreeSet<>());
  }
}
