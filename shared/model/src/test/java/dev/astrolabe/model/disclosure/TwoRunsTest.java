package dev.astrolabe.model.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What several groups of two runs tell together; by a linear programme in another test. */
final class TwoRunsTest {
  private static final int FEWEST = Threshold.DEFAULT.figures();

  private static Group group(int asked, Integer... promotersPassivesDetractors) {
    return new Group(List.of(promotersPassivesDetractors), asked);
  }

  private static Move move(String from, String to, int people) {
    return new Move(group(from), group(to), people);
  }

  private static Optional<String> group(String name) {
    return Optional.of(name).filter(n -> !n.isEmpty());
  }

  /**
   * Two have left a, in which nobody was a detractor; b is the same people, and a detractor of c is
   * silent now. Everybody's answers are one promoter, one passive and one detractor fewer: without
   * b it may have been a promoter of b who is silent.
   */
  private static final Earlier TWO_LEFT =
      new Earlier(
          Map.of("a", group(7, 3, 4, 0), "b", group(5, 2, 0, 3), "c", group(3, 0, 0, 3)),
          List.of(move("a", "", 2)));

  @Test
  void piecesGroupsTogether() {
    var now = Map.of("a", group(5, 2, 3, 0), "b", group(5, 2, 0, 3), "c", group(3, 0, 0, 2));
    var runs = new TwoRuns(TWO_LEFT, now, FEWEST);
    assertThat(runs.telling(Set.of("a", "b", "c"))).contains(Set.of("a"));
    assertThat(runs.telling(Set.of("b")))
        .as("what has to do with it is hidden")
        .contains(Set.of("b"));
    assertThat(runs.telling(Set.of())).as("the total beside earlier groups").contains(Set.of());
    assertThat(new OneWayTable(now, Threshold.DEFAULT, List.of(TWO_LEFT)).showsTotal()).isFalse();
  }

  /** Two promoters and three passives are gone from a, of whom two have left. */
  @Test
  void tellsNothingWhereEnoughAreSilent() {
    var now = Map.of("a", group(5, 1, 1, 0), "b", group(5, 2, 0, 3), "c", group(3, 0, 0, 2));
    assertThat(new TwoRuns(TWO_LEFT, now, FEWEST).telling(Set.of("b"))).isEmpty();
    assertThat(new TwoRuns(TWO_LEFT, now, FEWEST).telling(Set.of())).isEmpty();
  }

  @Test
  void tellsNothingWherePeopleChangedTheirMinds() {
    var now = Map.of("a", group(5, 0, 0, 5), "b", group(5, 5, 0, 0), "c", group(3, 0, 3, 0));
    assertThat(new TwoRuns(TWO_LEFT, now, FEWEST).telling(Set.of("a", "b", "c"))).isEmpty();
  }

  @Test
  void tellsNothingOfManyNorWhereItIsNotKnownHowPeopleMoved() {
    var before = Map.of("a", group(12, 6, 3, 3), "b", group(9, 3, 3, 3));
    var now = Map.of("a", group(7, 1, 3, 3), "b", group(9, 3, 3, 3));
    var five = new Earlier(before, List.of(move("a", "", 5)));
    assertThat(new TwoRuns(five, now, FEWEST).telling(Set.of("a", "b"))).isEmpty();
    var unknown = new Earlier(before, List.of());
    assertThat(new TwoRuns(unknown, now, FEWEST).telling(Set.of("a", "b"))).isEmpty();
    var four = new Earlier(before, List.of(move("a", "", 4)));
    var fewer = Map.of("a", group(8, 2, 3, 3), "b", group(9, 3, 3, 3));
    assertThat(new TwoRuns(four, fewer, FEWEST).telling(Set.of("a", "b"))).contains(Set.of("a"));
  }

  /** Two came to a from b, and two are new in it; together they are few, each pair is fewer. */
  @Test
  void tellsOfThoseOfOneWay() {
    var before = Map.of("a", group(9, 4, 3, 2), "b", group(12, 5, 4, 3));
    var moves = List.of(move("b", "a", 2), move("", "a", 5));
    var now = Map.of("a", group(16, 10, 4, 2), "b", group(10, 3, 4, 3));
    var runs = new TwoRuns(new Earlier(before, moves), now, FEWEST);
    assertThat(runs.telling(Set.of("a", "b"))).contains(Set.of("a", "b"));
  }

  @Test
  void answersAlikeInWhateverOrderItIsAsked() {
    var now = Map.of("a", group(5, 2, 3, 0), "b", group(5, 2, 0, 3), "c", group(3, 0, 0, 2));
    var runs = new TwoRuns(TWO_LEFT, now, FEWEST);
    for (var shown : List.of(Set.<String>of(), Set.of("b"), Set.of("a", "b", "c"), Set.of("c"))) {
      assertThat(runs.telling(shown))
          .as("%s", shown)
          .isEqualTo(new TwoRuns(TWO_LEFT, now, FEWEST).telling(shown));
    }
  }
}
