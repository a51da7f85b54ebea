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
}
