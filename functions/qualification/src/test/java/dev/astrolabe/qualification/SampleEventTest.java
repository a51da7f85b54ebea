package dev.astrolabe.qualification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.runtime.http.Ask;
import dev.astrolabe.runtime.http.NoContext;
import dev.astrolabe.runtime.http.ProjectFile;
import org.junit.jupiter.api.Test;

final class SampleEventTest {
  @Test
  void answersTheSampleOfAList() {
    var answer =
        Ask.raw(
            ProjectFile.bytes("events/http-get-leads.json"),
            (in, out) -> new Desk().handler.handleRequest(in, out, NoContext.INSTANCE));

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"items\":[],\"nextCursor\":null}");
  }
}
