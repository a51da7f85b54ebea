package dev.astrolabe.runtime.deliver;

import com.amazonaws.services.lambda.runtime.Context;
import java.time.Duration;

/**
 * One invocation's turn at a job that only one may do at a time. Nothing is asked for until it is
 * needed; whoever was let go on reads what is done already after that, and not before.
 *
 * <p>A holder that dies leaves its lease behind; the lease ends after the holder's own time limit,
 * which is when it surely does nothing any more.
 */
public final class Turn implements AutoCloseable {
  /** What clocks of the table's hosts may differ by, and how long an answer may be on its way. */
  static final Duration SPARE = Duration.ofSeconds(30);

  private final Leases leases;
  private final String job;
  private final String attempt;
  private final Duration length;
  private boolean isMine;

  /** Also where the answer to asking for it was lost. */
  private boolean mayBeMine;

  private Turn(Leases leases, String job, String attempt, Duration length) {
    this.leases = leases;
    this.job = job;
    this.attempt = attempt;
    this.length = length;
  }

  /**
   * The turn of one invocation.
   *
   * @param job as {@code cpsql-report}
   * @param attempt a name that no attempt ever had. The request's id is none: Lambda gives the same
   *     one to a retry, and may start one event twice at once
   * @param context tells how long the invocation can last
   */
  public static Turn of(Leases leases, String job, String attempt, Context context) {
    var left = Duration.ofMillis(context.getRemainingTimeInMillis());
    return new Turn(leases, job, attempt, left.plus(SPARE));
  }

  /** Whether this invocation is the one that may go on: from now on until it ends. */
  public boolean take() {
    if (!isMine) {
      mayBeMine = true;
      isMine = leases.take(job, attempt, length);
      mayBeMine = isMine;
    }
    return isMine;
  }

  /** Lets the next one go on. */
  @Override
  public void close() {
    if (mayBeMine) {
      isMine = false;
      mayBeMine = false;
      leases.giveBack(job, attempt);
    }
  }
}
