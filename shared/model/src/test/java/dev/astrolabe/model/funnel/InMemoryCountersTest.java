package dev.astrolabe.model.funnel;

final class InMemoryCountersTest extends CountersContract<InMemoryCounters> {
  @Override
  protected InMemoryCounters emptyCounters() {
    return new InMemoryCounters();
  }
}
