package dev.astrolabe.model.scoring;

import java.util.Arrays;
import java.util.Optional;

/** Which of a rule's entries its frequency limit lets in. */
final class Admission {
  private Admission() {}

  /**
   * For entries at these seconds, in the order of entries: whether each is admitted, that is,
   * whether fewer than the limit's number of admitted ones before it have a time later than its own
   * less the period. Linear: admitted times ascend, so that only the one {@code most} places back
   * has to be looked at.
   */
  static boolean[] of(long[] times, Optional<FrequencyLimit> limit) {
    boolean[] admitted = new boolean[times.length];
    if (limit.isEmpty()) {
      Arrays.fill(admitted, true);
      return admitted;
    }
    int most = limit.get().most();
    long period = limit.get().periodSeconds();
    long[] let = new long[times.length];
    int n = 0;
    for (int i = 0; i < times.length; i++) {
      if (n < most || let[n - most] <= times[i] - period) {
        admitted[i] = true;
        let[n++] = times[i];
      }
    }
    return admitted;
  }

  /** The times of those admitted. */
  static long[] times(long[] times, Optional<FrequencyLimit> limit) {
    if (limit.isEmpty()) {
      return times;
    }
    boolean[] admitted = of(times, limit);
    long[] let = new long[times.length];
    int n = 0;
    for (int i = 0; i < times.length; i++) {
      if (admitted[i]) {
        let[n++] = times[i];
      }
    }
    return Arrays.copyOf(let, n);
  }
}
