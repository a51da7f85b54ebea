package dev.astrolabe.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SamplesTest {
  @Test
  void findsTheMedianAndTheWorstInAnyOrder() {
    var samples = Samples.of(List.of(5.0, 1.0, 4.0, 2.0, 3.0));

    assertThat(samples.at(0)).isEqualTo(1);
    assertThat(samples.at(0.5)).isEqualTo(3);
    assertThat(samples.at(0.99)).isEqualTo(5);
    assertThat(samples.at(1)).isEqualTo(5);
  }

  @Test
  void refusesToSpeakOfNothing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Samples.of(List.of()))
        .withMessage("nothing was measured");
  }
}
