package dev.astrolabe.model.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.astrolabe.model.ReferenceFigures;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PromoterCountsTest {
  @Test
  void roundsOnceAndSymmetrically() {
    assertThat(new PromoterCounts(12, 7, 5).enps()).hasValue(29);
    assertThat(new PromoterCounts(5, 3, 3).enps()).hasValue(18);
    assertThat(new PromoterCounts(7, 4, 2).enps()).hasValue(38);
    assertThat(new PromoterCounts(1, 7, 0).enps()).hasValue(13);
    assertThat(new PromoterCounts(0, 7, 1).enps()).hasValue(-13);
    assertThat(PromoterCounts.NONE.enps()).isEmpty();
  }

  @Test
  void mirrorsWhenPromotersAndDetractorsChangePlaces() {
    for (int p = 0; p < 20; p++) {
      for (int s = 0; s < 20; s++) {
        for (int d = p == 0 && s == 0 ? 1 : 0; d < 20; d++) {
          assertThat(new PromoterCounts(p, s, d).enps().getAsInt())
              .isEqualTo(-new PromoterCounts(d, s, p).enps().getAsInt());
        }
      }
    }
  }

  @Test
  void cutsGroupsWhereTheScaleDoes() {
    var answers = Map.of(10, 1, 9, 2, 8, 4, 7, 8, 6, 16, 1, 32);
    assertThat(PromoterCounts.of(Scale.ONE_TO_TEN, answers))
        .isEqualTo(new PromoterCounts(3, 12, 48));
    assertThatThrownBy(() -> PromoterCounts.of(Scale.ONE_TO_TEN, Map.of(0, 1)))
        .hasMessageContaining("1-10");
    assertThat(PromoterCounts.of(Scale.ZERO_TO_TEN, Map.of(0, 1)).detractors()).isEqualTo(1);
  }

  @Test
  void hasTheScoreIntervalOfTheReference() {
    var rows = ReferenceFigures.rows("survey/nps_intervals_oracle.csv");
    assertThat(rows).hasSizeGreaterThan(70);
    for (var row : rows) {
      var counts = counts(row[2], row[1], row[0]);
      double z =
          switch (row[3]) {
            case "0.90" -> 1.6448536269514722;
            case "0.95" -> TangoInterval.Z_95;
            default -> 2.5758293035489004;
          };
      var interval = TangoInterval.of(counts, z);
      assertThat(interval.low()).isCloseTo(Double.parseDouble(row[12]), within(1e-6));
      assertThat(interval.high()).isCloseTo(Double.parseDouble(row[13]), within(1e-6));
    }
  }

  @Test
  void comparesTwoRunsAsTheReferenceDoes() {
    int compared = 0;
    for (var row : ReferenceFigures.rows("survey/nps_twosample_oracle.csv")) {
      if (row[2].equals("adjusted.wald")) {
        var later = row[0].split("/", -1);
        var earlier = row[1].split("/", -1);
        var change =
            ScoreChange.between(
                counts(earlier[2], earlier[1], earlier[0]), counts(later[2], later[1], later[0]));
        assertThat(change.p()).isCloseTo(Double.parseDouble(row[7]), within(1e-6));
        assertThat(change.low()).isCloseTo(Double.parseDouble(row[8]), within(1e-6));
        assertThat(change.high()).isCloseTo(Double.parseDouble(row[9]), within(1e-6));
        compared++;
      }
    }
    assertThat(compared).isEqualTo(6);
  }

  @Test
  void knowsTheTailOfTheNormalDistribution() {
    assertThat(ScoreChange.upperTail(0)).isEqualTo(0.5);
    assertThat(ScoreChange.upperTail(TangoInterval.Z_95)).isCloseTo(0.025, within(1e-15));
    assertThat(ScoreChange.upperTail(6)).isCloseTo(9.865876450376946e-10, within(1e-22));
  }

  private static PromoterCounts counts(String promoters, String passives, String detractors) {
    return new PromoterCounts(
        Integer.parseInt(promoters), Integer.parseInt(passives), Integer.parseInt(detractors));
  }
}
