package dev.astrolabe.local.engine.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The newest events of all buses, for people to read; in a file a line each, oldest first. */
public final class KeptEvents {
  /** How many are kept. */
  static final int MOST = 10_000;

  private final Optional<Path> file;
  private final Deque<EventBus.Kept> events = new ArrayDeque<>();

  private KeptEvents(Optional<Path> file) {
    this.file = file;
  }

  /** Events that nobody keeps. */
  public static KeptEvents forgotten() {
    return new KeptEvents(Optional.empty());
  }

  /** Those in a file, where there is one, and what comes. */
  public static KeptEvents in(Path file) throws IOException {
    var kept = new KeptEvents(Optional.of(file));
    if (Files.exists(file)) {
      for (var line : Files.readAllLines(file)) {
        read(line).ifPresent(kept::remember);
      }
    }
    return kept;
  }

  /** The event of a line; none of half a line, which whoever was killed while writing leaves. */
  private static Optional<EventBus.Kept> read(String line) {
    try {
      var json = new ObjectMapper().readTree(line);
      return json.path("event") instanceof ObjectNode event
          ? Optional.of(
              new EventBus.Kept(
                  json.path("bus").asText(), Instant.parse(json.path("at").asText()), event))
          : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  synchronized void add(EventBus.Kept event) {
    remember(event);
    if (file.isPresent()) {
      var line =
          JsonNodeFactory.instance
              .objectNode()
              .put("bus", event.bus())
              .put("at", event.at().toString())
              .set("event", event.event());
      try {
        Files.writeString(
            file.get(), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void remember(EventBus.Kept event) {
    events.addLast(event);
    if (events.size() > MOST) {
      events.removeFirst();
    }
  }

  /** All, oldest first. */
  synchronized List<EventBus.Kept> all() {
    return List.copyOf(events);
  }
}
