package dev.astrolabe.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.runtime.http.Ask;
import dev.astrolabe.runtime.http.NoContext;
import dev.astrolabe.runtime.http.ProjectFile;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class SampleEventTest {
  @Test
  void takesTheSampleOfAFormPost() {
    var doorstep = new Doorstep();
    var answer =
        Ask.raw(
            ProjectFile.bytes("events/http-form-post.json"),
            (in, out) -> doorstep.handler.handleRequest(in, out, NoContext.INSTANCE));

    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    var arrival = doorstep.queued.getFirst();
    assertThat(arrival.recordedAt()).isEqualTo(Instant.parse("2026-10-05T05:00:00Z"));
    assertThat(arrival.contacts()).hasSize(2);
    assertThat(arrival.profile()).containsEntry("name", "نگار احمدی");
  }
}
