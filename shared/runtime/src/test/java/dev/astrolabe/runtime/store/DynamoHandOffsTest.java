package dev.astrolabe.runtime.store;

import dev.astrolabe.model.lead.HandOffs;
import dev.astrolabe.model.lead.HandOffsContract;
import org.junit.jupiter.api.AfterEach;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

final class DynamoHandOffsTest extends HandOffsContract {
  private final DynamoDbClient client = LocalTables.client();

  @AfterEach
  void close() {
    client.close();
  }

  @Override
  protected HandOffs emptyHandOffs() {
    return new DynamoHandOffs(client, LocalTables.create(client).leads());
  }
}
