package dev.astrolabe.local.engine;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;

/**
 * An EventBridge Scheduler schedule that runs a function.
 *
 * @param expression {@code rate(1 minute)}, {@code cron(0 9 ? * MON-FRI *)} or {@code
 *     at(2026-11-23T09:00:00)}
 * @param zone the zone in which cron and at are read
 * @param input the event, JSON, that may hold context attributes such as {@code
 *     <aws.scheduler.scheduled-time>}; Scheduler's own default event where empty
 * @param deadLetterQueue the queue that gets the event when the retries are used up
 */
public record ScheduleSpec(
    String name,
    String expression,
    ZoneId zone,
    String function,
    Optional<String> input,
    RetryPolicy retryPolicy,
    Optional<String> deadLetterQueue) {
  /**
   * How often, and how long, a failed firing is tried again.
   *
   * @param maximumRetryAttempts attempts after the first
   * @param maximumEventAge time after which no further attempt is made
   */
  public record RetryPolicy(int maximumRetryAttempts, Duration maximumEventAge) {
    /** What Scheduler does where the template says nothing. */
    public static final RetryPolicy DEFAULT = new RetryPolicy(185, Duration.ofDays(1));
  }
}
