package dev.astrolabe.local.engine.table;

import dev.astrolabe.local.engine.TableSpec;
import dev.astrolabe.local.engine.TableSpec.Projection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;

/** Creates tables. */
public final class Tables {
  private final DynamoDbClient client;

  public Tables(DynamoDbClient client) {
    this.client = client;
  }

  /** Creates {@code table}, unless a former run of the same laptop has left it there. */
  public void create(TableSpec table) {
    try {
      client.createTable(request(table));
    } catch (ResourceInUseException e) {
      // It is there already.
      return;
    }
  }

  private static CreateTableRequest request(TableSpec table) {
    Map<String, AttributeDefinition> attributes = new LinkedHashMap<>();
    define(attributes, table.key());
    table.indexes().forEach(index -> define(attributes, index.key()));
    var request =
        CreateTableRequest.builder()
            .tableName(table.name())
            .keySchema(schema(table.key()))
            .attributeDefinitions(attributes.values())
            .billingMode(BillingMode.PAY_PER_REQUEST);
    if (!table.indexes().isEmpty()) {
      request.globalSecondaryIndexes(table.indexes().stream().map(Tables::index).toList());
    }
    table.stream()
        .ifPresent(view ->
            request.streamSpecification(
                StreamSpecification.builder()
                    .streamEnabled(true)
                    .streamViewType(view.name())
                    .build()));
    return request.build();
  }

  private static void define(Map<String, AttributeDefinition> attributes, TableSpec.Key key) {
    define(attributes, key.hash());
    key.range().ifPresent(range -> define(attributes, range));
  }

  private static void define(
      Map<String, AttributeDefinition> attributes, TableSpec.Attribute attribute) {
    attributes.put(
        attribute.name(),
        AttributeDefinition.builder()
            .attributeName(attribute.name())
            .attributeType(attribute.type().name())
            .build());
  }

  private static List<KeySchemaElement> schema(TableSpec.Key key) {
    List<KeySchemaElement> schema = new ArrayList<>();
    schema.add(element(key.hash(), KeyType.HASH));
    key.range().ifPresent(range -> schema.add(element(range, KeyType.RANGE)));
    return schema;
  }

  private static KeySchemaElement element(TableSpec.Attribute attribute, KeyType type) {
    return KeySchemaElement.builder().attributeName(attribute.name()).keyType(type).build();
  }

  private static GlobalSecondaryIndex index(TableSpec.Index index) {
    return GlobalSecondaryIndex.builder()
        .indexName(index.name())
        .keySchema(schema(index.key()))
        .projection(projection(index.projection()))
        .build();
  }

  private static software.amazon.awssdk.services.dynamodb.model.Projection projection(
      Projection projection) {
    var built = software.amazon.awssdk.services.dynamodb.model.Projection.builder();
    return switch (projection) {
      case Projection.KeysOnly() -> built.projectionType(ProjectionType.KEYS_ONLY).build();
      case Projection.All() -> built.projectionType(ProjectionType.ALL).build();
      case Projection.Include(var attributes) ->
          built.projectionType(ProjectionType.INCLUDE).nonKeyAttributes(attributes).build();
    };
  }
}
