package dev.astrolabe.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.astrolabe.local.template.Deployment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The sample events of {@code events/}, and which trigger of the template each belongs to. */
public final class Samples {
  private static final Path FOLDER = Path.of("..", "events").toAbsolutePath().normalize();

  private Samples() {}

  /** A trigger of a function. */
  public record Trigger(String function, String what) {}

  /** All sample files, in the order of their names. */
  public static List<Path> files() {
    try (var files = Files.list(FOLDER)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every trigger that the template declares, by its name in an event. */
  public static Map<String, Trigger> triggers(Deployment deployment) {
    Map<String, Trigger> triggers = new LinkedHashMap<>();
    deployment
        .httpApi()
        .routes()
        .forEach(each ->
            triggers.put(each.key(), new Trigger(each.function(), "the route " + each.key())));
    deployment
        .queueMappings()
        .forEach(each ->
            triggers.put(each.queue(), new Trigger(each.function(), "the queue " + each.queue())));
    deployment
        .streamMappings()
        .forEach(each ->
            triggers.put(
                each.table(), new Trigger(each.function(), "the stream of " + each.table())));
    deployment
        .schedules()
        .forEach(each ->
            triggers.put(
                each.name().replaceFirst("^" + each.function(), ""),
                new Trigger(each.function(), "the schedule " + each.name())));
    return triggers;
  }

  /** The trigger that such an event comes from, by the name it has in the event. */
  public static Optional<String> trigger(Path file) throws IOException {
    var event = new ObjectMapper().readTree(Files.readAllBytes(file));
    var record = event.at("/Records/0");
    var name =
        record.isMissingNode()
            ? event.path("routeKey").asText(event.path("schedule").asText())
            : resource(record);
    return Optional.of(name).filter(each -> !each.isEmpty());
  }

  /** The logical id at the end of a resource's name: {@code ...:table/astrolabe-LeadsTable/...}. */
  private static String resource(JsonNode record) {
    return record
        .path("eventSourceARN")
        .asText()
        .replaceFirst("/stream/.*", "")
        .replaceFirst(".*-", "");
  }
}
