package dev.astrolabe.local.clock;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The clock that the laptop's requests, messages, stream records and schedules are told: the
 * machine's clock plus an offset that a person may enlarge.
 *
 * <p>Every offset is remembered with the machine time from which it holds, so that something made
 * before a move keeps the time of its making however late it is delivered. Safe for many threads.
 */
public final class LaptopClock {
  /** From {@code from}, by the machine's clock, the laptop's clock is {@code ahead} of it. */
  private record Stretch(Instant from, Duration ahead) {
    String line() {
      return from + " " + ahead;
    }

    static Stretch parse(String line) {
      var parts = line.split(" ", 2);
      return new Stretch(Instant.parse(parts[0]), Duration.parse(parts[1]));
    }
  }

  private final InstantSource machine;
  private final Optional<Path> file;
  private volatile List<Stretch> stretches;

  private LaptopClock(InstantSource machine, Optional<Path> file, List<Stretch> stretches) {
    this.machine = machine;
    this.file = file;
    this.stretches = stretches;
  }

  /** A clock that nobody has moved yet and that is forgotten with the process. */
  public static LaptopClock forgotten(InstantSource machine) {
    return new LaptopClock(
        machine, Optional.empty(), List.of(new Stretch(Instant.EPOCH, Duration.ZERO)));
  }

  /** A clock whose moves are kept in {@code file}, and taken from it where it exists. */
  public static LaptopClock kept(InstantSource machine, Path file) throws IOException {
    List<Stretch> stretches = new ArrayList<>();
    if (Files.exists(file)) {
      for (var line : Files.readAllLines(file)) {
        stretches.add(Stretch.parse(line));
      }
    }
    if (stretches.isEmpty()) {
      stretches.add(new Stretch(Instant.EPOCH, Duration.ZERO));
    }
    return new LaptopClock(machine, Optional.of(file), List.copyOf(stretches));
  }

  /**
   * Writes into {@code file} that a clock kept there shows {@code time} at this moment, as if
   * nobody had ever moved it: for a data folder in which nothing of its past is on its way any
   * more.
   */
  public static void set(InstantSource machine, Path file, Instant time) throws IOException {
    keep(file, List.of(new Stretch(Instant.EPOCH, Duration.between(machine.instant(), time))));
  }

  /** Now, on the laptop's clock. */
  public Instant now() {
    return at(machine.instant());
  }

  /** What the laptop's clock showed when the machine's clock showed {@code machineInstant}. */
  public Instant at(Instant machineInstant) {
    var all = stretches;
    for (int i = all.size() - 1; i > 0; i--) {
      if (!machineInstant.isBefore(all.get(i).from())) {
        return machineInstant.plus(all.get(i).ahead());
      }
    }
    return machineInstant.plus(all.getFirst().ahead());
  }

  /** How far the laptop's clock is ahead of the machine's. */
  public Duration ahead() {
    return stretches.getLast().ahead();
  }

  /**
   * Moves the clock forward, so that it shows {@code target} at this moment.
   *
   * @throws IllegalArgumentException when {@code target} is in the past of this clock: what was
   *     recorded there would lie in the future
   */
  public synchronized void moveTo(Instant target) throws IOException {
    var at = machine.instant();
    var now = at(at);
    if (target.isBefore(now)) {
      throw new IllegalArgumentException(
          "the clock moves forward only: it shows " + now + ", asked for " + target);
    }
    List<Stretch> moved = new ArrayList<>(stretches);
    moved.add(new Stretch(at, Duration.between(at, target)));
    if (file.isPresent()) {
      keep(file.get(), moved);
    }
    stretches = List.copyOf(moved);
  }

  private static void keep(Path file, List<Stretch> stretches) throws IOException {
    var fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.write(fresh, stretches.stream().map(Stretch::line).toList());
    Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
