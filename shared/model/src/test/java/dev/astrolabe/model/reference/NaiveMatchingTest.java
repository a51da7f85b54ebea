package dev.astrolabe.model.reference;

import static dev.astrolabe.model.worlds.Happened.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.model.scoring.Matcher;
import dev.astrolabe.model.scoring.ValueTest;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class NaiveMatchingTest {
  private final NaiveMatching matching = new NaiveMatching();

  @Test
  void comparesTextsByTheirMatchingKeys() {
    assertThat(matching.passes(new ValueTest.OneOf(Set.of("مدیر فروش")), "مدير  فروش")).isTrue();
    assertThat(matching.passes(new ValueTest.OneOf(Set.of("CEO")), " ceo ")).isTrue();
    assertThat(matching.passes(new ValueTest.StartsWith("Log"), "logistics")).isTrue();
    assertThat(matching.passes(new ValueTest.EndsWith("TICS"), "logistics")).isTrue();
    assertThat(matching.passes(new ValueTest.EndsWith("logistic"), "logistics")).isFalse();
    assertThat(matching.passes(new ValueTest.Present(), "")).isTrue();
  }

  @Test
  void aWordStandsBetweenOtherThanLettersAndDigits() {
    var sales = new ValueTest.HasWord("sales");
    assertThat(matching.passes(sales, "Head of Sales")).isTrue();
    assertThat(matching.passes(sales, "sales-engineer")).isTrue();
    assertThat(matching.passes(sales, "salesman, presales; SALES!")).isTrue();
    assertThat(matching.passes(sales, "salesman")).isFalse();
    assertThat(matching.passes(sales, "presales")).isFalse();
    assertThat(matching.passes(sales, "sales2")).isFalse();
    assertThat(matching.passes(new ValueTest.HasWord(""), "sales")).isFalse();
  }

  @Test
  void aRangeHoldsItsLowerEndAndNotItsUpper() {
    var range =
        new ValueTest.Range(Optional.of(new BigDecimal(50)), Optional.of(new BigDecimal(200)));
    assertThat(matching.passes(range, "50.0")).isTrue();
    assertThat(matching.passes(range, "۱۹۹")).isTrue();
    assertThat(matching.passes(range, "200")).isFalse();
    assertThat(matching.passes(range, "49.999")).isFalse();
    assertThat(matching.passes(range, "1e2")).isFalse();
    assertThat(matching.passes(range, "about 60")).isFalse();
    assertThat(matching.passes(range, "")).isFalse();
  }

  @Test
  void aFilterOnAnAbsentFieldDoesNotPass() {
    var pricing =
        new Matcher(Set.of("visit"), new TreeMap<>(Map.of("topic", new ValueTest.Present())));
    assertThat(matching.matches(pricing, at(0, "visit").with("topic", "x").entry())).isTrue();
    assertThat(matching.matches(pricing, at(0, "visit").entry())).isFalse();
    assertThat(matching.matches(pricing, at(0, "demo").with("topic", "x").entry())).isFalse();
  }
}
