package dev.astrolabe.qualification;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * Whether nothing waits in the queues that lead to scoring, as far as they tell. Asked again after
 * two seconds; the counts are SQS's own, which are approximate.
 */
final class QueuesAtRest implements Settled {
  private static final long FRESH = Duration.ofSeconds(2).toNanos();
  private static final List<QueueAttributeName> COUNTS =
      List.of(
          QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
          QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
          QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED);

  private final Supplier<SqsClient> client;
  private final List<String> urls;
  private final LongSupplier nanoTime;
  private boolean atRest;
  private long askedAt;
  private boolean asked;

  QueuesAtRest(Supplier<SqsClient> client, List<String> urls, LongSupplier nanoTime) {
    this.client = client;
    this.urls = List.copyOf(urls);
    this.nanoTime = nanoTime;
  }

  @Override
  public synchronized boolean by(Instant knownAt, Instant now) {
    if (knownAt.isAfter(now)) {
      return false;
    }
    long time = nanoTime.getAsLong();
    if (!asked || time - askedAt > FRESH) {
      atRest = urls.stream().allMatch(this::isEmpty);
      askedAt = time;
      asked = true;
    }
    return atRest;
  }

  private boolean isEmpty(String url) {
    try {
      var counts =
          client.get().getQueueAttributes(r -> r.queueUrl(url).attributeNames(COUNTS)).attributes();
      return counts.values().stream().allMatch("0"::equals);
    } catch (SdkException e) {
      // A queue that does not tell may hold something. What was asked for stands in the tables.
      return false;
    }
  }
}
