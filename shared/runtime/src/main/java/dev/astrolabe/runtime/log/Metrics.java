package dev.astrolabe.runtime.log;

import dev.astrolabe.runtime.json.JsonWriter;
import java.io.PrintStream;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts of one invocation, written as one line in CloudWatch's embedded metric format, namespace
 * {@code Astrolabe}, dimension {@code function}.
 */
public final class Metrics {
  private final PrintStream out;
  private final JsonWriter json = new JsonWriter();
  private final String function;
  private final Map<String, Long> counts = new TreeMap<>();

  public Metrics(PrintStream out, String function) {
    this.out = out;
    this.function = function;
  }

  /** One more of these. */
  public void count(String name) {
    count(name, 1);
  }

  /** So many more of these. */
  public void count(String name, long more) {
    counts.merge(name, more, Long::sum);
  }

  /** Writes what was counted, if anything was, and begins anew. */
  public void flush(Instant now) {
    if (counts.isEmpty()) {
      return;
    }
    Log.print(
        out,
        json.bytes(o -> {
          o.writeStartObject();
          o.writeObjectFieldStart("_aws");
          o.writeNumberField("Timestamp", now.toEpochMilli());
          o.writeArrayFieldStart("CloudWatchMetrics");
          o.writeStartObject();
          o.writeStringField("Namespace", "Astrolabe");
          o.writeArrayFieldStart("Dimensions");
          o.writeStartArray();
          o.writeString("function");
          o.writeEndArray();
          o.writeEndArray();
          o.writeArrayFieldStart("Metrics");
          for (var name : counts.keySet()) {
            o.writeStartObject();
            o.writeStringField("Name", name);
            o.writeStringField("Unit", "Count");
            o.writeEndObject();
          }
          o.writeEndArray();
          o.writeEndObject();
          o.writeEndArray();
          o.writeEndObject();
          o.writeStringField("function", function);
          for (var count : counts.entrySet()) {
            o.writeNumberField(count.getKey(), count.getValue());
          }
          o.writeEndObject();
        }));
    counts.clear();
  }
}
