package dev.astrolabe.runtime.store;

import dev.astrolabe.runtime.deliver.Leases;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * Leases in a table, judged by the table's own clock: the time in the header {@code Date} of its
 * answers. It goes on by itself, whatever events say, and is one for all who ask.
 *
 * <p>{@code pk} LEASES, {@code sk} job, {@code holder}, {@code ends} in seconds since 1970, by that
 * clock; 0 when it was given back.
 */
public final class DynamoLeases implements Leases {
  private static final int FORMAT = 1;
  private static final String PARTITION = "LEASES";
  private static final String NOBODY_HAS_IT = "attribute_not_exists(pk) OR #ends <= :now";

  private final Table table;

  /**
   * @param table one that the job writes to anyway
   */
  public DynamoLeases(DynamoDbClient client, String table) {
    this.table = new Table(client, table);
  }

  @Override
  public boolean take(String job, String holder, Duration length) {
    // Asked before the lease is: what it says is never later than when the lease begins.
    var answer =
        table
            .client()
            .getItem(
                r -> r.tableName(table.name()).key(Table.key(PARTITION, job)).consistentRead(true));
    var now = time(answer.sdkHttpResponse());
    try {
      table
          .client()
          .updateItem(r ->
              r.tableName(table.name())
                  .key(Table.key(PARTITION, job))
                  .updateExpression("SET #f = :f, #holder = :holder, #ends = :ends")
                  .conditionExpression(NOBODY_HAS_IT)
                  .expressionAttributeNames(
                      Map.of("#f", Item.FORMAT, "#holder", "holder", "#ends", "ends"))
                  .expressionAttributeValues(
                      Map.of(
                          ":f", number(FORMAT),
                          ":holder", AttributeValue.fromS(holder),
                          ":now", number(now.getEpochSecond()),
                          ":ends", number(now.plus(length).getEpochSecond())))
                  .returnValuesOnConditionCheckFailure(
                      ReturnValuesOnConditionCheckFailure.ALL_OLD));
      return true;
    } catch (ConditionalCheckFailedException e) {
      // The client asks again where an answer was lost: then the lease is already the holder's.
      return e.hasItem() && new Item(e.item()).requiredText("holder").equals(holder);
    }
  }

  @Override
  public void giveBack(String job, String holder) {
    try {
      table
          .client()
          .updateItem(r ->
              r.tableName(table.name())
                  .key(Table.key(PARTITION, job))
                  .updateExpression("SET #ends = :nothing")
                  .conditionExpression("#holder = :holder")
                  .expressionAttributeNames(Map.of("#holder", "holder", "#ends", "ends"))
                  .expressionAttributeValues(
                      Map.of(":holder", AttributeValue.fromS(holder), ":nothing", number(0))));
    } catch (SdkException e) {
      // Another's by now, or the table does not answer: the lease ends by itself, and what was
      // done is done.
    }
  }

  private static AttributeValue number(long value) {
    return AttributeValue.fromN(Long.toString(value));
  }

  private static Instant time(@Nullable SdkHttpResponse answer) {
    if (answer == null) {
      throw new IllegalStateException("the table's answer has no headers");
    }
    return answer
        .firstMatchingHeader("Date")
        .map(date -> Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date)))
        .orElseThrow(() -> new IllegalStateException("the table's answer does not say its time"));
  }
}
