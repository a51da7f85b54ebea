package dev.astrolabe.local.engine;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A DynamoDB stream that feeds a function.
 *
 * @param batchingWindow how long a batch may wait to grow
 * @param filters EventBridge patterns over the stream record; a record is handled when one of them
 *     matches, and every record where there is none
 * @param bisectOnError a failed batch is tried again as two halves
 * @param maximumRetries attempts after the first; none means until the record is too old
 * @param maximumRecordAge older records are given up
 * @param onFailureQueue the queue that is told of the records given up
 * @param reportBatchItemFailures the function names the record from which to try again
 * @param parallelization how many batches of one shard may be at work together; records of one item
 *     stay in order
 */
public record StreamMapping(
    String table,
    String function,
    int batchSize,
    Duration batchingWindow,
    StartingPosition startingPosition,
    List<String> filters,
    boolean bisectOnError,
    OptionalInt maximumRetries,
    Optional<Duration> maximumRecordAge,
    Optional<String> onFailureQueue,
    boolean reportBatchItemFailures,
    int parallelization) {
  public StreamMapping {
    filters = List.copyOf(filters);
  }

  /** Where a mapping that has never read begins. */
  public enum StartingPosition {
    TRIM_HORIZON,
    LATEST
  }
}
