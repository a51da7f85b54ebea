package dev.astrolabe.runtime.store;

import dev.astrolabe.model.funnel.CountersContract;
import org.junit.jupiter.api.AfterEach;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

final class DynamoCountersTest extends CountersContract<DynamoCounters> {
  private final DynamoDbClient client = LocalTables.client();

  @AfterEach
  void close() {
    client.close();
  }

  @Override
  protected DynamoCounters emptyCounters() {
    return new DynamoCounters(client, LocalTables.createOne(client));
  }
}
