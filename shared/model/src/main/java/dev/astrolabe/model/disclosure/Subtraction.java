package dev.astrolabe.model.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Two runs of nearly the same people, subtracted. Everybody knows who joined and who left, and may
 * guess that the others answered as before; what cannot be known is who was silent. Where under
 * that guess somebody among fewer than the threshold who moved must have given one certain answer,
 * the later figure tells of them.
 */
final class Subtraction {
  private static final long MOST_TRIED = 2_000_000;

  private final Group before;
  private final Group now;
  private final int joiners;
  private final int leavers;

  /** Answers that may come from people of whom there are enough, whatever they said. */
  private final int freeJoiners;

  private final int freeLeavers;

  private Subtraction(Group before, Group now, int joined, int left, int fewest) {
    this.before = before;
    this.now = now;
    this.joiners = joined < fewest ? joined : 0;
    this.leavers = left < fewest ? left : 0;
    this.freeJoiners = joined < fewest ? 0 : joined;
    this.freeLeavers = left < fewest ? 0 : left;
  }

  /** Whether the figures of a group before and now tell an answer of somebody who moved. */
  static boolean tells(Group before, Group now, int joined, int left, int fewest) {
    var subtraction = new Subtraction(before, now, joined, left, fewest);
    return subtraction.joiners + subtraction.leavers > 0 && subtraction.isCertain();
  }

  /**
   * Tries whatever those who moved may have answered, and keeps what all that fits agrees on. What
   * would take too long to try is taken to be certain.
   */
  private boolean isCertain() {
    if (differsTooMuch()) {
      return false;
    }
    var joined = answers(joiners, now.counts());
    var left = answers(leavers, before.counts());
    return (long) joined.size() * left.size() > MOST_TRIED || isCertain(joined, left);
  }

  /** Whether nothing can fit: nobody who moved makes up for more than one answer. */
  private boolean differsTooMuch() {
    int more = 0;
    int fewer = 0;
    for (int answer = 0; answer < now.counts().size(); answer++) {
      int difference = now.counts().get(answer) - before.counts().get(answer);
      more += Math.max(0, difference);
      fewer += Math.max(0, -difference);
    }
    return more > before.silent() + freeJoiners + joiners
        || fewer > now.silent() + freeLeavers + leavers;
  }

  private boolean isCertain(List<int[]> allJoined, List<int[]> allLeft) {
    var joinersGave = new BitSet();
    var leaversGave = new BitSet();
    boolean fits = false;
    for (var joined : allJoined) {
      for (var left : allLeft) {
        if (fits(joined, left)) {
          if (!fits) {
            joinersGave.or(given(joined));
            leaversGave.or(given(left));
          }
          fits = true;
          joinersGave.and(given(joined));
          leaversGave.and(given(left));
          if (joinersGave.isEmpty() && leaversGave.isEmpty()) {
            return false;
          }
        }
      }
    }
    // Where nothing fits, people changed their minds, and the difference tells nothing.
    return fits;
  }

  /** Whether those who stayed can make up the difference by having been silent once. */
  private boolean fits(int[] joined, int[] left) {
    int silentBefore = before.silent() - (leavers - sum(left));
    int silentNow = now.silent() - (joiners - sum(joined));
    int more = 0;
    int fewer = 0;
    for (int answer = 0; answer < joined.length; answer++) {
      int difference =
          now.counts().get(answer) - joined[answer] - (before.counts().get(answer) - left[answer]);
      more += Math.max(0, difference);
      fewer += Math.max(0, -difference);
    }
    return silentBefore >= 0
        && silentNow >= 0
        && more <= silentBefore + freeJoiners
        && fewer <= silentNow + freeLeavers;
  }

  /** Every way in which at most so many people give answers that were given. */
  private static List<int[]> answers(int people, List<Integer> given) {
    var all = new ArrayList<int[]>();
    fill(new int[given.size()], 0, people, given, all);
    return all;
  }

  private static void fill(
      int[] counts, int answer, int people, List<Integer> given, List<int[]> all) {
    if (answer == counts.length) {
      all.add(Arrays.copyOf(counts, counts.length));
      return;
    }
    for (int n = 0; n <= Math.min(people, given.get(answer)); n++) {
      counts[answer] = n;
      fill(counts, answer + 1, people - n, given, all);
    }
    counts[answer] = 0;
  }

  private static BitSet given(int[] counts) {
    var given = new BitSet();
    for (int answer = 0; answer < counts.length; answer++) {
      given.set(answer, counts[answer] > 0);
    }
    return given;
  }

  private static int sum(int[] counts) {
    return Arrays.stream(counts).sum();
  }
}
