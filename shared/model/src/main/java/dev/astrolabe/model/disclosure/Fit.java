package dev.astrolabe.model.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Looks for figures that agree with known sums, by iterative proportional fitting (Deming and
 * Stephan, 1940): what was begun with is scaled until every sum is the known one. Figures may be
 * fractions, are never negative, and stay nothing where they began as nothing. What it finds
 * exists; where it finds nothing in time, nothing is taken to exist.
 */
final class Fit {
  private static final int MOST_ROUNDS = 1_000;
  private static final double CLOSE = 1e-6;

  /** Figures that fit together are nearer after all rounds, however slowly they come. */
  private static final double FAR = 0.1;

  /** After so many rounds what comes no nearer never will. */
  private static final int SOON = 50;

  private static final double NO_NEARER = 0.99;

  /** Some figures and what they add up to. */
  private static final class Margin {
    private final int[] places;
    private final double sum;

    Margin(int[] places, double sum) {
      this.places = places;
      this.sum = sum;
    }
  }

  private final double[] figures;
  private final List<Margin> margins = new ArrayList<>();
  private boolean isAbsurd;
  private int rounds;
  private double furthest;
  private double together;
  private long size;

  /**
   * @param begun what is scaled: nothing where a figure is nothing, else what it would be if no sum
   *     were known
   */
  Fit(double[] begun) {
    this.figures = begun.clone();
  }

  /** Takes in what the figures in some places add up to. */
  void add(int[] places, double sum) {
    isAbsurd |= sum < -CLOSE;
    margins.add(new Margin(places, Math.max(0, sum)));
    size += places.length;
  }

  /** Scales until all sums are those that are known; answers whether they came to be. */
  boolean approach() {
    if (isAbsurd) {
      furthest = Double.MAX_VALUE;
      together = Double.MAX_VALUE;
      return false;
    }
    double longBefore = Double.MAX_VALUE;
    for (rounds = 1; rounds <= MOST_ROUNDS; rounds++) {
      furthest = 0;
      together = 0;
      for (var margin : margins) {
        double off = scale(margin);
        furthest = Math.max(furthest, off);
        together += off;
      }
      if (furthest < CLOSE) {
        return true;
      }
      if (rounds % SOON == 0) {
        if (furthest > FAR && together > NO_NEARER * longBefore) {
          return false;
        }
        longBefore = together;
      }
    }
    return false;
  }

  /** Whether the sums cannot all be true. */
  boolean isFar() {
    return furthest > FAR;
  }

  /** Whether all sums together come so near that they can be true. */
  boolean isFound() {
    return together < FAR;
  }

  /** How many rounds it took. */
  int rounds() {
    return rounds;
  }

  /** How many figures were scaled. */
  long work() {
    return rounds * size;
  }

  /** What the figures in some places add up to, in what was found. */
  double sum(int[] places) {
    return Arrays.stream(places).mapToDouble(place -> figures[place]).sum();
  }

  /** Scales some figures to their sum; answers how far they were from it. */
  private double scale(Margin margin) {
    double sum = 0;
    for (int place : margin.places) {
      sum += figures[place];
    }
    if (sum > 0) {
      double times = margin.sum / sum;
      for (int place : margin.places) {
        figures[place] *= times;
      }
    }
    return Math.abs(sum - margin.sum);
  }
}
