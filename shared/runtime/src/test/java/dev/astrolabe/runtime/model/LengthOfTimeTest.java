package dev.astrolabe.runtime.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class LengthOfTimeTest {
  @Test
  void readsEveryUnit() {
    assertThat(LengthOfTime.seconds("30d")).isEqualTo(2_592_000);
    assertThat(LengthOfTime.seconds("12h")).isEqualTo(43_200);
    assertThat(LengthOfTime.seconds("90m")).isEqualTo(5_400);
    assertThat(LengthOfTime.seconds("45s")).isEqualTo(45);
    assertThat(LengthOfTime.seconds("0s")).isZero();
  }

  @Test
  void writesTheLargestUnitThatDivides() {
    assertThat(LengthOfTime.written(2_592_000)).isEqualTo("30d");
    assertThat(LengthOfTime.written(86_400)).isEqualTo("1d");
    assertThat(LengthOfTime.written(5_400)).isEqualTo("90m");
    assertThat(LengthOfTime.written(43_200)).isEqualTo("12h");
    assertThat(LengthOfTime.written(86_401)).isEqualTo("86401s");
    assertThat(LengthOfTime.written(0)).isEqualTo("0s");
  }

  @Test
  void readsBackWhatItWrites() {
    for (long seconds = 0; seconds < 20_000; seconds += 7) {
      assertThat(LengthOfTime.seconds(LengthOfTime.written(seconds))).isEqualTo(seconds);
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
      assertThat(LengthOfTime.seconds(written)).as(written).isEqualTo(LengthOfTime.UNREADABLE);
    }
  }
}
