package dev.astrolabe.runtime.batch;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.astrolabe.runtime.batch.BatchEvent.Change;
import dev.astrolabe.runtime.batch.BatchEvent.Message;
import dev.astrolabe.runtime.log.TraceId;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads what Lambda passes to a function: events of SQS, of DynamoDB streams and of schedules, told
 * apart by their shape. Keeps only what functions use, and builds nothing of the rest.
 */
public final class BatchEventReader {
  private final JsonFactory factory =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxStringLength(2 * 1024 * 1024).build())
          .build();

  /** A function was called with something it has no trigger for. */
  public static final class UnknownEvent extends IOException {
    private static final long serialVersionUID = 1L;

    UnknownEvent(String message) {
      super(message);
    }
  }

  /** Reads the event; throws {@link UnknownEvent} where it is of none of these kinds. */
  public BatchEvent read(InputStream input) throws IOException {
    try (var in = factory.createParser(input)) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        throw new UnknownEvent("an event is a JSON object");
      }
      var messages = new ArrayList<Message>();
      var changes = new ArrayList<Change>();
      var time = Optional.<Instant>empty();
      boolean records = false;
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        var name = in.currentName();
        in.nextToken();
        if (name.equals("Records") && in.currentToken() == JsonToken.START_ARRAY) {
          records = true;
          while (in.nextToken() == JsonToken.START_OBJECT) {
            record(in, messages, changes);
          }
        } else if (name.equals("time") && in.currentToken() == JsonToken.VALUE_STRING) {
          time = Optional.of(time(in.getText()));
        } else {
          in.skipChildren();
        }
      }
      if (records) {
        return changes.isEmpty()
            ? new BatchEvent.Messages(messages)
            : new BatchEvent.Changes(changes);
      }
      return new BatchEvent.Scheduled(
          time.orElseThrow(() -> new UnknownEvent("an event has Records, or a time")));
    }
  }

  private static Instant time(String text) throws UnknownEvent {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new UnknownEvent("the time of a schedule is an instant");
    }
  }

  /** What one record may say; which kind it is shows at its end. */
  private static final class Parts {
    private String id = "";
    private String body = "";
    private Instant sentAt = Instant.EPOCH;
    private String queue = "";
    private Optional<String> trace = Optional.empty();
    private int receives = 1;
    private boolean change;
    private String sequenceNumber = "";
    private String partitionKey = "";
    private Instant at = Instant.EPOCH;
  }

  private static void record(JsonParser in, List<Message> messages, List<Change> changes)
      throws IOException {
    var parts = new Parts();
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      var name = in.currentName();
      in.nextToken();
      switch (name) {
        case "messageId" -> parts.id = in.getText();
        case "body" -> parts.body = in.getText();
        case "eventSourceARN" -> parts.queue = lastPart(in.getText());
        case "attributes" -> attributes(in, parts);
        case "messageAttributes" -> messageAttributes(in, parts);
        case "dynamodb" -> change(in, parts);
        default -> in.skipChildren();
      }
    }
    if (parts.change) {
      changes.add(new Change(parts.sequenceNumber, parts.partitionKey, parts.at));
    } else {
      messages.add(
          new Message(
              parts.id, parts.body, parts.sentAt, parts.queue, parts.trace, parts.receives));
    }
  }

  private static String lastPart(String arn) {
    return arn.substring(arn.lastIndexOf(':') + 1);
  }

  private static void attributes(JsonParser in, Parts parts) throws IOException {
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      var name = in.currentName();
      in.nextToken();
      switch (name) {
        case "SentTimestamp" -> parts.sentAt = Instant.ofEpochMilli(in.getValueAsLong());
        case "ApproximateReceiveCount" -> parts.receives = in.getValueAsInt();
        // Our own doors' word, in the message attribute, is the better one.
        case "AWSTraceHeader" -> {
          var root = TraceId.root(in.getText());
          parts.trace = parts.trace.or(() -> root);
        }
        default -> in.skipChildren();
      }
    }
  }

  private static void messageAttributes(JsonParser in, Parts parts) throws IOException {
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      boolean trace = in.currentName().equals(TraceId.ATTRIBUTE);
      in.nextToken();
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        boolean text = in.currentName().equals("stringValue");
        in.nextToken();
        if (trace && text) {
          parts.trace = Optional.of(in.getText());
        } else {
          in.skipChildren();
        }
      }
    }
  }

  private static void change(JsonParser in, Parts parts) throws IOException {
    parts.change = true;
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      var name = in.currentName();
      in.nextToken();
      switch (name) {
        case "SequenceNumber" -> parts.sequenceNumber = in.getText();
        // Seconds, with a fraction on some engines.
        case "ApproximateCreationDateTime" ->
            parts.at = Instant.ofEpochMilli(Math.round(in.getValueAsDouble() * 1000));
        case "Keys" -> keys(in, parts);
        default -> in.skipChildren();
      }
    }
  }

  private static void keys(JsonParser in, Parts parts) throws IOException {
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      boolean partition = in.currentName().equals("pk");
      in.nextToken();
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        boolean text = in.currentName().equals("S");
        in.nextToken();
        if (partition && text) {
          parts.partitionKey = in.getText();
        } else {
          in.skipChildren();
        }
      }
    }
  }
}
