package dev.astrolabe.runtime.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/** One table with a partition key {@code pk} and a sort key {@code sk}. */
record Table(DynamoDbClient client, String name) {
  private static final int TRIES = 10;

  /** Whether a read may be a moment behind, at half the price. */
  enum Reading {
    EVENTUAL,
    CONSISTENT
  }

  static Map<String, AttributeValue> key(String pk, String sk) {
    return Map.of("pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromS(sk));
  }

  Optional<Item> get(String pk, String sk, Reading reading) {
    var answer =
        client.getItem(
            r -> r.tableName(name).key(key(pk, sk)).consistentRead(reading == Reading.CONSISTENT));
    return answer.hasItem() ? Optional.of(new Item(answer.item())) : Optional.empty();
  }

  void put(Item item) {
    client.putItem(r -> r.tableName(name).item(item.attributes()));
  }

  /**
   * Puts the item unless one with its key stands; answers the one that stood in the way. Where a
   * transaction is at the same key, looks what it left and tries again.
   */
  Optional<Item> putIfAbsent(Item item) {
    for (int attempt = 1; ; attempt++) {
      try {
        return tryPutIfAbsent(item);
      } catch (TransactionConflictException e) {
        var standing = get(item.pk(), item.sk(), Reading.CONSISTENT);
        if (standing.isPresent()) {
          return standing;
        }
        if (attempt == TRIES) {
          throw e;
        }
      }
    }
  }

  private Optional<Item> tryPutIfAbsent(Item item) {
    try {
      client.putItem(r ->
          r.tableName(name)
              .item(item.attributes())
              .conditionExpression("attribute_not_exists(pk)")
              .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
      return Optional.empty();
    } catch (ConditionalCheckFailedException e) {
      return e.hasItem()
          ? Optional.of(new Item(e.item()))
          : get(item.pk(), item.sk(), Reading.CONSISTENT);
    }
  }

  void delete(String pk, String sk) {
    client.deleteItem(r -> r.tableName(name).key(key(pk, sk)));
  }

  /** Every item of the partition. */
  List<Item> query(String pk, Reading reading) {
    return query(
        QueryRequest.builder()
            .keyConditionExpression("pk = :pk")
            .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS(pk))),
        reading);
  }

  /** Every item of the partition whose sort key begins with {@code prefix}. */
  List<Item> query(String pk, String prefix, Reading reading) {
    return query(
        QueryRequest.builder()
            .keyConditionExpression("pk = :pk AND begins_with(sk, :sk)")
            .expressionAttributeValues(
                Map.of(":pk", AttributeValue.fromS(pk), ":sk", AttributeValue.fromS(prefix))),
        reading);
  }

  /** Every item that the query finds, page after page. */
  List<Item> query(QueryRequest.Builder query, Reading reading) {
    return query(query, reading, Integer.MAX_VALUE);
  }

  /** The first {@code limit} items that the query finds, and no more are read. */
  List<Item> query(QueryRequest.Builder query, Reading reading, int limit) {
    query.tableName(name).consistentRead(reading == Reading.CONSISTENT);
    var items = new ArrayList<Item>();
    while (true) {
      if (limit != Integer.MAX_VALUE) {
        query.limit(limit - items.size());
      }
      var page = client.query(query.build());
      for (var item : page.items()) {
        items.add(new Item(item));
      }
      if (items.size() == limit
          || !page.hasLastEvaluatedKey()
          || page.lastEvaluatedKey().isEmpty()) {
        return items;
      }
      query.exclusiveStartKey(page.lastEvaluatedKey());
    }
  }
}
