package dev.astrolabe.runtime.deliver;

import java.time.Duration;

final class InMemoryLeasesTest extends LeasesContract {
  private final InMemoryLeases leases = new InMemoryLeases();

  @Override
  protected Leases leases() {
    return leases;
  }

  @Override
  protected void pass(Duration time) {
    leases.pass(time);
  }
}
