package dev.astrolabe.local.sample;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.SplittableRandom;

/** The hours in which most people write: from nine to seven in Dubai. */
final class OfficeHours {
  private static final int OPENS = 5 * 3600;
  private static final int LONG = 10 * 3600;

  private OfficeHours() {}

  /** Some moment of them on the day of {@code day}, by UTC. */
  static Instant of(Instant day, SplittableRandom random) {
    return day.truncatedTo(ChronoUnit.DAYS).plusSeconds(OPENS + random.nextInt(LONG));
  }
}
