package dev.astrolabe.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.runtime.report.RefusalPages;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RequestLogTest {
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final HttpFunction function =
      new HttpFunction(
          new Router(
              List.of(
                  Route.open("GET", "/things/{id}", (request, path) -> Response.nothing(), 204)),
              RefusalPages::json),
          new RequestLog(new PrintStream(written, true, StandardCharsets.UTF_8), "intake"));

  private List<String> lines() {
    return written.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void writesALineWithTheTraceAndTheRequestAndCountsByRouteAndClassOfStatus() {
    Ask.get("/things/1?a=secret").of(function);

    assertThat(lines()).hasSize(2);
    assertThat(lines().get(0))
        .startsWith(
            "{\"level\":\"INFO\",\"function\":\"intake\",\"trace\":\"invocation-1\",\"event\":\"answered\","
                + "\"request\":\"req-1\",\"route\":\"GET /things/{id}\",\"status\":204,\"micros\":");
    assertThat(lines().get(1))
        .isEqualTo(
            "{\"_aws\":{\"Timestamp\":1795424400000,\"CloudWatchMetrics\":[{\"Namespace\":\"Astrolabe\","
                + "\"Dimensions\":[[\"function\",\"route\"]],\"Metrics\":[{\"Name\":\"requests2xx\",\"Unit\":\"Count\"}]}]},"
                + "\"function\":\"intake\",\"route\":\"GET /things/{id}\",\"requests2xx\":1}");
  }

  @Test
  void countsRefusalsOfPathsThatAreNoneUnderOneName() {
    Ask.get("/secret").of(function);
    Ask.of("SECRET", "/things/1").of(function);

    assertThat(lines().get(1)).contains("\"route\":\"GET (none)\"", "\"requests4xx\":1");
    assertThat(lines().get(3)).contains("\"route\":\"OTHER /things/{id}\"", "\"requests4xx\":1");
    assertThat(lines()).noneMatch(line -> line.contains("secret") || line.contains("SECRET"));
  }

  @Test
  void countsNothingOfAnEventThatHasNoTime() {
    Ask.raw(new byte[] {'['}, (in, out) -> function.handle(in, out, NoContext.INSTANCE));
    assertThat(lines()).hasSize(1);
    assertThat(lines().getFirst()).contains("\"route\":\"(none)\"", "\"status\":400");
  }
}
