package dev.astrolabe.runtime.log;

import dev.astrolabe.runtime.json.JsonWriter;
import java.io.PrintStream;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Counts of one invocation, written as one line in CloudWatch's embedded metric format, namespace
 * {@code Astrolabe}, dimension {@code function}, and {@code route} where a route is counted.
 */
public final class Metrics {
  private final PrintStream out;
  private final JsonWriter json = new JsonWriter();
  private final SortedMap<String, String> dimensions;
  private final Map<String, Long> counts = new TreeMap<>();

  public Metrics(PrintStream out, String function) {
    this(out, new TreeMap<>(Map.of("function", function)));
  }

  private Metrics(PrintStream out, SortedMap<String, String> dimensions) {
    this.out = out;
    this.dimensions = dimensions;
  }

  /** Counts of one route of a function, by the route's template. */
  public static Metrics ofRoute(PrintStream out, String function, String route) {
    return new Metrics(out, new TreeMap<>(Map.of("function", function, "route", route)));
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
          for (var dimension : dimensions.keySet()) {
            o.writeString(dimension);
          }
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
          for (var dimension : dimensions.entrySet()) {
            o.writeStringField(dimension.getKey(), dimension.getValue());
          }
          for (var count : counts.entrySet()) {
            o.writeNumberField(count.getKey(), count.getValue());
          }
          o.writeEndObject();
        }));
    counts.clear();
  }
}
