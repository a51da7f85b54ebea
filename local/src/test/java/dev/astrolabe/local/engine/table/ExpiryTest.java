package dev.astrolabe.local.engine.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.local.engine.RunningEngines;
import dev.astrolabe.local.engine.RunningEngines.Engines;
import dev.astrolabe.local.engine.TableSpec;
import dev.astrolabe.local.engine.TableSpec.AttributeType;
import dev.astrolabe.local.engine.TableSpec.Projection;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

@ExtendWith(RunningEngines.class)
class ExpiryTest {
  private static final TableSpec CONFIG =
      new TableSpec(
          "ExpiringConfig",
          new TableSpec.Key(
              new TableSpec.Attribute("pk", AttributeType.S),
              Optional.of(new TableSpec.Attribute("sk", AttributeType.S))),
          List.of(
              new TableSpec.Index(
                  "byKind",
                  new TableSpec.Key(
                      new TableSpec.Attribute("kind", AttributeType.S), Optional.empty()),
                  new Projection.KeysOnly())),
          Optional.empty(),
          Optional.of("expiresAt"));

  private final DynamoDbClient client;

  ExpiryTest(Engines engines) {
    client = engines.connections().tables();
  }

  private void put(String key, Map<String, AttributeValue> attributes) {
    var item = new HashMap<>(attributes);
    item.put("pk", AttributeValue.fromS("K"));
    item.put("sk", AttributeValue.fromS(key));
    item.put("kind", AttributeValue.fromS("idempotency"));
    client.putItem(request -> request.tableName(CONFIG.name()).item(item));
  }

  @Test
  void deletesWhatIsOverByTheLaptopsClockAndNothingElse() {
    var now = Instant.parse("2027-12-28T00:00:00Z");
    var second = now.getEpochSecond();
    new Tables(client).create(CONFIG);
    put("over", Map.of("expiresAt", AttributeValue.fromN(Long.toString(second - 1))));
    put("not yet", Map.of("expiresAt", AttributeValue.fromN(Long.toString(second))));
    put("later", Map.of("expiresAt", AttributeValue.fromN(Long.toString(second + 60))));
    put("never", Map.of());
    put("no number", Map.of("expiresAt", AttributeValue.fromS("0")));

    try (var expiry = new Expiry(client, List.of(CONFIG), InstantSource.fixed(now))) {
      assertThat(expiry.expire()).isEqualTo(1);
    }

    var left =
        client
            .query(request ->
                request
                    .tableName(CONFIG.name())
                    .indexName("byKind")
                    .keyConditionExpression("kind = :kind")
                    .expressionAttributeValues(
                        Map.of(":kind", AttributeValue.fromS("idempotency"))))
            .items();
    assertThat(left)
        .extracting(item -> item.get("sk"))
        .extracting(value -> value == null ? "" : value.s())
        .containsExactlyInAnyOrder("not yet", "later", "never", "no number");
  }
}
