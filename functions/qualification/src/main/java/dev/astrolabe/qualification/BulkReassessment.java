package dev.astrolabe.qualification;

import dev.astrolabe.runtime.batch.TracedMessage;
import dev.astrolabe.runtime.json.Json;
import dev.astrolabe.runtime.json.JsonWriter;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Re-assessment by one message on the bulk queue, which scoring spreads into pieces. */
final class BulkReassessment implements Reassessment {
  /**
   * The version is made active after this is sent, which takes at most 20 seconds, and every
   * instance notices within 30 more: then none folds by the old one.
   */
  private static final int DELAY_SECONDS = 60;

  private final Supplier<SqsClient> client;
  private final String url;

  BulkReassessment(Supplier<SqsClient> client, String url) {
    this.client = client;
    this.url = url;
  }

  @Override
  public void start(String model, int version, String trace) {
    var message =
        Json.object()
            .put("reassess", Json.object().put("model", model).put("version", version).build())
            .build();
    client
        .get()
        .sendMessage(r ->
            r.queueUrl(url)
                .delaySeconds(DELAY_SECONDS)
                .messageBody(new JsonWriter().text(message))
                .messageAttributes(TracedMessage.attributes(Optional.of(trace))));
  }
}
