package dev.astrolabe.model.survey;

/**
 * Whether a score changed between two runs: the adjusted Wald test for two samples (Rocks, The
 * American Statistician 70, 2016), which adds three quarters of an answer to promoters and to
 * detractors and one and a half to passives. The samples are taken for independent; where the same
 * people answered twice, the test is more careful than it had to be, and since answers are
 * anonymous it cannot be otherwise.
 *
 * @param difference the plain difference of the two scores, -2 to 2, the later less the earlier
 * @param low of the 95 % interval of the adjusted difference
 * @param high of the 95 % interval of the adjusted difference
 * @param p probability of so large a difference without a change
 */
public record ScoreChange(double difference, double low, double high, double p) {
  private static final double EXTREME = 0.75;
  private static final double MIDDLE = 1.5;

  /** The change from the earlier counts to the later, each of at least one answer. */
  public static ScoreChange between(PromoterCounts earlier, PromoterCounts later) {
    var before = Adjusted.of(earlier);
    var after = Adjusted.of(later);
    double difference = after.score() - before.score();
    double error = Math.sqrt(before.variance() + after.variance());
    return new ScoreChange(
        plain(later) - plain(earlier),
        Math.max(-2, difference - TangoInterval.Z_95 * error),
        Math.min(2, difference + TangoInterval.Z_95 * error),
        2 * upperTail(Math.abs(difference) / error));
  }

  private static double plain(PromoterCounts counts) {
    if (counts.answered() == 0) {
      throw new IllegalArgumentException("a run without answers has no score to compare");
    }
    return (double) (counts.promoters() - counts.detractors()) / counts.answered();
  }

  /** A score and the variance of its mean, pseudo-answers added. */
  private record Adjusted(double score, double variance) {
    static Adjusted of(PromoterCounts counts) {
      double n = counts.answered() + 2 * EXTREME + MIDDLE;
      double score = (counts.promoters() - counts.detractors()) / n;
      double extremes = (counts.promoters() + counts.detractors() + 2 * EXTREME) / n;
      return new Adjusted(score, (extremes - score * score) / n);
    }
  }

  /**
   * P(Z &gt; z) of the standard normal distribution for z from 0 on: its series for small z, its
   * continued fraction beyond; absolute error below 1e-14.
   */
  static double upperTail(double z) {
    double density = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
    if (z < 3) {
      double term = z;
      double sum = z;
      for (int k = 1; term > 1e-17; k++) {
        term *= z * z / (2 * k + 1);
        sum += term;
      }
      return 0.5 - density * sum;
    }
    double fraction = z;
    for (int k = 100; k >= 1; k--) {
      fraction = z + k / fraction;
    }
    return density / fraction;
  }
}
