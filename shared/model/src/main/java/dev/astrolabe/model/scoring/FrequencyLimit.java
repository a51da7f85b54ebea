package dev.astrolabe.model.scoring;

/**
 * At most so many entries of a rule count in any period: an entry is admitted while fewer than
 * {@code most} admitted entries before it have occurredAt later than its own less {@code
 * periodSeconds}.
 */
public record FrequencyLimit(int most, long periodSeconds) {
  public FrequencyLimit {
    if (most < 1 || most > 10_000) {
      throw new IllegalArgumentException("a frequency limit admits 1 to 10,000, was " + most);
    }
    if (periodSeconds < 1 || periodSeconds > 10_000_000_000L) {
      throw new IllegalArgumentException(
          "a frequency limit's period is 1 to 10^10 seconds, was " + periodSeconds);
    }
  }

  public static FrequencyLimit perDays(int most, int days) {
    return new FrequencyLimit(most, days * 86_400L);
  }
}
