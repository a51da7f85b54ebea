package dev.astrolabe.runtime.log;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.astrolabe.runtime.json.JsonWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes one JSON object per line: level, function, trace, event, then what the caller adds.
 *
 * <p>Nothing a person typed may go in: no identity, value, header, path or text of an exception
 * that could quote one. Entry ids go in as {@link KeyedHash}es. The service that collects the lines
 * adds the time.
 */
public final class Log {
  private final PrintStream out;
  private final JsonWriter json = new JsonWriter();
  private final String function;
  private final String trace;

  /**
   * @param function the name of the function as people know it: {@code scoring}
   * @param trace the id of the trace or request that the lines belong to
   */
  public Log(PrintStream out, String function, String trace) {
    this.out = out;
    this.function = function;
    this.trace = trace;
  }

  /** The same log for another trace. */
  public Log forTrace(String other) {
    return new Log(out, function, other);
  }

  /** Begins a line about something that went as it should. */
  public Line info(String event) {
    return new Line("INFO", event);
  }

  /** Begins a line about something that somebody should look at some day. */
  public Line warn(String event) {
    return new Line("WARN", event);
  }

  /** Begins a line about something that failed. */
  public Line error(String event) {
    return new Line("ERROR", event);
  }

  private interface Field {
    void writeTo(JsonGenerator out) throws IOException;
  }

  /** One line on its way; nothing is written before {@link #write}. */
  public final class Line {
    private final List<Field> fields = new ArrayList<>();

    private Line(String level, String event) {
      with("level", level).with("function", function).with("trace", trace).with("event", event);
    }

    public Line with(String name, String value) {
      fields.add(o -> o.writeStringField(name, value));
      return this;
    }

    public Line with(String name, long value) {
      fields.add(o -> o.writeNumberField(name, value));
      return this;
    }

    /**
     * What kind of failure it was and where, without its message, which may quote what a person
     * typed.
     */
    public Line with(Throwable failure) {
      with("failure", failure.getClass().getName());
      var at = new StringBuilder();
      for (int i = 0; i < Math.min(8, failure.getStackTrace().length); i++) {
        var frame = failure.getStackTrace()[i];
        at.append(i == 0 ? "" : " < ")
            .append(frame.getClassName())
            .append('.')
            .append(frame.getMethodName())
            .append(':')
            .append(frame.getLineNumber());
      }
      with("at", at.toString());
      var cause = failure.getCause();
      return cause == null ? this : with("cause", cause.getClass().getName());
    }

    /** Writes the line. */
    public void write() {
      var bytes =
          json.bytes(o -> {
            o.writeStartObject();
            for (var field : fields) {
              field.writeTo(o);
            }
            o.writeEndObject();
          });
      print(out, bytes);
    }
  }

  /** One call, so that lines of several threads do not mix. */
  static void print(PrintStream out, byte[] line) {
    out.println(new String(line, StandardCharsets.UTF_8));
  }
}
