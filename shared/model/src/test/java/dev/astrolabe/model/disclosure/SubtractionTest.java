package dev.astrolabe.model.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Beside a reference that goes through everything that every single person may have done. */
final class SubtractionTest {
  private static final int ANSWERS = 3;

  /** What is published of two runs. */
  private record Seen(List<Integer> before, List<Integer> now) {
    Seen with(int answer, boolean before, boolean now) {
      return new Seen(
          before ? plusOne(this.before, answer) : this.before,
          now ? plusOne(this.now, answer) : this.now);
    }

    private static List<Integer> plusOne(List<Integer> counts, int answer) {
      var more = new ArrayList<>(counts);
      more.set(answer, more.get(answer) + 1);
      return more;
    }
  }

  /** What is certain of those who moved: {@code j0} where every joiner's answers include 0. */
  private final Map<Seen, Set<String>> certain = new HashMap<>();

  private void everything(Seen seen, Set<String> given, int stayers, int joiners, int leavers) {
    if (stayers > 0) {
      everything(seen, given, stayers - 1, joiners, leavers);
      for (int answer = 0; answer < ANSWERS; answer++) {
        everything(seen.with(answer, true, true), given, stayers - 1, joiners, leavers);
        everything(seen.with(answer, true, false), given, stayers - 1, joiners, leavers);
        everything(seen.with(answer, false, true), given, stayers - 1, joiners, leavers);
      }
    } else if (joiners + leavers > 0) {
      boolean joins = joiners > 0;
      int j = joins ? joiners - 1 : 0;
      int l = joins ? leavers : leavers - 1;
      everything(seen, given, 0, j, l);
      for (int answer = 0; answer < ANSWERS; answer++) {
        var more = new HashSet<>(given);
        more.add((joins ? "j" : "l") + answer);
        everything(seen.with(answer, !joins, joins), more, 0, j, l);
      }
    } else {
      certain.merge(
          seen,
          given,
          (one, other) -> {
            var both = new HashSet<>(one);
            both.retainAll(other);
            return both;
          });
    }
  }

  /** Twenty options, four who came and four who went: more than a hundred million pairs. */
  @Test
  void whatWouldTakeTooLongToTryIsTakenToBeCertain() {
    var before = new Group(Collections.nCopies(20, 10), 204);
    var now = new Group(Collections.nCopies(20, 10), 204);
    assertThat(Subtraction.tells(before, now, 4, 4, 5)).isTrue();

    var otherwise = new ArrayList<>(Collections.nCopies(20, 10));
    otherwise.set(0, 40);
    assertThat(Subtraction.tells(before, new Group(otherwise, 230), 4, 4, 5))
        .as("nobody who moved makes up for thirty")
        .isFalse();
  }

  @Test
  void findsWhatIsCertainAndNothingElse() {
    int told = 0;
    for (int stayers = 0; stayers <= 4; stayers++) {
      for (int joiners = 0; joiners <= 2; joiners++) {
        for (int leavers = 0; leavers <= 2 - joiners / 2; leavers++) {
          certain.clear();
          var nothing = List.of(0, 0, 0);
          everything(new Seen(nothing, nothing), Set.of(), stayers, joiners, leavers);
          for (var entry : certain.entrySet()) {
            boolean tells =
                Subtraction.tells(
                    new Group(entry.getKey().before(), stayers + leavers),
                    new Group(entry.getKey().now(), stayers + joiners),
                    joiners,
                    leavers,
                    5);
            assertThat(tells)
                .as("%d stay, %d join, %d leave: %s", stayers, joiners, leavers, entry)
                .isEqualTo(!entry.getValue().isEmpty());
            told += tells ? 1 : 0;
          }
        }
      }
    }
    assertThat(told).isGreaterThan(100);
  }
}
