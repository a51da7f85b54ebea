package dev.astrolabe.model.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class PointsTest {
  @Test
  void readsDecimalsExactly() {
    assertThat(Points.parse("12.5").millionths()).isEqualTo(12_500_000);
    assertThat(Points.parse("-0.000001").millionths()).isEqualTo(-1);
    assertThat(Points.parse("1e3")).hasToString("1000");
    assertThat(Points.parse("2.50000000")).hasToString("2.5");
  }

  @Test
  void refusesWhatItCannotHoldWithoutExpandingIt() {
    for (var written : new String[] {"0.0000001", "1e400000000", "1e-400000000", "1000001", "x"}) {
      assertThatThrownBy(() -> Points.parse(written))
          .as(written)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
