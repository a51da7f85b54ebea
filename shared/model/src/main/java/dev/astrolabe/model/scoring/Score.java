package dev.astrolabe.model.scoring;

/** The three sums of a lead at an instant, after their clamps, in millionths. */
public record Score(long total, long fit, long engagement) {
  public static final Score ZERO = new Score(0, 0, 0);

  /** The sum of one dimension. */
  public long of(Dimension dimension) {
    return switch (dimension) {
      case FIT -> fit;
      case ENGAGEMENT -> engagement;
      case TOTAL -> total;
    };
  }
}
