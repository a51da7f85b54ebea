package dev.astrolabe.local;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;

/** Which firings of a schedule take place while the clock is moved over many of them. */
public enum Keep {
  /** Every one. */
  EACH("every one"),
  /** The last before each full hour. */
  HOUR("the last of each hour"),
  /** The last of each day, by UTC. */
  DAY("the last of each day"),
  /** Only the very last on the way. */
  LAST("the last of all");

  private final String words;

  Keep(String words) {
    this.words = words;
  }

  /** What is kept, said to whoever moved the clock. */
  String words() {
    return words;
  }

  /** The one that a request names: {@code each}, {@code hour}, {@code day}, {@code last}. */
  public static Optional<Keep> named(String name) {
    return Arrays.stream(values())
        .filter(each -> each.name().toLowerCase(java.util.Locale.ROOT).equals(name))
        .findFirst();
  }

  /** Whether only the later one of two neighbouring firings takes place. */
  boolean inOneStretch(Instant one, Instant other) {
    return switch (this) {
      case EACH -> false;
      case HOUR -> one.truncatedTo(ChronoUnit.HOURS).equals(other.truncatedTo(ChronoUnit.HOURS));
      case DAY -> one.truncatedTo(ChronoUnit.DAYS).equals(other.truncatedTo(ChronoUnit.DAYS));
      case LAST -> true;
    };
  }
}
