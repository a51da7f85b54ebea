package dev.astrolabe.model.lead;

final class InMemoryLedgerTest extends LedgerContract {
  @Override
  protected Ledger emptyLedger() {
    return new InMemoryLedger();
  }
}
