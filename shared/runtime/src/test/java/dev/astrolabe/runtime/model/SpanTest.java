package dev.astrolabe.runtime.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SpanTest {
  @Test
  void readsEveryUnit() {
    assertThat(Span.seconds("30d")).isEqualTo(2_592_000);
    assertThat(Span.seconds("12h")).isEqualTo(43_200);
    assertThat(Span.seconds("90m")).isEqualTo(5_400);
    assertThat(Span.seconds("45s")).isEqualTo(45);
    assertThat(Span.seconds("0s")).isZero();
  }

  @Test
  void writesTheLargestUnitThatDivides() {
    assertThat(Span.written(2_592_000)).isEqualTo("30d");
    assertThat(Span.written(86_400)).isEqualTo("1d");
    assertThat(Span.written(5_400)).isEqualTo("90m");
    assertThat(Span.written(43_200)).isEqualTo("12h");
    assertThat(Span.written(86_401)).isEqualTo("86401s");
    assertThat(Span.written(0)).isEqualTo("0s");
  }

  @Test
  void readsBackWhatItWrites() {
    for (long seconds = 0; seconds < 20_000; seconds += 7) {
      assertThat(Span.seconds(Span.written(seconds))).isEqualTo(seconds);
    }
  }

  @Test
  void readsNothingElse() {
    for (var written :
        new String[] {
          "",
          "d",
          "30",
          "-1d",
          "+1d",
          "1.5h",
          "01d",
          "00s",
          "1w",
          "1D",
          " 1d",
          "1d ",
          "1 d",
          "999999999999d",
          "٣d",
          "1d12h"
        }) {
      assertThat(Span.seconds(written)).as(written).isEqualTo(Span.UNREADABLE);
    }
  }
}
