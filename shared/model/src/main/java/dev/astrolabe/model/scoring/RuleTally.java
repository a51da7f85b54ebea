package dev.astrolabe.model.scoring;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One engagement rule and the entries of one lead that it admits, as plain numbers: everything its
 * sum needs lies in one object. Immutable.
 */
final class RuleTally {
  private final long[] times;
  private final long points;
  private final @Nullable Decay decay;
  private final long oldest;
  private final Optional<FrequencyLimit> limit;

  /**
   * @param matching the seconds of the entries that match, ascending
   * @param decay the rule's half-life made ready; null where its points last
   */
  RuleTally(EngagementRule rule, @Nullable Decay decay, long[] matching) {
    times = Admission.times(matching, rule.limit());
    points = rule.points().millionths();
    this.decay = decay;
    oldest = lasts(rule);
    limit = rule.limit();
  }

  /** The age from which an entry gives nothing, seconds. */
  private static long lasts(EngagementRule rule) {
    long window = rule.window().isPresent() ? rule.window().get().seconds() : Long.MAX_VALUE;
    return rule.halfLife().isPresent()
        ? Math.min(window, rule.halfLife().get().seconds() * HalfLife.LIVES)
        : window;
  }

  /** The seconds of the admitted entries, ascending. */
  long[] times() {
    return times;
  }

  /** What each gives before age, millionths. */
  long points() {
    return points;
  }

  boolean isPositive() {
    return points > 0;
  }

  /** The plain sum at u, millionths. */
  long sum(long u) {
    long sum = 0;
    for (int i = Tally.upTo(times, u) - 1; i >= 0; i--) {
      long age = u - times[i];
      if (age >= oldest) {
        // What is older gives nothing: look no further back.
        break;
      }
      sum += decay == null ? points : decay.at(points, age);
    }
    return sum;
  }

  /** Whether one more entry at u would be admitted, if none has occurred later. */
  boolean admitsAfterAll(long u) {
    if (limit.isEmpty() || times.length < limit.get().most()) {
      return true;
    }
    return times[times.length - limit.get().most()] <= u - limit.get().periodSeconds();
  }

  /** The first second from which its sum is the same for ever; {@code Long.MIN_VALUE} if always. */
  long quietFrom() {
    if (times.length == 0) {
      return Long.MIN_VALUE;
    }
    long last = times[times.length - 1];
    return last + (oldest == Long.MAX_VALUE ? 0 : oldest) + 1;
  }
}
