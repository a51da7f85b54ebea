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
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeoutException;

/**
 * Moves the laptop's clock as if the time between had passed: what waits is done first, then every
 * schedule fires in order with its own time, and what each firing caused is done before the next.
 *
 * <p>A schedule that would fire too often on the way is thinned: of its firings, the last before
 * each full hour is kept, or where that is still too many the last of each day, and always the very
 * last. Whoever moves the clock may say how many are enough. What was thinned is told.
 */
public final class ClockMove {
  /** A schedule that fires more often than this on the way is thinned: a day of minutes is not. */
  static final int MOST_FIRINGS = 1_500;

  /** What happened on the way. */
  public record Moved(int fired, List<Thinned> thinned) {
    /** The clock was not moved. */
    public static final Moved NOT = new Moved(0, List.of());

    public Moved {
      thinned = List.copyOf(thinned);
    }
  }

  /**
   * A schedule that fired less often than it was due.
   *
   * @param kept which of its firings took place
   */
  public record Thinned(String schedule, int due, int fired, String kept) {}

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
   * @param asked which firings are enough; where empty, every one of a schedule that has not too
   *     many of them
   * @return what fired on the way
   * @throws IllegalArgumentException when {@code target} lies in the past of the clock
   * @throws TimeoutException when what was to be done on the way does not end
   */
  public synchronized Moved to(Instant target, Optional<Keep> asked)
      throws IOException, TimeoutException, InterruptedException {
    schedules.pause();
    try {
      quiet.await(PATIENCE);
      var from = clock.now();
      if (target.isBefore(from)) {
        clock.moveTo(target);
      }
      var grains = grains(schedules, from, target, asked);
      var firings = lastOfEach(schedules.between(from, target), keeps(grains));
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
      return new Moved(firings.size(), told(grains, firings));
    } finally {
      schedules.resume();
    }
  }

  /** How often a schedule is due, and which of its firings take place. */
  private record Grain(int due, Keep keep) {}

  private static Map<String, Grain> grains(
      Schedules schedules, Instant from, Instant to, Optional<Keep> asked) {
    Map<String, Integer> hours = new HashMap<>();
    Map<String, Integer> all = new TreeMap<>();
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
    Map<String, Grain> grains = new TreeMap<>();
    all.forEach((name, due) -> {
      var keep = asked.orElseGet(() -> keep(due, hours.getOrDefault(name, 0)));
      grains.put(name, new Grain(due, keep));
    });
    return grains;
  }

  private static Keep keep(int due, int hours) {
    if (due <= MOST_FIRINGS) {
      return Keep.EACH;
    }
    return hours <= MOST_FIRINGS ? Keep.HOUR : Keep.DAY;
  }

  private static Map<String, Keep> keeps(Map<String, Grain> grains) {
    Map<String, Keep> keeps = new HashMap<>();
    grains.forEach((name, grain) -> keeps.put(name, grain.keep()));
    return keeps;
  }

  private static List<Thinned> told(Map<String, Grain> grains, List<Firing> firings) {
    List<Thinned> thinned = new ArrayList<>();
    grains.forEach((name, grain) -> {
      int fired =
          (int) firings.stream().filter(each -> each.schedule().name().equals(name)).count();
      if (fired < grain.due()) {
        thinned.add(new Thinned(name, grain.due(), fired, grain.keep().words()));
      }
    });
    return thinned;
  }

  /** Keeps, of each schedule, the last firing in each stretch of its grain. */
  static List<Firing> lastOfEach(Iterator<Firing> firings, Map<String, Keep> keeps) {
    List<Firing> kept = new ArrayList<>();
    Map<String, Firing> candidates = new HashMap<>();
    while (firings.hasNext()) {
      var firing = firings.next();
      var name = firing.schedule().name();
      var keep = keeps.getOrDefault(name, Keep.EACH);
      var candidate = candidates.put(name, firing);
      if (candidate != null
          && !keep.inOneStretch(candidate.scheduledTime(), firing.scheduledTime())) {
        kept.add(candidate);
      }
    }
    kept.addAll(candidates.values());
    kept.sort(
        java.util.Comparator.comparing(Firing::scheduledTime)
            .thenComparing(each -> each.schedule().name()));
    return kept;
  }
}
