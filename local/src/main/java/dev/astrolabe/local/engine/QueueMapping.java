package dev.astrolabe.local.engine;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * An SQS queue that feeds a function.
 *
 * @param batchingWindow how long a batch may wait to grow
 * @param reportBatchItemFailures the function names the messages that failed; the others are done
 * @param maximumConcurrency how many batches may be at work together
 */
public record QueueMapping(
    String queue,
    String function,
    int batchSize,
    Duration batchingWindow,
    boolean reportBatchItemFailures,
    OptionalInt maximumConcurrency) {}
