package dev.astrolabe.runtime.door;

import dev.astrolabe.model.lead.Arrival;
import dev.astrolabe.runtime.batch.TracedMessage;
import dev.astrolabe.runtime.json.ArrivalJson;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The live queue as it is: SQS. */
public final class SqsArrivals implements ArrivalQueue {
  private final Supplier<SqsClient> client;
  private final String url;
  private final ArrivalJson json = new ArrivalJson();

  /**
   * @param client asked for when the first message goes out
   * @param url of the queue
   */
  public SqsArrivals(Supplier<SqsClient> client, String url) {
    this.client = client;
    this.url = url;
  }

  @Override
  public Sent send(Arrival arrival, String trace) {
    var message = json.write(arrival);
    if (message.length > ArrivalJson.LONGEST) {
      return new Sent.TooLarge(ArrivalJson.LONGEST);
    }
    try {
      client
          .get()
          .sendMessage(r ->
              r.queueUrl(url)
                  .messageBody(new String(message, StandardCharsets.UTF_8))
                  .messageAttributes(TracedMessage.attributes(Optional.of(trace))));
      return new Sent.Queued();
    } catch (SdkException e) {
      return new Sent.Unavailable();
    }
  }
}
