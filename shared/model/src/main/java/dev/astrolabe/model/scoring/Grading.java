package dev.astrolabe.model.scoring;

import java.util.List;

/**
 * Cut points from the best grade down: a score of at least {@code fit.get(0)} is A, at least {@code
 * fit.get(1)} B, at least {@code fit.get(2)} C, else D; the same for engagement and 1 to 4.
 */
public record Grading(List<Points> fit, List<Points> engagement) {
  public Grading {
    fit = descending("fit", fit);
    engagement = descending("engagement", engagement);
  }

  private static List<Points> descending(String what, List<Points> cuts) {
    if (cuts.size() != 3
        || cuts.get(0).compareTo(cuts.get(1)) <= 0
        || cuts.get(1).compareTo(cuts.get(2)) <= 0) {
      throw new IllegalArgumentException(
          "grading by " + what + " has three cut points, the highest first");
    }
    return List.copyOf(cuts);
  }

  /** The grade of these sums, in millionths. */
  public Grade grade(long fitScore, long engagementScore) {
    return new Grade((char) ('A' + rank(fit, fitScore)), 1 + rank(engagement, engagementScore));
  }

  private static int rank(List<Points> cuts, long score) {
    for (int i = 0; i < cuts.size(); i++) {
      if (score >= cuts.get(i).millionths()) {
        return i;
      }
    }
    return cuts.size();
  }
}
