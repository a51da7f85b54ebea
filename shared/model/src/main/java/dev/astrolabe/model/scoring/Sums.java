package dev.astrolabe.model.scoring;

/**
 * The plain sums of a model's engagement and inactivity rules at one second, in the model's order.
 * Millionths. Not copied: it is short-lived.
 */
final class Sums {
  private final long at;
  private final long[] engagement;
  private final long[] inactivity;

  Sums(long at, long[] engagement, long[] inactivity) {
    this.at = at;
    this.engagement = engagement;
    this.inactivity = inactivity;
  }

  /** Epoch seconds. */
  long at() {
    return at;
  }

  long[] engagement() {
    return engagement;
  }

  long[] inactivity() {
    return inactivity;
  }
}
