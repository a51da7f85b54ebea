package dev.astrolabe.qualification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

final class QueuesAtRestTest implements SqsClient {
  private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

  private final Map<String, Integer> waiting = new HashMap<>(Map.of("live", 0, "bulk", 0));
  private long nanos;
  private int asked;
  private boolean down;
  private final QueuesAtRest settled =
      new QueuesAtRest(() -> this, List.of("live", "bulk"), () -> nanos);

  @Override
  public GetQueueAttributesResponse getQueueAttributes(GetQueueAttributesRequest request) {
    asked++;
    if (down) {
      throw SdkClientException.create("the queue does not answer");
    }
    var count = Integer.toString(waiting.getOrDefault(request.queueUrl(), 0));
    return GetQueueAttributesResponse.builder()
        .attributes(Map.of(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, count))
        .build();
  }

  @Override
  public String serviceName() {
    return "sqs";
  }

  @Override
  public void close() {
    // Nothing is open.
  }

  private void pass(Duration time) {
    nanos += time.toNanos();
  }

  @Test
  void saysWhetherAnythingWaitsInAnyQueue() {
    assertThat(settled.by(NOW, NOW)).isTrue();
    waiting.put("bulk", 1);
    pass(Duration.ofSeconds(3));
    assertThat(settled.by(NOW, NOW)).isFalse();
    assertThat(settled.by(NOW.plusSeconds(1), NOW)).isFalse();
  }

  @Test
  void asksAgainAfterTwoSeconds() {
    settled.by(NOW, NOW);
    int first = asked;
    pass(Duration.ofSeconds(2));
    settled.by(NOW, NOW);
    assertThat(asked).isEqualTo(first);
    pass(Duration.ofNanos(1));
    settled.by(NOW, NOW);
    assertThat(asked).isEqualTo(2 * first);
  }

  /** A read is answered from the tables; that the queues are silent only leaves open what waits. */
  @Test
  void doesNotKnowThatAllIsFoldedWhileTheQueuesDoNotAnswer() {
    down = true;
    assertThat(settled.by(NOW, NOW)).isFalse();
    down = false;
    pass(Duration.ofSeconds(3));
    assertThat(settled.by(NOW, NOW)).isTrue();
  }
}
