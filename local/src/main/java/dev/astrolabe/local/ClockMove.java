package dev.astrolabe.local;

import dev.astrolabe.local.clock.LaptopClock;
import dev.astrolabe.local.engine.Quiet;
import dev.astrolabe.local.engine.schedule.Firing;
import dev.astrolabe.local.engine.schedule.Schedules;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/**
 * Moves the laptop's clock as if the time between had passed: what waits is done first, then every
 * schedule fires in order with its own time, and what each firing caused is done before the next.
 *
 * <p>A schedule that would fire too often on the way is thinned: of its firings, the last before
 * each full hour is kept, or where that is still too many the last of each day, and always the very
 * last.
 */
public final class ClockMove {
  /** A schedule that fires more often than this on the way is thinned. */
  static final int MOST_FIRINGS = 500;

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final LaptopClock clock;
  private final Schedules schedules;
  private final Quiet quiet;

  public ClockMove(LaptopClock clock, Schedules schedules, Quiet quiet) {
    this.clock = clock;
    this.schedules = schedules;
    this.quiet = quiet;
  }

  /**
   * Moves the clock to {@code target}.
   *
   * @return how often schedules fired on the way
   * @throws IllegalArgumentException when {@code target} lies in the past of the clock
   * @throws TimeoutException when what was to be done on the way does not end
   */
  public synchronized int to(Instant target)
      throws IOException, TimeoutException, InterruptedException {
    schedules.pause();
    try {
      quiet.await(PATIENCE);
      var from = clock.now();
      if (target.isBefore(from)) {
        clock.moveTo(target);
      }
      var firings = thinned(schedules, from, target);
      for (var firing : firings) {
        if (firing.scheduledTime().isAfter(clock.now())) {
          clock.moveTo(firing.scheduledTime());
        }
        schedules.fire(firing);
        quiet.await(PATIENCE);
      }
      if (target.isAfter(clock.now())) {
        clock.moveTo(target);
      }
      return firings.size();
    } finally {
      schedules.resume();
    }
  }

  private static List<Firing> thinned(Schedules schedules, Instant from, Instant to) {
    Map<String, Integer> hours = new HashMap<>();
    Map<String, Integer> all = new HashMap<>();
    Map<String, Instant> lastHour = new HashMap<>();
    for (var firings = schedules.between(from, to); firings.hasNext(); ) {
      var firing = firings.next();
      var name = firing.schedule().name();
      all.merge(name, 1, Integer::sum);
      var hour = firing.scheduledTime().truncatedTo(ChronoUnit.HOURS);
      if (!hour.equals(lastHour.put(name, hour))) {
        hours.merge(name, 1, Integer::sum);
      }
    }
    Map<String, ChronoUnit> grain = new HashMap<>();
    all.forEach((name, count) ->
        grain.put(
            name,
            count <= MOST_FIRINGS
                ? ChronoUnit.SECONDS
                : hours.getOrDefault(name, 0) <= MOST_FIRINGS
                    ? ChronoUnit.HOURS
                    : ChronoUnit.DAYS));
    return lastOfEach(schedules.between(from, to), grain);
  }

  /** Keeps, of each schedule, the last firing in each stretch of its grain. */
  static List<Firing> lastOfEach(Iterator<Firing> firings, Map<String, ChronoUnit> grain) {
    List<Firing> kept = new ArrayList<>();
    Map<String, Firing> candidates = new HashMap<>();
    while (firings.hasNext()) {
      var firing = firings.next();
      var name = firing.schedule().name();
      var unit = grain.getOrDefault(name, ChronoUnit.SECONDS);
      var candidate = candidates.put(name, firing);
      if (candidate != null && !sameStretch(candidate, firing, unit)) {
        kept.add(candidate);
      }
    }
    kept.addAll(candidates.values());
    kept.sort(
        java.util.Comparator.comparing(Firing::scheduledTime)
            .thenComparing(each -> each.schedule().name()));
    return kept;
  }

  private static boolean sameStretch(Firing one, Firing other, ChronoUnit unit) {
    return one.scheduledTime().truncatedTo(unit).equals(other.scheduledTime().truncatedTo(unit));
  }
}
