package dev.astrolabe.local.engine;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/** Waits until a set of pumps has nothing left to carry. */
public final class Quiet {
  private static final Duration PAUSE = Duration.ofMillis(10);

  private final List<Pump> pumps;

  public Quiet(List<Pump> pumps) {
    this.pumps = List.copyOf(pumps);
  }

  /**
   * Waits until all pumps are idle together: one pump's work may become another's, so every pump
   * must be idle in two rounds between which none has carried anything.
   *
   * @throws TimeoutException naming the pumps that were still busy
   */
  public void await(Duration atMost) throws TimeoutException, InterruptedException {
    var deadline = System.nanoTime() + atMost.toNanos();
    while (!settled()) {
      if (System.nanoTime() - deadline > 0) {
        throw new TimeoutException(
            "still busy after " + atMost.toSeconds() + " s: " + String.join(", ", busy()));
      }
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  private boolean settled() {
    var before = carried();
    var first = allIdle();
    return first && allIdle() && carried() == before;
  }

  private boolean allIdle() {
    return pumps.stream().allMatch(Pump::idle);
  }

  private long carried() {
    return pumps.stream().mapToLong(Pump::carried).sum();
  }

  private List<String> busy() {
    return pumps.stream().filter(pump -> !pump.idle()).map(Pump::name).toList();
  }
}
