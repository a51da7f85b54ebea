package dev.astrolabe.model.scoring;

import java.util.Optional;

/**
 * Points once per full period of silence. Silence begins with the latest entry admitted by an
 * engagement rule with positive points, else with the first entry that is neither quarantined nor a
 * directive.
 *
 * @param points usually negative
 * @param most how many periods count at most, 1 to 1,000
 */
public record InactivityRule(
    String id, Optional<String> group, Points points, long periodSeconds, int most, Clamp clamp) {
  public InactivityRule {
    if (periodSeconds < 1 || periodSeconds > 10_000_000_000L) {
      throw new IllegalArgumentException(
          "a period of silence is 1 to 10^10 seconds, was " + periodSeconds);
    }
    if (most < 1 || most > 1_000) {
      throw new IllegalArgumentException("silence counts 1 to 1,000 times, was " + most);
    }
  }
}
