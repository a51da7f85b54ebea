package dev.astrolabe.model.scoring;

/**
 * The time during which an entry counts: while {@code 0 <= age < seconds}.
 *
 * @param seconds 1 to 10^10
 */
public record Window(long seconds) {
  public Window {
    if (seconds < 1 || seconds > 10_000_000_000L) {
      throw new IllegalArgumentException("a window is 1 to 10^10 seconds, was " + seconds);
    }
  }

  public static Window days(int days) {
    return new Window(days * 86_400L);
  }
}
