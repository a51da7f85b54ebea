package dev.astrolabe.model.disclosure;

/**
 * The fewest people of whom anything is shown.
 *
 * @param figures for scores and counts, at least {@value #FLOOR}
 * @param comments for texts people wrote, at least as many
 */
public record Threshold(int figures, int comments) {
  /** No setting goes below. */
  public static final int FLOOR = 3;

  public static final Threshold DEFAULT = new Threshold(5, 10);

  public Threshold {
    if (figures < FLOOR || comments < figures) {
      throw new IllegalArgumentException(
          "figures are of at least " + FLOOR + " people, comments of at least as many as figures");
    }
  }
}
