package dev.astrolabe.qualification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.runtime.http.Ask;
import dev.astrolabe.runtime.http.NoContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class SampleEventTest {
  @Test
  void answersTheSampleOfAList() throws IOException {
    var folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.exists(folder.resolve("events/http-get-leads.json"))) {
      folder = folder.getParent();
    }
    if (folder == null) {
      throw new AssertionError("the samples are nowhere above this folder");
    }
    var answer =
        Ask.raw(
            Files.readAllBytes(folder.resolve("events/http-get-leads.json")),
            (in, out) -> new Desk().handler.handleRequest(in, out, NoContext.INSTANCE));

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"items\":[],\"nextCursor\":null}");
  }
}
