package dev.astrolabe.model.stage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.model.scoring.Dimension;
import dev.astrolabe.model.scoring.Matcher;
import dev.astrolabe.model.scoring.Points;
import dev.astrolabe.model.scoring.ValueTest;
import dev.astrolabe.model.scoring.Window;
import dev.astrolabe.model.stage.Condition.All;
import dev.astrolabe.model.stage.Condition.Any;
import dev.astrolabe.model.stage.Condition.AtLeast;
import dev.astrolabe.model.stage.Condition.Attribute;
import dev.astrolabe.model.stage.Condition.Behaviour;
import dev.astrolabe.model.stage.Condition.Not;
import dev.astrolabe.model.stage.Condition.Threshold;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class WeakerTest {
  private static final Condition EMAIL = attribute("email", new ValueTest.Present());
  private static final Condition PHONE = attribute("phone", new ValueTest.Present());

  @Test
  void lowersThresholds() {
    assertThat(Weaker.check(fit(4), fit(5))).isTrue();
    assertThat(Weaker.check(fit(6), fit(5))).isFalse();
    assertThat(Weaker.check(new Threshold(Dimension.TOTAL, Points.of(4)), fit(5))).isFalse();
  }

  @Test
  void lowersCountsAndLengthensWindows() {
    assertThat(Weaker.check(did(1, 60), did(2, 30))).isTrue();
    assertThat(Weaker.check(did(1, 0), did(2, 30))).isTrue();
    assertThat(Weaker.check(did(3, 30), did(2, 30))).isFalse();
    assertThat(Weaker.check(did(2, 29), did(2, 30))).isFalse();
    assertThat(Weaker.check(did(2, 30), did(2, 0))).isFalse();
  }

  @Test
  void dropsConjuncts() {
    var strong = new All(List.of(EMAIL, PHONE, fit(5)));

    assertThat(Weaker.check(new All(List.of()), strong)).isTrue();
    assertThat(Weaker.check(new All(List.of(fit(4), EMAIL)), strong)).isTrue();
    assertThat(Weaker.check(PHONE, strong)).isTrue();
    assertThat(Weaker.check(new All(List.of(fit(6))), strong)).isFalse();
    assertThat(Weaker.check(strong, new All(List.of(EMAIL, PHONE)))).isFalse();
  }

  @Test
  void weakensAlternativesPairwise() {
    assertThat(Weaker.check(new Any(List.of(fit(4), EMAIL)), new Any(List.of(fit(5), EMAIL))))
        .isTrue();
    assertThat(Weaker.check(new Any(List.of(EMAIL, fit(4))), new Any(List.of(fit(5), EMAIL))))
        .isFalse();
    assertThat(
            Weaker.check(
                new AtLeast(1, List.of(EMAIL, PHONE)), new AtLeast(2, List.of(EMAIL, PHONE))))
        .isTrue();
    assertThat(
            Weaker.check(
                new AtLeast(2, List.of(EMAIL, PHONE)), new AtLeast(1, List.of(EMAIL, PHONE))))
        .isFalse();
  }

  @Test
  void turnsAroundUnderNot() {
    assertThat(Weaker.check(new Not(fit(5)), new Not(fit(4)))).isTrue();
    assertThat(Weaker.check(new Not(fit(4)), new Not(fit(5)))).isFalse();
  }

  @Test
  void tellsTestsAndMatchersApart() {
    for (var weak : conditions()) {
      for (var strong : conditions()) {
        assertThat(Weaker.check(weak, strong))
            .as("%s of %s", weak, strong)
            .isEqualTo(weak.equals(strong));
      }
    }
  }

  /** Conditions of which none is weaker than another; equal ones are made anew each time. */
  private static List<Condition> conditions() {
    return List.of(
        attribute("email", new ValueTest.Present()),
        attribute("phone", new ValueTest.Present()),
        attribute("email", new ValueTest.OneOf(Set.of("a", "b"))),
        attribute("email", new ValueTest.OneOf(Set.of("a", "c"))),
        attribute("email", new ValueTest.StartsWith("a")),
        attribute("email", new ValueTest.EndsWith("a")),
        attribute("email", new ValueTest.HasWord("a")),
        attribute("email", new ValueTest.Range(Optional.of(new BigDecimal("1")), Optional.empty())),
        new Behaviour(Matcher.of("demo"), 1, Optional.empty()),
        new Behaviour(Matcher.of("demo", "price"), 1, Optional.empty()),
        where(new ValueTest.HasWord("x")),
        where(new ValueTest.HasWord("y")),
        new Not(attribute("email", new ValueTest.Present())),
        new Threshold(Dimension.FIT, Points.of(1)));
  }

  private static Condition where(ValueTest test) {
    return new Behaviour(
        new Matcher(Set.of("demo"), new TreeMap<>(Map.of("topic", test))), 1, Optional.empty());
  }

  private static Condition attribute(String attribute, ValueTest test) {
    return new Attribute(attribute, test);
  }

  private static Condition fit(int points) {
    return new Threshold(Dimension.FIT, Points.of(points));
  }

  private static Condition did(int count, int days) {
    return new Behaviour(
        Matcher.of("demo"), count, days == 0 ? Optional.empty() : Optional.of(Window.days(days)));
  }
}
