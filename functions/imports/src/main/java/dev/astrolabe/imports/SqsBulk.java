package dev.astrolabe.imports;

import dev.astrolabe.runtime.batch.TracedMessage;
import dev.astrolabe.runtime.store.AwsClients;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** The bulk queue as it is: SQS, ten messages at a time. */
final class SqsBulk implements LeadImports.Bulk {
  private static final int MOST_TOGETHER = 10;

  /** Bytes that SQS takes in one batch, less what names and attributes weigh. */
  private static final int LARGEST_BATCH = 250_000;

  private static final int TRIES = 3;

  private final String url;
  private Optional<SqsClient> client = Optional.empty();

  SqsBulk(String url) {
    this.url = url;
  }

  /** Made when it is first needed: files of spend need none. */
  private synchronized SqsClient sqs() {
    if (client.isEmpty()) {
      client = Optional.of(AwsClients.sqs());
    }
    return client.get();
  }

  @Override
  public void send(List<String> bodies, String trace) {
    var batch = new ArrayList<String>();
    int bytes = 0;
    for (var body : bodies) {
      int size = body.getBytes(StandardCharsets.UTF_8).length;
      if (batch.size() == MOST_TOGETHER || bytes + size > LARGEST_BATCH) {
        together(batch, trace);
        batch.clear();
        bytes = 0;
      }
      batch.add(body);
      bytes += size;
    }
    if (!batch.isEmpty()) {
      together(batch, trace);
    }
  }

  private void together(List<String> bodies, String trace) {
    var left = new TreeMap<String, SendMessageBatchRequestEntry>();
    for (int i = 0; i < bodies.size(); i++) {
      var name = "m" + i;
      left.put(
          name,
          SendMessageBatchRequestEntry.builder()
              .id(name)
              .messageBody(bodies.get(i))
              .messageAttributes(TracedMessage.attributes(Optional.of(trace)))
              .build());
    }
    for (int attempt = 0; attempt < TRIES && !left.isEmpty(); attempt++) {
      var entries = List.copyOf(left.values());
      sqs()
          .sendMessageBatch(r -> r.queueUrl(url).entries(entries))
          .successful()
          .forEach(sent -> left.remove(sent.id()));
    }
    if (!left.isEmpty()) {
      throw SdkClientException.create("the queue did not take every message of a batch");
    }
  }

  @Override
  public void send(String body, Duration delay, String trace) {
    sqs()
        .sendMessage(r ->
            r.queueUrl(url)
                .messageBody(body)
                .delaySeconds((int) delay.toSeconds())
                .messageAttributes(TracedMessage.attributes(Optional.of(trace))));
  }
}
