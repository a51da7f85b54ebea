package dev.astrolabe.model.disclosure;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.model.disclosure.CrossedTables.Breakdown;
import dev.astrolabe.model.disclosure.OneWayTable.Hidden;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What breakdowns tell together that neither tells alone. */
final class CrossedTablesTest {
  private static final Threshold FIVE = Threshold.DEFAULT;

  private final Map<Map<String, String>, Integer> cells = new HashMap<>();
  private final Map<String, Group> departments = new HashMap<>();
  private final Map<String, Group> offices = new HashMap<>();

  /** So many of a department in an office were asked and gave these answers. */
  private CrossedTablesTest sit(
      String department, String office, int asked, Integer... promotersPassivesDetractors) {
    var group = new Group(List.of(promotersPassivesDetractors), asked);
    cells.put(Map.of("department", department, "office", office), asked);
    departments.merge(department, group, Group::plus);
    offices.merge(office, group, Group::plus);
    return this;
  }

  private Map<String, OneWayTable> tables() {
    return CrossedTables.of(
        cells,
        Map.of(
            "department", new Breakdown(departments, List.of()),
            "office", new Breakdown(offices, List.of())),
        FIVE);
  }

  private OneWayTable table(String attribute) {
    return requireNonNull(tables().get(attribute));
  }

  private Set<String> shown(String attribute) {
    return table(attribute).shown();
  }

  private static OneWayTable alone(Map<String, Group> groups) {
    return new OneWayTable(groups, FIVE, List.of());
  }

  @Test
  void showsEverythingWhereEverybodySitsEverywhere() {
    sit("sales", "dubai", 12, 4, 3, 2).sit("sales", "cairo", 11, 3, 4, 1);
    sit("product", "dubai", 10, 2, 2, 3).sit("product", "cairo", 13, 5, 1, 4);

    assertThat(shown("department")).containsExactly("product", "sales");
    assertThat(shown("office")).containsExactly("cairo", "dubai");
  }

  /** All of sales sit in Dubai, and two others: Dubai less sales is those two. */
  @Test
  void hidesWhatIsLeftOfAGroupWithoutOneInsideIt() {
    sit("sales", "dubai", 14, 5, 4, 3).sit("product", "dubai", 2, 0, 0, 2);
    sit("product", "cairo", 12, 6, 2, 2);

    assertThat(alone(departments).shown()).containsExactly("product", "sales");
    assertThat(alone(offices).shown()).containsExactly("cairo", "dubai");
    assertThat(shown("department")).isEmpty();
    assertThat(shown("office")).containsExactly("cairo", "dubai");
    assertThat(table("department").hidden("sales")).contains(Hidden.PROTECTS_ANOTHER);
  }

  /** Tehran less product is three of the board, who are no group. */
  @Test
  void hidesWhatFollowsFromSeveralGroups() {
    sit("sales", "dubai", 9, 3, 3, 3).sit("sales", "cairo", 8, 3, 2, 2);
    sit("product", "tehran", 9, 4, 3, 1).sit("board", "tehran", 3, 1, 0, 1);
    sit("board", "dubai", 5, 3, 1, 1);

    assertThat(alone(departments).shown()).containsExactly("board", "product", "sales");
    assertThat(alone(offices).shown()).containsExactly("cairo", "dubai", "tehran");
    assertThat(shown("department").contains("product") && shown("office").contains("tehran"))
        .isFalse();
  }

  @Test
  void showsNoBreakdownWhereWhoWasAskedIsNotKnown() {
    sit("sales", "dubai", 12, 4, 3, 2).sit("sales", "cairo", 11, 3, 4, 1);
    sit("product", "dubai", 10, 2, 2, 3).sit("product", "cairo", 13, 5, 1, 4);
    cells.clear();

    assertThat(shown("department")).isEmpty();
    assertThat(shown("office")).isEmpty();
  }

  @Test
  void hidesNothingElseWhereThereIsOneBreakdown() {
    sit("sales", "dubai", 9, 3, 3, 3).sit("product", "dubai", 7, 3, 2, 2);
    sit("board", "dubai", 6, 2, 1, 1).sit("people", "dubai", 6, 2, 1, 0);
    var only = new HashMap<Map<String, String>, Integer>();
    departments.forEach((name, group) -> only.put(Map.of("department", name), group.asked()));

    var table =
        requireNonNull(
            CrossedTables.of(
                    only, Map.of("department", new Breakdown(departments, List.of())), FIVE)
                .get("department"));

    assertThat(table.shown()).isEqualTo(alone(departments).shown()).isNotEmpty();
  }

  /** No promoter in the office, no passive in the department: all of both are detractors. */
  @Test
  void hidesWhereAllWhoAnsweredInTwoGroupsMustHaveSaidTheSame() {
    sit("D1", "O1", 4, 0, 0, 3).sit("D1", "O2", 10, 6, 0, 2);
    sit("D2", "O1", 9, 0, 6, 3).sit("D2", "O2", 12, 4, 3, 2);

    assertThat(alone(departments).shown()).containsExactly("D1", "D2");
    assertThat(alone(offices).shown()).containsExactly("O1", "O2");
    assertThat(shown("department").isEmpty() || shown("office").isEmpty()).isTrue();
  }

  /** D1, D2 and D3 less O1 and O2 are two people. */
  @Test
  void hidesWhatSumsOfSeveralGroupsOfBothLeaveOver() {
    sit("D1", "O1", 8, 3, 2, 2).sit("D1", "O4", 1, 1, 0, 0);
    sit("D2", "O1", 6, 2, 2, 1).sit("D2", "O2", 6, 1, 2, 2);
    sit("D3", "O2", 8, 3, 3, 1).sit("D3", "O5", 1, 0, 0, 1);
    sit("D4", "O4", 9, 3, 2, 3).sit("D4", "O5", 8, 2, 3, 2);
    sit("D5", "O4", 8, 3, 1, 3).sit("D5", "O5", 9, 2, 3, 3);

    assertThat(alone(departments).shown()).hasSize(5);
    assertThat(alone(offices).shown()).hasSize(4);
    assertThat(
            shown("department").containsAll(List.of("D1", "D2", "D3"))
                && shown("office").containsAll(List.of("O1", "O2")))
        .isFalse();
  }

  /** Two groups inside a third, of different breakdowns: what is left is four people. */
  @Test
  void hidesWhatIsLeftWithoutGroupsOfTwoBreakdowns() {
    var figures =
        Map.of(
            List.of("sales", "dubai", "senior"), new Group(List.of(4, 3, 2), 11),
            List.of("sales", "cairo", "trainee"), new Group(List.of(2, 3, 2), 8),
            List.of("sales", "cairo", "senior"), new Group(List.of(0, 0, 1), 2),
            List.of("sales", "tehran", "junior"), new Group(List.of(0, 0, 2), 2),
            List.of("product", "cairo", "senior"), new Group(List.of(4, 2, 2), 10),
            List.of("product", "tehran", "junior"), new Group(List.of(3, 3, 3), 12));
    var names = List.of("department", "office", "grade");
    var groups = new HashMap<String, Map<String, Group>>();
    var asked = new HashMap<Map<String, String>, Integer>();
    figures.forEach((values, group) -> {
      var cell = new HashMap<String, String>();
      for (int i = 0; i < names.size(); i++) {
        cell.put(names.get(i), values.get(i));
        groups
            .computeIfAbsent(names.get(i), n -> new HashMap<>())
            .merge(values.get(i), group, Group::plus);
      }
      asked.put(cell, group.asked());
    });
    var breakdowns = new HashMap<String, Breakdown>();
    groups.forEach((name, own) -> breakdowns.put(name, new Breakdown(own, List.of())));

    var tables = CrossedTables.of(asked, breakdowns, FIVE);

    assertThat(
            requireNonNull(tables.get("department")).shown().contains("sales")
                && requireNonNull(tables.get("office")).shown().contains("dubai")
                && requireNonNull(tables.get("grade")).shown().contains("trainee"))
        .isFalse();
  }

  /** One of sales is in Cairo by now, and who was counted in which office is not told. */
  @Test
  void doesNotShowTogetherWhatCannotAllBeTrue() {
    sit("sales", "dubai", 10, 4, 2, 1).sit("product", "cairo", 14, 5, 4, 3);
    sit("product", "tehran", 12, 3, 4, 3);
    departments.put("sales", new Group(List.of(4, 2, 2), 10));
    offices.put("cairo", new Group(List.of(5, 4, 4), 14));

    assertThat(shown("department").contains("sales") && shown("office").contains("dubai"))
        .isFalse();
  }

  /** Rare answers are rare with one person, too, and nobody knows whose they are. */
  @Test
  void showsACompanyInWhichNearlyAllPromote() {
    sit("D1", "O1", 40, 39, 1, 0).sit("D1", "O2", 1, 1, 0, 0).sit("D1", "O3", 40, 38, 1, 1);
    sit("D2", "O1", 40, 38, 1, 1).sit("D2", "O2", 40, 38, 1, 1).sit("D2", "O3", 40, 39, 0, 1);
    sit("D3", "O1", 40, 39, 1, 0).sit("D3", "O2", 40, 38, 1, 1).sit("D3", "O3", 40, 38, 1, 1);

    assertThat(shown("department")).containsExactly("D1", "D2", "D3");
    assertThat(shown("office")).containsExactly("O1", "O2", "O3");
  }
}
