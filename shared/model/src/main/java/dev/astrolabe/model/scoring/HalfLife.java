package dev.astrolabe.model.scoring;

/**
 * The time after which a counted entry is worth half of its points.
 *
 * @param seconds 1 to 10^9
 */
public record HalfLife(long seconds) {
  /** From this many half-lives on the value is zero: 10^12 / 2^41 is below one half. */
  public static final int LIVES = 41;

  public HalfLife {
    if (seconds < 1 || seconds > 1_000_000_000L) {
      throw new IllegalArgumentException("a half-life is 1 to 10^9 seconds, was " + seconds);
    }
  }

  public static HalfLife days(int days) {
    return new HalfLife(days * 86_400L);
  }
}
