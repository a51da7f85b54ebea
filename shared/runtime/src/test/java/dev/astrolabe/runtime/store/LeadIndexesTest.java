package dev.astrolabe.runtime.store;

import dev.astrolabe.model.lead.DueLeadsContract;
import org.junit.jupiter.api.AfterEach;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

final class LeadIndexesTest extends DueLeadsContract {
  private final DynamoDbClient client = LocalTables.client();

  @AfterEach
  void close() {
    client.close();
  }

  @Override
  protected Stores emptyStores() {
    var names = LocalTables.create(client);
    var indexes = new LeadIndexes(client, names.leads());
    return new Stores(new DynamoLeads(client, names.leads(), names.ledger()), indexes, indexes);
  }
}
