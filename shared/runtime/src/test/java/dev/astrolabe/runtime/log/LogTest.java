package dev.astrolabe.runtime.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class LogTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  private String written() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void writesOneObjectPerLine() {
    var log = new Log(out, "scoring", "1-abc");

    log.info("assessed").with("entry", "a\nb").with("n", 3).write();
    log.forTrace("1-def").error("failed").write();

    assertThat(written().lines())
        .containsExactly(
            "{\"level\":\"INFO\",\"function\":\"scoring\",\"trace\":\"1-abc\",\"event\":\"assessed\","
                + "\"entry\":\"a\\nb\",\"n\":3}",
            "{\"level\":\"ERROR\",\"function\":\"scoring\",\"trace\":\"1-def\",\"event\":\"failed\"}");
  }

  @Test
  void saysWhatFailedAndWhereButNotWhatTheMessageQuotes() {
    var failure =
        new IllegalStateException("نگار@example.com", new RuntimeException("sara@example.com"));

    new Log(out, "scoring", "t").error("failed").with(failure).write();

    assertThat(written())
        .contains("java.lang.IllegalStateException", "java.lang.RuntimeException", "LogTest")
        .doesNotContain("example.com");
  }

  @Test
  void namesAnIdTheSameInOneDeploymentAndOtherwiseInAnother() {
    var here = new KeyedHash("here");

    assertThat(here.of("site", "1")).hasSize(16).isEqualTo(new KeyedHash("here").of("site", "1"));
    assertThat(here.of("site", "1")).isNotEqualTo(new KeyedHash("there").of("site", "1"));
    assertThat(here.of("site", "1")).isNotEqualTo(here.of("site1", ""));
  }

  @Test
  void writesCountsInEmbeddedMetricFormatOnce() {
    var metrics = new Metrics(out, "scoring");
    metrics.count("assessed");
    metrics.count("assessed", 2);

    metrics.flush(Instant.ofEpochSecond(5));
    metrics.flush(Instant.ofEpochSecond(6));

    assertThat(written().lines())
        .containsExactly(
            "{\"_aws\":{\"Timestamp\":5000,\"CloudWatchMetrics\":[{\"Namespace\":\"Astrolabe\","
                + "\"Dimensions\":[[\"function\"]],\"Metrics\":[{\"Name\":\"assessed\",\"Unit\":\"Count\"}]}]},"
                + "\"function\":\"scoring\",\"assessed\":3}");
  }
}
