package dev.astrolabe.local.engine;

import java.time.Duration;
import java.util.Optional;

/**
 * A standard SQS queue.
 *
 * @param visibilityTimeout how long a received message is hidden
 * @param retention how long an unread message is kept
 * @param delay how long a new message is hidden
 */
public record QueueSpec(
    String name,
    Duration visibilityTimeout,
    Duration retention,
    Duration delay,
    Optional<Redrive> redrive) {
  /** Where a message goes that was received {@code maxReceiveCount} times and never deleted. */
  public record Redrive(String deadLetterQueue, int maxReceiveCount) {}
}
