package dev.astrolabe.model.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class RoundingTest {
  @Test
  void keepsTheSumAndMovesNoPartByAUnit() {
    for (long seed = 1; seed <= 2_000; seed++) {
      var random = new Random(seed);
      var parts = new ArrayList<BigDecimal>();
      for (int i = random.nextInt(8); i >= 0; i--) {
        parts.add(BigDecimal.valueOf(random.nextLong(-1_000_000, 1_000_000), 5));
      }
      var rounded = Rounding.toTheSum(parts, 2);
      assertThat(rounded.stream().reduce(BigDecimal.ZERO, BigDecimal::add))
          .as("seed %d", seed)
          .isEqualByComparingTo(
              parts.stream()
                  .reduce(BigDecimal.ZERO, BigDecimal::add)
                  .setScale(2, RoundingMode.HALF_UP));
      for (int i = 0; i < parts.size(); i++) {
        assertThat(rounded.get(i).subtract(parts.get(i)).abs())
            .as("seed %d", seed)
            .isLessThan(new BigDecimal("0.01"));
      }
    }
  }
}
