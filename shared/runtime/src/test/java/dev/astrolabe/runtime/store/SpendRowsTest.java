package dev.astrolabe.runtime.store;

import dev.astrolabe.model.spend.SpendBook;
import dev.astrolabe.model.spend.SpendBookContract;
import org.junit.jupiter.api.AfterEach;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

final class SpendRowsTest extends SpendBookContract {
  private final DynamoDbClient client = LocalTables.client();

  @AfterEach
  void close() {
    client.close();
  }

  @Override
  protected SpendBook emptyBook() {
    return new SpendRows(client, LocalTables.createOne(client));
  }
}
