package dev.astrolabe.model.survey;

import java.util.Map;
import java.util.OptionalInt;

/** How many promote, are passive, and detract. Only given answers are counted. */
public record PromoterCounts(int promoters, int passives, int detractors) {
  public static final PromoterCounts NONE = new PromoterCounts(0, 0, 0);

  public PromoterCounts {
    if (promoters < 0 || passives < 0 || detractors < 0) {
      throw new IllegalArgumentException("counts are not negative");
    }
  }

  /** The groups that answers fall into, from how often each answer was given. */
  public static PromoterCounts of(Scale scale, Map<Integer, Integer> answers) {
    int promoters = 0;
    int passives = 0;
    int detractors = 0;
    for (var answer : answers.entrySet()) {
      if (!scale.contains(answer.getKey())) {
        throw new IllegalArgumentException("the scale " + scale.code() + " has no such answer");
      }
      if (answer.getKey() >= scale.promoterFrom()) {
        promoters += answer.getValue();
      } else if (answer.getKey() >= scale.passiveFrom()) {
        passives += answer.getValue();
      } else {
        detractors += answer.getValue();
      }
    }
    return new PromoterCounts(promoters, passives, detractors);
  }

  public int answered() {
    return promoters + passives + detractors;
  }

  public PromoterCounts plus(PromoterCounts other) {
    return new PromoterCounts(
        promoters + other.promoters, passives + other.passives, detractors + other.detractors);
  }

  /**
   * The eNPS, -100 to 100: the share of promoters less the share of detractors in per cent, rounded
   * once, halves away from zero; empty without answers.
   */
  public OptionalInt enps() {
    int n = answered();
    if (n == 0) {
      return OptionalInt.empty();
    }
    int difference = promoters - detractors;
    int size = (200 * Math.abs(difference) + n) / (2 * n);
    return OptionalInt.of(difference < 0 ? -size : size);
  }
}
