package dev.astrolabe.model.spend;

/**
 * The exact interval for the mean of a Poisson count (Garwood, Biometrika 28, 1936): the means
 * under which a count so small or so large as the one seen has at least half of the error's
 * probability. Bounds are accurate to about 1e-12 of their size.
 *
 * @param low 0 for a count of none
 */
public record PoissonInterval(double low, double high) {
  /** The usual confidence. */
  public static final double CONFIDENCE = 0.95;

  private static final int STEPS = 200;

  /**
   * The interval for a count.
   *
   * @param count 0 or more
   * @param confidence between 0 and 1
   */
  public static PoissonInterval of(long count, double confidence) {
    if (count < 0 || confidence <= 0 || confidence >= 1) {
      throw new IllegalArgumentException("a count is not negative, a confidence between 0 and 1");
    }
    double tail = (1 - confidence) / 2;
    double low = count == 0 ? 0 : mean(count - 1, 1 - tail);
    return new PoissonInterval(low, mean(count, tail));
  }

  public static PoissonInterval of(long count) {
    return of(count, CONFIDENCE);
  }

  /**
   * The mean under which at most {@code count} has this probability; it falls as the mean rises.
   */
  private static double mean(long count, double probability) {
    double low = 0;
    double high = (double) count + 21 + 20 * Math.sqrt((double) count + 1);
    for (int i = 0; i < STEPS && low < high; i++) {
      double middle = low + (high - low) / 2;
      if (middle == low || middle == high) {
        break;
      }
      if (atMost(count, middle) > probability) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low + (high - low) / 2;
  }

  /**
   * P(X &lt;= count), summed from the term that is largest, so that neither a tiny first term nor a
   * cancelled sum loses digits.
   */
  private static double atMost(long count, double mean) {
    if (mean == 0) {
      return 1;
    }
    long mode = Math.min(count, (long) mean);
    double sum = 0;
    double term = 1;
    for (long k = mode; k >= 0; k--) {
      sum += term;
      term *= (double) k / mean;
      if (term < sum * 1e-18) {
        break;
      }
    }
    term = 1;
    for (long k = mode + 1; k <= count; k++) {
      term *= mean / (double) k;
      sum += term;
      if (term < sum * 1e-18) {
        break;
      }
    }
    return Math.exp((double) mode * Math.log(mean) - mean - logFactorial(mode) + Math.log(sum));
  }

  /** ln n!, exact sums for small n, Stirling's series with three terms beyond. */
  private static double logFactorial(long n) {
    if (n < 32) {
      double log = 0;
      for (long k = 2; k <= n; k++) {
        log += Math.log((double) k);
      }
      return log;
    }
    double x = (double) n + 1;
    double inverse = 1 / (x * x);
    return (x - 0.5) * Math.log(x)
        - x
        + 0.5 * Math.log(2 * Math.PI)
        + (1.0 / 12 - inverse * (1.0 / 360 - inverse / 1260)) / x;
  }
}
