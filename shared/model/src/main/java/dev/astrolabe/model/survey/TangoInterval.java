package dev.astrolabe.model.survey;

/**
 * The score interval for the difference of two shares of one sample (Tango, Statistics in Medicine
 * 17, 1998), with promoters and detractors as the two: the differences that a test of the size 1 -
 * confidence does not reject. It keeps its promise for small teams, where the usual interval does
 * not.
 *
 * @param low -1 to 1
 * @param high -1 to 1
 */
public record TangoInterval(double low, double high) {
  /** The normal quantile for 95 %. */
  public static final double Z_95 = 1.959963984540054;

  private static final int STEPS = 100;

  /**
   * The interval for these counts, of which there is at least one.
   *
   * @param z the normal quantile of the confidence
   */
  public static TangoInterval of(PromoterCounts counts, double z) {
    if (counts.answered() == 0) {
      throw new IllegalArgumentException("without answers there is no interval");
    }
    double low =
        counts.detractors() == counts.answered()
            ? -1
            : -highest(counts.detractors(), counts.promoters(), counts.answered(), z);
    double high =
        counts.promoters() == counts.answered()
            ? 1
            : highest(counts.promoters(), counts.detractors(), counts.answered(), z);
    return new TangoInterval(low, high);
  }

  public static TangoInterval of(PromoterCounts counts) {
    return of(counts, Z_95);
  }

  /** The largest difference that is not rejected: its distance from the one seen only grows. */
  private static double highest(int more, int less, int n, double z) {
    double low = (double) (more - less) / n;
    double high = 1;
    for (int i = 0; i < STEPS; i++) {
      double middle = (low + high) / 2;
      if (n * middle - (more - less) < z * deviation(more, less, n, middle)) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  /** The standard deviation of the difference of counts, were {@code difference} the true one. */
  private static double deviation(int more, int less, int n, double difference) {
    double a = 2.0 * n;
    double b = -more - less + (2.0 * n - more + less) * difference;
    double c = -less * difference * (1 - difference);
    double q = (Math.sqrt(Math.max(0, b * b - 4 * a * c)) - b) / (2 * a);
    return Math.sqrt(Math.max(0, n * (2 * q + difference * (1 - difference))));
  }
}
