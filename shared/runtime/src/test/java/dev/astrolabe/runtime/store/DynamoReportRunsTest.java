package dev.astrolabe.runtime.store;

import dev.astrolabe.runtime.deliver.ReportRuns;
import dev.astrolabe.runtime.deliver.ReportRunsContract;
import org.junit.jupiter.api.AfterEach;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

final class DynamoReportRunsTest extends ReportRunsContract {
  private final DynamoDbClient client = LocalTables.client();

  @AfterEach
  void close() {
    client.close();
  }

  @Override
  protected ReportRuns emptyRuns() {
    return new DynamoReportRuns(client, LocalTables.createOne(client));
  }
}
