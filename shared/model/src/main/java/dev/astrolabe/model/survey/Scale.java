package dev.astrolabe.model.survey;

import java.util.Optional;

/**
 * The scale of an eNPS question and where its groups are cut. Series of different scales are
 * different series.
 *
 * @param lowest the lowest answer
 * @param highest the highest answer
 * @param passiveFrom the lowest answer of a passive; below it are detractors
 * @param promoterFrom the lowest answer of a promoter
 */
public record Scale(int lowest, int highest, int passiveFrom, int promoterFrom) {
  /** The default: 9 and 10 promote, 7 and 8 are passive, 1 to 6 detract. */
  public static final Scale ONE_TO_TEN = new Scale(1, 10, 7, 9);

  /** The same cuts from nought. */
  public static final Scale ZERO_TO_TEN = new Scale(0, 10, 7, 9);

  public Scale {
    if (!(lowest < passiveFrom && passiveFrom <= promoterFrom && promoterFrom <= highest)) {
      throw new IllegalArgumentException("the cuts of a scale ascend within it");
    }
  }

  /** The scale of a code, {@code 1-10} or {@code 0-10}; empty for another. */
  public static Optional<Scale> of(String code) {
    return switch (code) {
      case "1-10" -> Optional.of(ONE_TO_TEN);
      case "0-10" -> Optional.of(ZERO_TO_TEN);
      default -> Optional.empty();
    };
  }

  public String code() {
    return lowest + "-" + highest;
  }

  public boolean contains(int answer) {
    return answer >= lowest && answer <= highest;
  }
}
