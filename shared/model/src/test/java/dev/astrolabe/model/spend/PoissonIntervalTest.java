package dev.astrolabe.model.spend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.astrolabe.model.ReferenceFigures;
import org.junit.jupiter.api.Test;

final class PoissonIntervalTest {
  @Test
  void agreesWithExactLimits() {
    var rows = ReferenceFigures.rows("spend/poisson_exact_ci_R.csv");
    assertThat(rows).hasSizeGreaterThan(30);
    for (var row : rows) {
      long count = Long.parseLong(row[0]);
      agrees(PoissonInterval.of(count), row[1], row[2]);
      agrees(PoissonInterval.of(count, 0.9), row[3], row[4]);
    }
  }

  @Test
  void staysWithinANarrowBandAroundLargeCounts() {
    var interval = PoissonInterval.of(1_000_000);
    assertThat(interval.low()).isBetween(998_040.0, 998_042.0);
    assertThat(interval.high()).isBetween(1_001_961.0, 1_001_963.0);
  }

  private static void agrees(PoissonInterval interval, String low, String high) {
    assertThat(interval.low()).isCloseTo(Double.parseDouble(low), within(1e-9));
    assertThat(interval.high()).isCloseTo(Double.parseDouble(high), within(1e-9));
  }
}
