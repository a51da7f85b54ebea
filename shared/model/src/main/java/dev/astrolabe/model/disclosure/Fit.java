package dev.astrolabe.model.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/**
 * Looks for answers of everybody that agree with given figures, by iterative proportional fitting
 * (Deming and Stephan, 1940): what each cell may have answered is scaled until the sums of each
 * breakdown, and of each cell, are those that are known. Answers may be fractions. What it finds
 * exists; where it finds nothing in time, nothing is taken to exist.
 */
final class Fit {
  private static final int MOST_ROUNDS = 1_000;
  private static final double CLOSE = 1e-6;

  /** Some cells, and how often their people together gave each answer, silence being the last. */
  private record Margin(BitSet cells, List<Double> sums) {}

  /** Figures that fit together are nearer after all rounds, however slowly they come. */
  private static final double FAR = 0.1;

  private int rounds;
  private double furthest;
  private final int[] asked;

  /** By answer, then by cell. */
  private final double[][] answers;

  private final TreeMap<String, List<Margin>> margins = new TreeMap<>();

  /**
   * @param asked how many were asked, by cell
   * @param everybody how often each answer was given in all, silence being the last
   */
  Fit(int[] asked, double[] everybody) {
    this.asked = asked.clone();
    double all = 0;
    for (double sum : everybody) {
      all += sum;
    }
    this.answers = new double[everybody.length][asked.length];
    for (int answer = 0; answer < everybody.length; answer++) {
      for (int cell = 0; cell < asked.length; cell++) {
        answers[answer][cell] = asked[cell] * everybody[answer] / all;
      }
    }
  }

  /** Takes in the sums of some cells; all of a breakdown together make up everybody. */
  void add(String breakdown, BitSet cells, double[] sums) {
    margins
        .computeIfAbsent(breakdown, b -> new ArrayList<>())
        .add(new Margin(cells, Arrays.stream(sums).boxed().toList()));
  }

  /** Scales until all sums are those that are known; answers whether they came to be. */
  boolean approach() {
    if (margins.values().stream().flatMap(Collection::stream).anyMatch(Fit::isNegative)) {
      return false;
    }
    for (rounds = 1; rounds <= MOST_ROUNDS; rounds++) {
      furthest = 0;
      for (var breakdown : margins.values()) {
        for (var margin : breakdown) {
          furthest = Math.max(furthest, scale(margin));
        }
      }
      scaleCells();
      if (furthest < CLOSE) {
        return true;
      }
    }
    return false;
  }

  /** Whether the figures cannot all be true. */
  boolean isFar() {
    return furthest > FAR;
  }

  /** How many rounds it took. */
  int rounds() {
    return rounds;
  }

  /** How often an answer was given in some cells, in what was found. */
  double sum(int answer, BitSet cells) {
    var people = answers[answer];
    double sum = 0;
    for (int cell = cells.nextSetBit(0); cell >= 0; cell = cells.nextSetBit(cell + 1)) {
      sum += people[cell];
    }
    return sum;
  }

  private static boolean isNegative(Margin margin) {
    return margin.sums().stream().anyMatch(sum -> sum < -CLOSE);
  }

  /** Scales the cells of a margin to its sums; answers how far they were from it. */
  private double scale(Margin margin) {
    double furthest = 0;
    for (int answer = 0; answer < answers.length; answer++) {
      var people = answers[answer];
      double sum = sum(answer, margin.cells());
      double wanted = Math.max(0, margin.sums().get(answer));
      furthest = Math.max(furthest, Math.abs(sum - wanted));
      if (sum > 0) {
        var cells = margin.cells();
        for (int cell = cells.nextSetBit(0); cell >= 0; cell = cells.nextSetBit(cell + 1)) {
          people[cell] *= wanted / sum;
        }
      }
    }
    return furthest;
  }

  private void scaleCells() {
    for (int cell = 0; cell < asked.length; cell++) {
      double sum = 0;
      for (var people : answers) {
        sum += people[cell];
      }
      for (var people : answers) {
        people[cell] *= sum > 0 ? asked[cell] / sum : 1;
      }
    }
  }
}
