package dev.astrolabe.model.money;

final class InMemoryRatesTest extends RateBookContract {
  @Override
  protected RateBook emptyBook() {
    return new InMemoryRates();
  }
}
