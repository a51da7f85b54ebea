package dev.astrolabe.model.spend;

final class InMemorySpendTest extends SpendBookContract {
  @Override
  protected SpendBook emptyBook() {
    return new InMemorySpend();
  }
}
