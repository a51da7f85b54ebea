package dev.astrolabe.runtime.store;

import dev.astrolabe.runtime.store.Table.Reading;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * The first answer to each Idempotency-Key, until it expires. The table deletes what expired some
 * time later; until then it is passed over here.
 */
public final class IdempotentAnswers {
  private static final int FORMAT = 1;

  private final Table table;

  /**
   * @param table the table of configuration, which expires items by {@code expiresAt}
   */
  public IdempotentAnswers(DynamoDbClient client, String table) {
    this.table = new Table(client, table);
  }

  /**
   * What was answered.
   *
   * @param fingerprint of the request's body: the same key with another one is a mistake
   * @param headers those the answer had beside its body
   */
  public record Answer(
      String fingerprint, int status, SortedMap<String, String> headers, String body) {
    public Answer {
      headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
    }

    /** An answer without headers. */
    public Answer(String fingerprint, int status, String body) {
      this(fingerprint, status, new TreeMap<>(), body);
    }
  }

  /**
   * The answer that stands under this key.
   *
   * @param scope who asked for what, so that nobody meets another's key
   */
  public Optional<Answer> find(String scope, String key, Instant now) {
    return table
        .get(partition(scope), key, Reading.CONSISTENT)
        .filter(item -> item.requiredNumber("expiresAt") > now.getEpochSecond())
        .map(IdempotentAnswers::answer);
  }

  /** Keeps the answer unless one stands; answers the one that stands. */
  public Answer keep(String scope, String key, Answer answer, Instant now, Instant expiresAt) {
    var item =
        Item.of(partition(scope), key)
            .number(Item.FORMAT, FORMAT)
            .text("fingerprint", answer.fingerprint())
            .number("status", answer.status())
            .text("body", answer.body())
            .value("headers", texts(answer.headers()))
            .number("expiresAt", expiresAt.getEpochSecond())
            .build();
    try {
      table
          .client()
          .putItem(r ->
              r.tableName(table.name())
                  .item(item.attributes())
                  .conditionExpression("attribute_not_exists(pk) OR expiresAt <= :now")
                  .expressionAttributeValues(
                      Map.of(":now", AttributeValue.fromN(Long.toString(now.getEpochSecond()))))
                  .returnValuesOnConditionCheckFailure(
                      ReturnValuesOnConditionCheckFailure.ALL_OLD));
      return answer;
    } catch (ConditionalCheckFailedException e) {
      return e.hasItem() ? answer(new Item(e.item())) : find(scope, key, now).orElse(answer);
    }
  }

  private static Answer answer(Item item) {
    item.format(FORMAT);
    return new Answer(
        item.requiredText("fingerprint"),
        (int) item.requiredNumber("status"),
        headers(item),
        item.requiredText("body"));
  }

  private static AttributeValue texts(Map<String, String> texts) {
    var values = new TreeMap<String, AttributeValue>();
    texts.forEach((name, text) -> values.put(name, AttributeValue.fromS(text)));
    return AttributeValue.fromM(values);
  }

  /** None where the item was written before headers were kept. */
  private static SortedMap<String, String> headers(Item item) {
    var headers = new TreeMap<String, String>();
    var stored = item.attributes().get("headers");
    if (stored != null) {
      stored.m().forEach((name, value) -> headers.put(name, value.s()));
    }
    return headers;
  }

  private static String partition(String scope) {
    return "ANSWER#" + scope;
  }
}
