package dev.astrolabe.runtime.deliver;

import java.time.Duration;

/** Lets one invocation at a time do a job, however many of them run. */
public interface Leases {
  /**
   * Takes the lease of a job, unless somebody else has it.
   *
   * @param job as {@code cpsql-report}
   * @param holder names this one attempt; no other attempt ever has the same name, a retry included
   * @param length longer than the holder can go on: whoever comes after that takes the lease
   * @return whether the holder has it
   */
  boolean take(String job, String holder, Duration length);

  /** Gives the lease back, if the holder has it still. Not to be able to is no failure: it ends. */
  void giveBack(String job, String holder);
}
