package dev.astrolabe.local.engine.stream;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.astrolabe.local.clock.LaptopClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Record;

/** Writes stream records as the event that Lambda gives to a function. */
final class StreamEvent {
  private final String streamArn;
  private final String region;
  private final LaptopClock clock;

  StreamEvent(String streamArn, String region, LaptopClock clock) {
    this.streamArn = streamArn;
    this.region = region;
    this.clock = clock;
  }

  static byte[] of(List<StreamRecord> records) {
    var event = JsonNodeFactory.instance.objectNode();
    var list = event.putArray("Records");
    records.forEach(record -> list.add(record.json()));
    return event.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The record as its function will see it. Call when it has just been read. */
  StreamRecord record(Record record, String partitionKey) {
    var made = made(record.dynamodb().approximateCreationDateTime());
    var json = json(record, made);
    return new StreamRecord(
        record.dynamodb().sequenceNumber(),
        json.path("dynamodb").path("Keys").path(partitionKey).toString(),
        made,
        json);
  }

  /**
   * When it was made, on the laptop's clock. A stream tells the second, DynamoDB Local the minute:
   * the latest instant that fits, which is the moment of reading unless it had to wait. An earlier
   * one could lie before a move of the clock that it came after.
   */
  private Instant made(Instant told) {
    Duration unit;
    if (told.getNano() > 0) {
      unit = Duration.ofMillis(1);
    } else if (told.getEpochSecond() % 60 > 0) {
      unit = Duration.ofSeconds(1);
    } else {
      unit = Duration.ofMinutes(1);
    }
    var latest = clock.at(told.plus(unit).minusMillis(1));
    var now = clock.now();
    return now.isBefore(latest) ? now : latest;
  }

  private ObjectNode json(Record record, Instant made) {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("eventID", record.eventID());
    json.put("eventName", record.eventNameAsString());
    json.put("eventVersion", record.eventVersion());
    json.put("eventSource", "aws:dynamodb");
    json.put("awsRegion", region);
    var change = record.dynamodb();
    var body = json.putObject("dynamodb");
    body.put("ApproximateCreationDateTime", made.getEpochSecond());
    image(body.putObject("Keys"), change.keys());
    if (change.hasNewImage()) {
      image(body.putObject("NewImage"), change.newImage());
    }
    if (change.hasOldImage()) {
      image(body.putObject("OldImage"), change.oldImage());
    }
    body.put("SequenceNumber", change.sequenceNumber());
    body.put("SizeBytes", change.sizeBytes());
    body.put("StreamViewType", change.streamViewTypeAsString());
    if (record.userIdentity() != null) {
      json.putObject("userIdentity")
          .put("type", record.userIdentity().type())
          .put("principalId", record.userIdentity().principalId());
    }
    json.put("eventSourceARN", streamArn);
    return json;
  }

  private static void image(ObjectNode target, Map<String, AttributeValue> item) {
    item.forEach((name, value) -> value(target.putObject(name), value));
  }

  private static void value(ObjectNode target, AttributeValue value) {
    switch (value.type()) {
      case S -> target.put("S", value.s());
      case N -> target.put("N", value.n());
      case B -> target.put("B", base64(value.b()));
      case BOOL -> target.put("BOOL", value.bool());
      case NUL -> target.put("NULL", true);
      case SS -> texts(target.putArray("SS"), value.ss());
      case NS -> texts(target.putArray("NS"), value.ns());
      case BS ->
          texts(target.putArray("BS"), value.bs().stream().map(StreamEvent::base64).toList());
      case M -> image(target.putObject("M"), value.m());
      case L -> {
        var list = target.putArray("L");
        value.l().forEach(each -> value(list.addObject(), each));
      }
      case UNKNOWN_TO_SDK_VERSION ->
          throw new IllegalStateException("an attribute type that this SDK does not know");
    }
  }

  private static void texts(ArrayNode target, List<String> texts) {
    texts.forEach(target::add);
  }

  private static String base64(SdkBytes bytes) {
    return Base64.getEncoder().encodeToString(bytes.asByteArray());
  }
}
