package dev.astrolabe.scoring;

import dev.astrolabe.runtime.batch.TracedMessage;
import dev.astrolabe.runtime.store.AwsClients;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The client of the queues, made when it is first needed: most invocations send nothing. */
final class Queues {
  private Optional<SqsClient> client = Optional.empty();

  synchronized SqsClient sqs() {
    if (client.isEmpty()) {
      client = Optional.of(AwsClients.sqs());
    }
    return client.get();
  }

  void send(String url, String body, Optional<String> trace, Duration delay) {
    sqs()
        .sendMessage(r ->
            r.queueUrl(url)
                .messageBody(body)
                .delaySeconds((int) delay.toSeconds())
                .messageAttributes(TracedMessage.attributes(trace)));
  }
}
