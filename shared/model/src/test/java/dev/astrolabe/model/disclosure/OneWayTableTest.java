package dev.astrolabe.model.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.model.disclosure.OneWayTable.Hidden;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class OneWayTableTest {
  private static final Threshold FIVE = Threshold.DEFAULT;

  /** Groups of these sizes in which not all answer alike. */
  private static OneWayTable table(Map<String, Integer> sizes) {
    var groups = new TreeMap<String, Group>();
    sizes.forEach((name, n) -> groups.put(name, group(n, n - n / 2, n / 2, 0)));
    return new OneWayTable(groups, FIVE, List.of());
  }

  private static Group group(int asked, int promoters, int passives, int detractors) {
    return new Group(List.of(promoters, passives, detractors), asked);
  }

  @Test
  void hidesASecondGroupWhereOneWouldBeSubtracted() {
    var table = table(Map.of("Dubai", 12, "Tehran", 9, "Berlin", 3));
    assertThat(table.shown()).containsExactly("Dubai");
    assertThat(table.hidden("Berlin")).contains(Hidden.TOO_FEW);
    assertThat(table.hidden("Tehran")).contains(Hidden.PROTECTS_ANOTHER);
  }

  @Test
  void hidesAThirdWhereTwoTogetherAreTooFew() {
    var table = table(Map.of("a", 1, "b", 2, "c", 8, "d", 30));
    assertThat(table.shown()).containsExactly("d");
  }

  @Test
  void showsEverythingWhereNobodyIsAlone() {
    var table = table(Map.of("Sales", 11, "Product", 13));
    assertThat(table.shown()).containsExactly("Product", "Sales");
  }

  @Test
  void showsNothingOfFewerThanTheThreshold() {
    var table = table(Map.of("a", 4));
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
      var table = table(answered);
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

  /** The same twenty and one more, under another name: less what was shown, the one is told. */
  @Test
  void anotherNameForAGroupHidesNobodyNewInIt() {
    var before = Map.of("Sales", group(20, 8, 6, 6), "Product", group(30, 9, 11, 10));
    var renamed =
        List.of(
            new Move(Optional.of("Sales"), Optional.of("Vertrieb"), 20),
            new Move(Optional.empty(), Optional.of("Vertrieb"), 1));
    var now = Map.of("Vertrieb", group(21, 8, 6, 7), "Product", group(30, 9, 11, 10));

    var table = new OneWayTable(now, FIVE, List.of(new Earlier(before, renamed)));

    assertThat(table.hidden("Vertrieb")).contains(Hidden.NEARLY_THE_SAME_PEOPLE);
    // With nobody new in it the other name alone tells nothing.
    var same = Map.of("Vertrieb", group(20, 8, 6, 6), "Product", group(30, 9, 11, 10));
    assertThat(
            new OneWayTable(same, FIVE, List.of(new Earlier(before, renamed.subList(0, 1))))
                .shown())
        .containsExactly("Product", "Vertrieb");
  }

  @Test
  void whoStayedInAGroupThatIsLookedAtAsAnOriginHasLeftWhereItIsNotMeant() {
    var before = Map.of("a", group(10, 4, 3, 3), "b", group(12, 4, 4, 4));
    var moves = List.of(new Move(Optional.of("b"), Optional.of("a"), 2));
    var earlier = new Earlier(before, moves);

    assertThat(earlier.origins(Set.of("a"))).containsExactlyInAnyOrder("a", "b");
    assertThat(earlier.joined(Set.of("a", "b"), Set.of("a"))).isZero();
    assertThat(earlier.left(Set.of("a", "b"), Set.of("a"))).isEqualTo(10);
    assertThat(earlier.joined(Set.of("a"), Set.of("a"))).isEqualTo(2);
    assertThat(earlier.left(Set.of("b"), Set.of("b"))).isEqualTo(2);
  }

  @Test
  void hidesNoMoreThanItMust() {
    var table = table(Map.of("a", 2, "b", 3, "c", 5, "d", 5));
    assertThat(List.copyOf(table.shown())).containsExactly("c", "d");
  }

  @Test
  void hidesAGroupInWhichAllAnsweredAlike() {
    var table =
        new OneWayTable(
            Map.of("a", group(9, 6, 0, 0), "b", group(9, 3, 3, 3), "c", group(20, 4, 4, 4)),
            FIVE,
            List.of());
    assertThat(table.hidden("a")).contains(Hidden.ALIKE);
    assertThat(table.hidden("b")).contains(Hidden.PROTECTS_ANOTHER);
    assertThat(table.shown()).containsExactly("c");
  }

  @Test
  void hidesAThirdWhereTheHiddenTogetherAnsweredAlike() {
    var table =
        new OneWayTable(
            Map.of(
                "a", group(5, 0, 0, 3),
                "b", group(5, 0, 0, 5),
                "c", group(9, 3, 3, 3),
                "d", group(20, 9, 4, 4)),
            FIVE,
            List.of());
    assertThat(table.hidden("a")).contains(Hidden.TOO_FEW);
    assertThat(table.hidden("b")).contains(Hidden.ALIKE);
    assertThat(table.shown()).containsExactly("d");
  }

  @Test
  void showsNothingWhereEverybodyAnsweredAlike() {
    var table =
        new OneWayTable(Map.of("a", group(9, 0, 7, 0), "b", group(9, 0, 8, 0)), FIVE, List.of());
    assertThat(table.showsTotal()).isFalse();
    assertThat(table.shown()).isEmpty();
    assertThat(table.hidden("a")).contains(Hidden.ALIKE);
    assertThat(OneWayTable.shows(group(30, 24, 0, 0), FIVE, List.of())).isFalse();
    assertThat(OneWayTable.shows(group(30, 23, 1, 0), FIVE, List.of())).isTrue();
  }

  private static Earlier joined(Group before, int people) {
    return new Earlier(
        Map.of(OneWayTable.EVERYBODY, before),
        List.of(new Move(Optional.empty(), Optional.of(OneWayTable.EVERYBODY), people)));
  }

  @Test
  void hidesWhatSubtractedFromAnEarlierRunTellsOfWhoJoined() {
    var before = group(10, 5, 3, 2);
    var everybodyAnswered = group(11, 6, 3, 2);
    assertThat(OneWayTable.shows(everybodyAnswered, FIVE, List.of(joined(before, 1)))).isFalse();
    // One of two is silent, and the other has answered.
    assertThat(OneWayTable.shows(group(12, 6, 3, 2), FIVE, List.of(joined(before, 2)))).isFalse();
    // Somebody is silent: the new one, or not.
    assertThat(OneWayTable.shows(group(11, 5, 3, 2), FIVE, List.of(joined(before, 1)))).isTrue();
    // Another answered now who had been silent.
    assertThat(OneWayTable.shows(group(12, 6, 4, 2), FIVE, List.of(joined(group(11, 5, 3, 2), 1))))
        .isTrue();
    assertThat(OneWayTable.shows(group(12, 7, 3, 2), FIVE, List.of(joined(group(11, 5, 3, 2), 1))))
        .as("both gave the same answer")
        .isFalse();
    // Too many joined for one of them to be meant, or people changed their minds.
    assertThat(OneWayTable.shows(group(15, 8, 4, 3), FIVE, List.of(joined(before, 5)))).isTrue();
    assertThat(OneWayTable.shows(group(11, 2, 6, 3), FIVE, List.of(joined(before, 1)))).isTrue();
    assertThat(OneWayTable.shows(everybodyAnswered, FIVE, List.of())).isTrue();
  }

  @Test
  void looksBackAtEveryEarlierRun() {
    var longAgo = joined(group(10, 5, 3, 2), 1);
    var same = new Earlier(Map.of(OneWayTable.EVERYBODY, group(11, 6, 3, 2)), List.of());
    var now = group(11, 6, 3, 2);
    assertThat(OneWayTable.shows(now, FIVE, List.of(same))).isTrue();
    assertThat(OneWayTable.shows(now, FIVE, List.of(same, longAgo))).isFalse();
  }

  @Test
  void mayShowAGroupBesideAHiddenOneThatOnePersonLeft() {
    var before = Map.of("a", group(8, 4, 2, 2), "b", group(9, 3, 3, 3), "c", group(20, 8, 4, 4));
    var now = Map.of("a", group(7, 4, 2, 1), "b", group(9, 3, 2, 3), "c", group(20, 8, 5, 4));
    var moves = List.of(new Move(Optional.of("a"), Optional.empty(), 1));
    var table = new OneWayTable(now, FIVE, List.of(new Earlier(before, moves)));
    assertThat(table.hidden("a")).contains(Hidden.NEARLY_THE_SAME_PEOPLE);
    assertThat(table.hidden("b")).contains(Hidden.PROTECTS_ANOTHER);
    // Of a and b together two answers are gone; which of them left, and which is silent, is open.
    assertThat(table.shown()).containsExactly("c");
    assertThat(table.showsTotal()).isTrue();
  }
}
