package dev.astrolabe.runtime.batch;

import dev.astrolabe.runtime.log.TraceId;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** The trace as a message carries it, so that the lines of who receives it have the same id. */
public final class TracedMessage {
  private TracedMessage() {}

  /** The attributes of a message that is sent in this trace. */
  public static Map<String, MessageAttributeValue> attributes(Optional<String> trace) {
    return trace
        .filter(id -> !id.isBlank())
        .map(id ->
            Map.of(
                TraceId.ATTRIBUTE,
                MessageAttributeValue.builder().dataType("String").stringValue(id).build()))
        .orElse(Map.of());
  }
}
