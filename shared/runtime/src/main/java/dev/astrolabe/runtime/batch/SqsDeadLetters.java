package dev.astrolabe.runtime.batch;

import dev.astrolabe.runtime.log.TraceId;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** The dead-letter queue of each queue; the reason is the message attribute {@code reason}. */
public final class SqsDeadLetters implements DeadLetters {
  private static final int LONGEST_REASON = 1024;

  private final SqsClient sqs;
  private final Map<String, String> urls;
  private final String otherwise;

  /**
   * @param urls the address of the dead-letter queue, by the name of the queue
   * @param otherwise the address for a queue that {@code urls} does not name
   */
  public SqsDeadLetters(SqsClient sqs, Map<String, String> urls, String otherwise) {
    this.sqs = sqs;
    this.urls = Map.copyOf(urls);
    this.otherwise = otherwise;
  }

  /** The name of the queue at this address. */
  public static String nameOf(String url) {
    return url.substring(url.lastIndexOf('/') + 1);
  }

  @Override
  public void putAside(BatchEvent.Message message, String reason) {
    var shown = reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) : reason;
    var attributes = new HashMap<>(Map.of("reason", text(shown), "messageId", text(message.id())));
    message.trace().ifPresent(trace -> attributes.put(TraceId.ATTRIBUTE, text(trace)));
    sqs.sendMessage(r ->
        r.queueUrl(urls.getOrDefault(message.queue(), otherwise))
            .messageBody(message.body())
            .messageAttributes(attributes));
  }

  private static MessageAttributeValue text(String value) {
    return MessageAttributeValue.builder()
        .dataType("String")
        .stringValue(value.isEmpty() ? "unknown" : value)
        .build();
  }
}
