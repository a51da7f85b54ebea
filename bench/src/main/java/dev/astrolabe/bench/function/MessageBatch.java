package dev.astrolabe.bench.function;

import dev.astrolabe.runtime.json.JsonWriter;
import java.util.List;

/** Messages of a queue as Lambda gives them to a function. */
public record MessageBatch(List<String> bodies, long sentAtMillis) {
  public MessageBatch {
    bodies = List.copyOf(bodies);
  }

  /** The event. */
  public byte[] event() {
    return new JsonWriter()
        .bytes(out -> {
          out.writeStartObject();
          out.writeArrayFieldStart("Records");
          for (int i = 0; i < bodies.size(); i++) {
            out.writeStartObject();
            out.writeStringField("messageId", "message-" + i);
            out.writeStringField("body", bodies.get(i));
            out.writeObjectFieldStart("attributes");
            out.writeStringField("ApproximateReceiveCount", "1");
            out.writeStringField("SentTimestamp", Long.toString(sentAtMillis));
            out.writeEndObject();
            out.writeStringField("eventSource", "aws:sqs");
            out.writeStringField("eventSourceARN", "arn:aws:sqs:us-east-1:123456789012:live");
            out.writeEndObject();
          }
          out.writeEndArray();
          out.writeEndObject();
        });
  }
}
