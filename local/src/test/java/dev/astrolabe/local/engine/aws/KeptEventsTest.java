package dev.astrolabe.local.engine.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptEventsTest {
  @TempDir private Path folder;

  private static EventBus.Kept event(String name) {
    return new EventBus.Kept(
        "main",
        Instant.parse("2026-10-05T05:00:00Z"),
        JsonNodeFactory.instance.objectNode().put("detail-type", name));
  }

  @Test
  void readsAfterAStartWhatWasKeptBefore() throws IOException {
    var file = folder.resolve("events.jsonl");
    var before = KeptEvents.in(file);
    before.add(event("a"));
    before.add(event("ب"));

    var after = KeptEvents.in(file);
    after.add(event("c"));

    assertThat(after.all()).containsExactly(event("a"), event("ب"), event("c"));
    assertThat(KeptEvents.in(file).all()).hasSize(3);
  }

  @Test
  void passesOverHalfALine() throws IOException {
    var file = folder.resolve("events.jsonl");
    KeptEvents.in(file).add(event("a"));
    Files.writeString(file, "{\"bus\":\"ma", StandardOpenOption.APPEND);

    assertThat(KeptEvents.in(file).all()).containsExactly(event("a"));
  }
}
