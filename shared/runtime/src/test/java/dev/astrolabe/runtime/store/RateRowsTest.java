package dev.astrolabe.runtime.store;

import dev.astrolabe.model.money.RateBook;
import dev.astrolabe.model.money.RateBookContract;
import org.junit.jupiter.api.AfterEach;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

final class RateRowsTest extends RateBookContract {
  private final DynamoDbClient client = LocalTables.client();

  @AfterEach
  void close() {
    client.close();
  }

  @Override
  protected RateBook emptyBook() {
    return new RateRows(client, LocalTables.createOne(client));
  }
}
