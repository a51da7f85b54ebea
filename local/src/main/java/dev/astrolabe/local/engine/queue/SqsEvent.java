package dev.astrolabe.local.engine.queue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.astrolabe.local.clock.LaptopClock;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** Writes messages as the event that Lambda gives to a function. */
final class SqsEvent {
  /** System attributes that are times, in milliseconds. */
  private static final Set<String> TIMES =
      Set.of("SentTimestamp", "ApproximateFirstReceiveTimestamp");

  private final String queueArn;
  private final String region;
  private final LaptopClock clock;

  SqsEvent(String queueArn, String region, LaptopClock clock) {
    this.queueArn = queueArn;
    this.region = region;
    this.clock = clock;
  }

  byte[] of(List<Message> messages) {
    var event = JsonNodeFactory.instance.objectNode();
    var records = event.putArray("Records");
    messages.forEach(message -> record(records.addObject(), message));
    return event.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void record(ObjectNode record, Message message) {
    record.put("messageId", message.messageId());
    record.put("receiptHandle", message.receiptHandle());
    record.put("body", message.body());
    var attributes = record.putObject("attributes");
    message
        .attributesAsStrings()
        .forEach((name, value) -> attributes.put(name, TIMES.contains(name) ? time(value) : value));
    messageAttributes(record.putObject("messageAttributes"), message.messageAttributes());
    record.put("md5OfBody", message.md5OfBody());
    if (message.md5OfMessageAttributes() != null) {
      record.put("md5OfMessageAttributes", message.md5OfMessageAttributes());
    }
    record.put("eventSource", "aws:sqs");
    record.put("eventSourceARN", queueArn);
    record.put("awsRegion", region);
  }

  /** The laptop's time for a machine's time, both in milliseconds. */
  private String time(String machine) {
    return Long.toString(clock.at(Instant.ofEpochMilli(Long.parseLong(machine))).toEpochMilli());
  }

  private static void messageAttributes(
      ObjectNode target, Map<String, MessageAttributeValue> attributes) {
    attributes.forEach((name, value) -> {
      var attribute = target.putObject(name);
      if (value.stringValue() != null) {
        attribute.put("stringValue", value.stringValue());
      }
      if (value.binaryValue() != null) {
        attribute.put(
            "binaryValue", Base64.getEncoder().encodeToString(value.binaryValue().asByteArray()));
      }
      attribute.putArray("stringListValues");
      attribute.putArray("binaryListValues");
      attribute.put("dataType", value.dataType());
    });
  }
}
