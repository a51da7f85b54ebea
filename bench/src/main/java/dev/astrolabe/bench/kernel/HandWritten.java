package dev.astrolabe.bench.kernel;

import dev.astrolabe.model.ledger.Entry;
import dev.astrolabe.model.scoring.Decay;
import java.util.Comparator;
import java.util.List;

/**
 * The rules of {@link FiftyRules} as a programmer would write them for this one model: no rule
 * objects, arrays sorted by rule once, plain loops and comparisons. The peer that says what
 * generality costs.
 */
final class HandWritten {
  private final long[][] times = new long[FiftyRules.ENGAGEMENT][];
  private final String[] attributes = new String[FiftyRules.FIT];
  private final long latestPositive;
  private final Decay[] decays = new Decay[FiftyRules.ENGAGEMENT];

  /** What the rules come to. */
  record Result(long total, long fit, long engagement, int stage) {}

  HandWritten(List<Entry> entries) {
    for (int r = 0; r < decays.length; r++) {
      decays[r] = new Decay(FiftyRules.halfLife(r));
    }
    var sorted = entries.stream().sorted(Comparator.comparing(Entry::occurredAt)).toList();
    for (int r = 0; r < times.length; r++) {
      var kind = "kind-" + r;
      times[r] =
          sorted.stream()
              .filter(e -> e.kind().equals(kind))
              .mapToLong(e -> e.occurredAt().getEpochSecond())
              .toArray();
    }
    for (int a = 0; a < attributes.length; a++) {
      var name = "attribute-" + a;
      attributes[a] =
          sorted.stream()
              .filter(e -> e.profile().containsKey(name))
              .map(e -> e.profile().getOrDefault(name, ""))
              .reduce("", (x, y) -> y);
    }
    long latest = 0;
    for (int r = 0; r < times.length; r++) {
      if (FiftyRules.points(r) > 0 && times[r].length > 0) {
        latest = Math.max(latest, times[r][times[r].length - 1]);
      }
    }
    latestPositive = latest;
  }

  Result score(long u) {
    long fit = 0;
    for (var value : attributes) {
      fit += fitPoints(value);
    }
    long first = 0;
    long second = 0;
    long third = 0;
    for (int r = 0; r < FiftyRules.ENGAGEMENT; r++) {
      long sum = rule(r, u);
      if (r % 3 == 0) {
        first += sum;
      } else if (r % 3 == 1) {
        second += sum;
      } else {
        third += sum;
      }
    }
    long cap = 40_000_000;
    long silence = -2_000_000 * Math.min(5, (u - latestPositive) / (30 * 86_400L));
    long engagement =
        Math.min(
            100_000_000,
            Math.min(first, cap) + Math.min(second, cap) + Math.min(third, cap) + silence);
    long total = fit + engagement;
    int stage = 0;
    boolean known = !attributes[1].isEmpty();
    if (total >= 30_000_000 && known && recent(1, u)) {
      stage = 1;
    }
    if (total >= 45_000_000 && known && recent(2, u)) {
      stage = 2;
    }
    if (total >= 60_000_000 && known && recent(3, u)) {
      stage = 3;
    }
    return new Result(total, fit, engagement, stage);
  }

  private static long fitPoints(String value) {
    return switch (value) {
      case "" -> 0;
      case "best" -> 5_000_000;
      case "good" -> 3_000_000;
      default -> 1_000_000;
    };
  }

  private long rule(int r, long u) {
    long points = FiftyRules.points(r);
    var decay = decays[r];
    boolean windowed = FiftyRules.hasWindow(r);
    long sum = 0;
    for (long time : times[r]) {
      long age = u - time;
      if (age >= 0 && (!windowed || age < 90 * 86_400L)) {
        sum += decay.at(points, age);
      }
    }
    return sum;
  }

  private boolean recent(int r, long u) {
    for (long time : times[r]) {
      if (time <= u && time > u - 120 * 86_400L) {
        return true;
      }
    }
    return false;
  }
}
