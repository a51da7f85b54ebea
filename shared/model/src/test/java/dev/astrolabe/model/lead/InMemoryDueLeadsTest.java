package dev.astrolabe.model.lead;

final class InMemoryDueLeadsTest extends DueLeadsContract {
  @Override
  protected Stores emptyStores() {
    var leads = new InMemoryLeads(new InMemoryLedger());
    return new Stores(leads, leads, leads);
  }
}
