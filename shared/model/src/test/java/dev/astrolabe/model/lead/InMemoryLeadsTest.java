package dev.astrolabe.model.lead;

final class InMemoryLeadsTest extends LeadsContract {
  @Override
  protected Stores emptyStores() {
    var ledger = new InMemoryLedger();
    return new Stores(ledger, new InMemoryLeads(ledger));
  }
}
