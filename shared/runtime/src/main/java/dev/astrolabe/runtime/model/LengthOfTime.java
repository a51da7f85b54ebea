package dev.astrolabe.runtime.model;

/**
 * A length of time as documents write it: a whole number and one of d, h, m, s ({@code 30d}, {@code
 * 12h}, {@code 90m}, {@code 45s}). A day is 86,400 seconds.
 */
final class LengthOfTime {
  static final String FORM = "a length of time such as \"30d\", \"12h\", \"90m\" or \"45s\"";
  static final long UNREADABLE = -1;

  private static final int MOST_DIGITS = 11;

  private LengthOfTime() {}

  /** Seconds, or {@link #UNREADABLE}. */
  static long seconds(String written) {
    int digits = written.length() - 1;
    if (digits < 1 || digits > MOST_DIGITS || (digits > 1 && written.charAt(0) == '0')) {
      return UNREADABLE;
    }
    long count = 0;
    for (int i = 0; i < digits; i++) {
      char c = written.charAt(i);
      if (c < '0' || c > '9') {
        return UNREADABLE;
      }
      count = count * 10 + (c - '0');
    }
    return switch (written.charAt(digits)) {
      case 'd' -> count * 86_400;
      case 'h' -> count * 3_600;
      case 'm' -> count * 60;
      case 's' -> count;
      default -> UNREADABLE;
    };
  }

  /** In the largest unit that divides it. */
  static String written(long seconds) {
    if (seconds % 60 != 0 || seconds == 0) {
      return seconds + "s";
    }
    if (seconds % 3_600 != 0) {
      return seconds / 60 + "m";
    }
    return seconds % 86_400 != 0 ? seconds / 3_600 + "h" : seconds / 86_400 + "d";
  }
}
