package dev.astrolabe.local.engine.table;

import dev.astrolabe.local.engine.TableSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * Deletes the items whose time to live is over by the laptop's clock. DynamoDB Local's own expiry
 * follows the machine's clock and stays off.
 *
 * <p>A table's stream shows these deletions like anybody's; on AWS they carry the service's
 * identity.
 */
public final class Expiry implements AutoCloseable {
  private final DynamoDbClient client;
  private final List<TableSpec> tables;
  private final InstantSource clock;
  private final ScheduledExecutorService rounds =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("expiry").factory());

  /**
   * Of the tables given, those with a time to live.
   *
   * @param clock the laptop's clock
   */
  public Expiry(DynamoDbClient client, List<TableSpec> tables, InstantSource clock) {
    this.client = client;
    this.tables = tables.stream().filter(table -> table.ttlAttribute().isPresent()).toList();
    this.clock = clock;
  }

  /** Expires again and again, until closed. */
  public void start(Duration every) {
    var _ =
        rounds.scheduleWithFixedDelay(
            this::round, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void round() {
    try {
      expire();
    } catch (SdkException e) {
      // The next round tries again: expiry promises no time.
      System.err.println("expiry: " + e.getMessage());
    }
  }

  /** Deletes what has expired by now; returns how many items that were. */
  public int expire() {
    var now = clock.instant();
    return tables.stream().mapToInt(table -> expire(table, now)).sum();
  }

  private int expire(TableSpec table, Instant now) {
    return table.ttlAttribute().map(attribute -> expire(table, attribute, now)).orElse(0);
  }

  private int expire(TableSpec table, String attribute, Instant now) {
    Map<String, String> names = new LinkedHashMap<>();
    names.put("#ttl", attribute);
    names.put("#hash", table.key().hash().name());
    table.key().range().ifPresent(range -> names.put("#range", range.name()));
    var values = Map.of(":now", AttributeValue.fromN(Long.toString(now.getEpochSecond())));
    var pages =
        client.scanPaginator(scan ->
            scan.tableName(table.name())
                .filterExpression("#ttl < :now")
                .projectionExpression(names.containsKey("#range") ? "#hash, #range" : "#hash")
                .expressionAttributeNames(names)
                .expressionAttributeValues(values));
    int deleted = 0;
    for (var key : pages.items()) {
      deleted += delete(table.name(), key, attribute, values) ? 1 : 0;
    }
    return deleted;
  }

  /** False when someone has given the item a longer life since it was read. */
  private boolean delete(
      String table,
      Map<String, AttributeValue> key,
      String attribute,
      Map<String, AttributeValue> values) {
    try {
      client.deleteItem(delete ->
          delete
              .tableName(table)
              .key(key)
              .conditionExpression("#ttl < :now")
              .expressionAttributeNames(Map.of("#ttl", attribute))
              .expressionAttributeValues(values));
      return true;
    } catch (ConditionalCheckFailedException e) {
      return false;
    }
  }

  @Override
  public void close() {
    rounds.shutdownNow();
  }
}
