package dev.astrolabe.local.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LaptopClockTest {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private final AtomicReference<Instant> machine = new AtomicReference<>(NOON);

  @Test
  void showsTheMachinesTimeUntilSomebodyMovesIt() {
    assertThat(LaptopClock.forgotten(machine::get).now()).isEqualTo(NOON);
  }

  @Test
  void givesAThingTheTimeOfItsMakingAfterAMove() throws Exception {
    var clock = LaptopClock.forgotten(machine::get);
    machine.set(NOON.plusSeconds(10));
    clock.moveTo(NOON.plus(Duration.ofDays(400)));
    machine.set(NOON.plusSeconds(15));

    assertThat(clock.at(NOON.plusSeconds(9))).isEqualTo(NOON.plusSeconds(9));
    assertThat(clock.at(NOON.plusSeconds(10))).isEqualTo(NOON.plus(Duration.ofDays(400)));
    assertThat(clock.now()).isEqualTo(NOON.plus(Duration.ofDays(400)).plusSeconds(5));
  }

  @Test
  void refusesToMoveBack() {
    var clock = LaptopClock.forgotten(machine::get);

    assertThatThrownBy(() -> clock.moveTo(NOON.minusSeconds(1)))
        .hasMessage(
            "the clock moves forward only: it shows 2026-11-23T12:00:00Z, asked for 2026-11-23T11:59:59Z");
  }

  @Test
  void keepsEveryMoveInItsFile(@TempDir Path folder) throws Exception {
    var file = folder.resolve("clock");
    LaptopClock.kept(machine::get, file).moveTo(NOON.plus(Duration.ofDays(1)));
    machine.set(NOON.plusSeconds(60));
    LaptopClock.kept(machine::get, file).moveTo(NOON.plus(Duration.ofDays(2)));

    var again = LaptopClock.kept(machine::get, file);

    assertThat(again.at(NOON.minusSeconds(1))).isEqualTo(NOON.minusSeconds(1));
    assertThat(again.at(NOON.plusSeconds(59)))
        .isEqualTo(NOON.plus(Duration.ofDays(1)).plusSeconds(59));
    assertThat(again.now()).isEqualTo(NOON.plus(Duration.ofDays(2)));
  }
}
