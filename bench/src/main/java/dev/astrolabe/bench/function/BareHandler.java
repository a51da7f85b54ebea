package dev.astrolabe.bench.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.astrolabe.runtime.store.AwsClients;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The least a function with this client and transport can do: it puts its event into a table and
 * answers.
 */
public final class BareHandler implements RequestStreamHandler {
  private final DynamoDbClient client = AwsClients.dynamoDb();
  private final String table = System.getenv("CONFIG_TABLE");

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    var event = new String(input.readAllBytes(), StandardCharsets.UTF_8);
    client.putItem(put ->
        put.tableName(table)
            .item(
                Map.of(
                    "pk", AttributeValue.fromS("BARE"),
                    "sk", AttributeValue.fromS("one"),
                    "event", AttributeValue.fromS(event))));
    output.write("{\"batchItemFailures\":[]}".getBytes(StandardCharsets.UTF_8));
  }
}
