package dev.astrolabe.local.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A function that remembers its events and answers as a test says. */
public final class ScriptedFunction implements Invoker {
  /** What it answers to an event. */
  public interface Script {
    String answer(JsonNode event, int call) throws FunctionFailed;
  }

  private final Script script;
  private final List<JsonNode> events = new CopyOnWriteArrayList<>();
  private int calls;

  public ScriptedFunction(Script script) {
    this.script = script;
  }

  /** Answers that everything is done. */
  public static ScriptedFunction done() {
    return new ScriptedFunction((_, _) -> "{\"batchItemFailures\":[]}");
  }

  @Override
  public byte[] invoke(String function, byte[] event) throws FunctionFailed {
    var read = read(event);
    int call;
    synchronized (events) {
      call = ++calls;
    }
    try {
      return script.answer(read, call).getBytes(StandardCharsets.UTF_8);
    } finally {
      events.add(read);
    }
  }

  private static JsonNode read(byte[] event) {
    try {
      return new JsonMapper().readTree(event);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The events so far, in the order in which their calls ended. */
  public List<JsonNode> events() {
    return List.copyOf(events);
  }

  /** One text of every record of every event so far. */
  public List<String> records(String pointer) {
    return events.stream()
        .flatMap(event -> event.path("Records").valueStream())
        .map(record -> record.at(pointer).asText())
        .toList();
  }
}
