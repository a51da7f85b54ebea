package dev.astrolabe.bench.kernel;

import dev.astrolabe.model.ledger.Entry;
import dev.astrolabe.model.scoring.Decay;
import java.util.Comparator;
import java.util.List;

/**
 * The lead as the engines get it, and what all of them do in plain Java: decay with the kernel's
 * own arithmetic, so that totals have to be equal to the millionth, and the sums of groups, their
 * caps and silence. The engines decide which rule speaks of which entry, whether its window is
 * open, what an attribute's value is worth, and which stages are open.
 */
public final class PeerLead {
  /** From this age on an entry lies outside of the windowed rules, seconds. */
  static final long WINDOW = 90 * 86_400L;

  /** From this age on a behaviour does not count for a stage, seconds. */
  static final long RECENT = 120 * 86_400L;

  private static final Decay[] DECAYS = decays();

  final String[] kinds;
  final long[] times;

  /** The number within the kind's name. */
  final int[] ruleOf;

  final String[] attributes = new String[FiftyRules.FIT];
  private final long latestPositive;

  PeerLead(List<Entry> entries) {
    var sorted = entries.stream().sorted(Comparator.comparing(Entry::occurredAt)).toList();
    kinds = sorted.stream().map(Entry::kind).toArray(String[]::new);
    times = sorted.stream().mapToLong(e -> e.occurredAt().getEpochSecond()).toArray();
    ruleOf = sorted.stream().mapToInt(e -> Integer.parseInt(e.kind().substring(5))).toArray();
    for (int a = 0; a < attributes.length; a++) {
      var name = "attribute-" + a;
      attributes[a] =
          sorted.stream()
              .map(e -> e.profile().getOrDefault(name, ""))
              .filter(value -> !value.isEmpty())
              .reduce("", (x, y) -> y);
    }
    long latest = 0;
    for (int i = 0; i < times.length; i++) {
      latest = FiftyRules.points(ruleOf[i]) > 0 ? times[i] : latest;
    }
    latestPositive = latest;
  }

  private static Decay[] decays() {
    var decays = new Decay[FiftyRules.ENGAGEMENT];
    for (int r = 0; r < decays.length; r++) {
      decays[r] = new Decay(FiftyRules.halfLife(r));
    }
    return decays;
  }

  /** What an entry of this age is worth under a rule, millionths. The engines call it. */
  public static long decayed(int rule, long age) {
    return DECAYS[rule].at(FiftyRules.points(rule), age);
  }

  /** Adds up what an engine finds. Its methods are public because rules call them. */
  public final class Sheet {
    private final long u;
    private final long[] groups = new long[3];
    private final boolean[] recent = new boolean[4];
    private long fit;
    private int stage;

    Sheet(long u) {
      this.u = u;
    }

    public void engagement(int rule, long points) {
      groups[rule % 3] += points;
    }

    public void fit(long points) {
      fit += points;
    }

    public void recent(int stageOfKind) {
      recent[stageOfKind] = true;
    }

    public void stage(int reached) {
      stage = Math.max(stage, reached);
    }

    boolean isRecent(int stageOfKind) {
      return recent[stageOfKind];
    }

    long engagement() {
      long sum = -2_000_000 * Math.min(5, (u - latestPositive) / (30 * 86_400L));
      for (long group : groups) {
        sum += Math.min(40_000_000, group);
      }
      return Math.min(100_000_000, sum);
    }

    long total() {
      return fit + engagement();
    }

    HandWritten.Result result() {
      return new HandWritten.Result(total(), fit, engagement(), stage);
    }
  }

  Sheet sheet(long u) {
    return new Sheet(u);
  }
}
