package dev.astrolabe.runtime.deliver;

import java.time.Duration;
import java.util.TreeMap;

/** Leases in memory, with a clock that is moved by hand; pass {@link LeasesContract}. */
public final class InMemoryLeases implements Leases {
  private record Lease(String holder, Duration ends) {}

  private final TreeMap<String, Lease> leases = new TreeMap<>();
  private Duration now = Duration.ZERO;

  @Override
  public synchronized boolean take(String job, String holder, Duration length) {
    var standing = leases.get(job);
    if (standing != null
        && !standing.holder().equals(holder)
        && standing.ends().compareTo(now) > 0) {
      return false;
    }
    leases.put(job, new Lease(holder, now.plus(length)));
    return true;
  }

  @Override
  public synchronized void giveBack(String job, String holder) {
    leases.computeIfPresent(job, (name, lease) -> lease.holder().equals(holder) ? null : lease);
  }

  public synchronized void pass(Duration time) {
    now = now.plus(time);
  }
}
