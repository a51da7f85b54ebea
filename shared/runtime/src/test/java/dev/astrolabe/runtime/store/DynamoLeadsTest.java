package dev.astrolabe.runtime.store;

import dev.astrolabe.model.lead.LeadsContract;
import org.junit.jupiter.api.AfterEach;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

final class DynamoLeadsTest extends LeadsContract {
  private final DynamoDbClient client = LocalTables.client();

  @AfterEach
  void close() {
    client.close();
  }

  @Override
  protected Stores emptyStores() {
    var names = LocalTables.create(client);
    return new Stores(
        new DynamoLedger(client, names.ledger()),
        new DynamoLeads(client, names.leads(), names.ledger()));
  }
}
