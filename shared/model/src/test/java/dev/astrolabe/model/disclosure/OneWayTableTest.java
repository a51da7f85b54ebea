package dev.astrolabe.model.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.model.disclosure.OneWayTable.Hidden;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class OneWayTableTest {
  private static final Threshold FIVE = Threshold.DEFAULT;

  @Test
  void hidesASecondGroupWhereOneWouldBeSubtracted() {
    var table = new OneWayTable(Map.of("Dubai", 12, "Tehran", 9, "Berlin", 3), FIVE);
    assertThat(table.shown()).containsExactly("Dubai");
    assertThat(table.hidden("Berlin")).contains(Hidden.TOO_FEW);
    assertThat(table.hidden("Tehran")).contains(Hidden.PROTECTS_ANOTHER);
  }

  @Test
  void hidesAThirdWhereTwoTogetherAreTooFew() {
    var table = new OneWayTable(Map.of("a", 1, "b", 2, "c", 8, "d", 30), FIVE);
    assertThat(table.shown()).containsExactly("d");
  }

  @Test
  void showsEverythingWhereNobodyIsAlone() {
    var table = new OneWayTable(Map.of("Sales", 11, "Product", 13), FIVE);
    assertThat(table.shown()).containsExactly("Product", "Sales");
  }

  @Test
  void showsNothingOfFewerThanTheThreshold() {
    var table = new OneWayTable(Map.of("a", 4), FIVE);
    assertThat(table.showsTotal()).isFalse();
    assertThat(table.shown()).isEmpty();
    assertThat(table.hidden("a")).contains(Hidden.TOO_FEW);
  }

  @Test
  void foldsSmallValuesBeforeAnybodyIsAsked() {
    assertThat(OneWayTable.folded(Map.of("a", 2, "b", 2, "c", 6, "d", 20), FIVE))
        .isEqualTo(Set.of("a", "b", "c"));
    assertThat(OneWayTable.folded(Map.of("a", 3, "b", 3, "d", 20), FIVE))
        .isEqualTo(Set.of("a", "b"));
    assertThat(OneWayTable.folded(Map.of("d", 20), FIVE)).isEmpty();
  }

  /**
   * An attacker knows the total, every shown group and how many were asked in each. Within these
   * equations and bounds a hidden group's size lies in an interval, whose ends a linear programme
   * finds; with one equation they are sums. No interval pins a group below the threshold.
   */
  @Test
  void leavesNoGroupBelowTheThresholdToBeSubtracted() {
    for (long seed = 1; seed <= 20_000; seed++) {
      var random = new Random(seed);
      var asked = new TreeMap<String, Integer>();
      var answered = new HashMap<String, Integer>();
      int groups = 1 + random.nextInt(7);
      for (int g = 0; g < groups; g++) {
        int n = 5 + random.nextInt(15);
        asked.put("g" + g, n);
        answered.put("g" + g, random.nextInt(n + 1));
      }
      var table = new OneWayTable(answered, FIVE);
      if (!table.showsTotal()) {
        assertThat(table.shown()).isEmpty();
        continue;
      }
      var hidden = asked.keySet().stream().filter(g -> !table.shown().contains(g)).toList();
      int rest = sum(answered, hidden);
      for (var group : hidden) {
        var others = hidden.stream().filter(g -> !g.equals(group)).toList();
        int most = Math.min(asked.getOrDefault(group, 0), rest);
        int least = Math.max(0, rest - sum(asked, others));
        assertThat(most).as("seed %d, %s", seed, group).isGreaterThanOrEqualTo(5);
        assertThat(answered.getOrDefault(group, 0)).isBetween(least, most);
      }
      for (var group : table.shown()) {
        assertThat(answered.getOrDefault(group, 0)).as("seed %d", seed).isGreaterThanOrEqualTo(5);
        int complement =
            answered.values().stream().mapToInt(n -> n).sum() - answered.getOrDefault(group, 0);
        assertThat(complement == 0 || complement >= 5).as("seed %d", seed).isTrue();
      }
    }
  }

  private static int sum(Map<String, Integer> counts, Collection<String> groups) {
    return groups.stream().mapToInt(group -> counts.getOrDefault(group, 0)).sum();
  }

  @Test
  void hidesNoMoreThanItMust() {
    var table = new OneWayTable(Map.of("a", 2, "b", 3, "c", 5, "d", 5), FIVE);
    assertThat(List.copyOf(table.shown())).containsExactly("c", "d");
  }
}
