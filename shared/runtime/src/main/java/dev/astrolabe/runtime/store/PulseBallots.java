package dev.astrolabe.runtime.store;

import dev.astrolabe.runtime.store.Table.Reading;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/**
 * Sealed ballots and those who were asked, apart from each other. A row of a token tells nothing
 * but whether it was answered, in one character; it has no time, and rows lie in the order of their
 * hashes. A row of somebody who was asked tells which mails were seen to, and never whether one
 * answered.
 *
 * <p>{@code pk} LINK#name, {@code sk} T#hash and M#employee.
 */
public final class PulseBallots {
  private static final int FORMAT = 1;
  private static final String TOKEN = "T#";
  private static final String ASKED = "M#";

  /**
   * What a token's row holds.
   *
   * @param hash of the token
   * @param values the breakdowns' values, sealed
   * @param ballot the answers, sealed; an empty ballot before there are any
   */
  public record Row(String hash, boolean answered, SdkBytes values, SdkBytes ballot) {}

  /**
   * Somebody who was asked.
   *
   * @param invited whether the link was mailed
   * @param reminders the last round of reminders that was seen to, mailed or not
   */
  public record Asked(String employee, boolean invited, int reminders) {}

  private final Table table;

  /**
   * @param table the table of surveys
   */
  public PulseBallots(DynamoDbClient client, String table) {
    this.table = new Table(client, table);
  }

  /** Makes the row of a token, unless it stands. */
  public void add(String link, String hash, byte[] values, byte[] emptyBallot) {
    table.putIfAbsent(
        Item.of(PulseRuns.link(link), TOKEN + hash)
            .number(Item.FORMAT, FORMAT)
            .text("answered", "0")
            .bytes("values", values)
            .bytes("ballot", emptyBallot)
            .build());
  }

  /** Remembers that somebody is asked, unless it is. */
  public void ask(String link, String employee) {
    table.putIfAbsent(
        Item.of(PulseRuns.link(link), ASKED + employee)
            .number(Item.FORMAT, FORMAT)
            .number("invited", 0)
            .number("reminders", 0)
            .build());
  }

  /** Everybody who is asked, in order of ids. */
  public List<Asked> asked(String link) {
    return table.query(PulseRuns.link(link), ASKED, Reading.CONSISTENT).stream()
        .map(item -> {
          item.format(FORMAT);
          return new Asked(
              item.sk().substring(ASKED.length()),
              item.requiredNumber("invited") == 1,
              Math.toIntExact(item.requiredNumber("reminders")));
        })
        .toList();
  }

  /** Notes how far the mails to somebody are. */
  public void note(String link, Asked asked) {
    table.put(
        Item.of(PulseRuns.link(link), ASKED + asked.employee())
            .number(Item.FORMAT, FORMAT)
            .number("invited", asked.invited() ? 1 : 0)
            .number("reminders", asked.reminders())
            .build());
  }

  /** Whether there is such a token; does not tell whether it was answered. */
  public boolean exists(String link, String hash) {
    return row(link, hash).isPresent();
  }

  /** The row of a token. */
  public Optional<Row> row(String link, String hash) {
    return table.get(PulseRuns.link(link), TOKEN + hash, Reading.CONSISTENT).map(PulseBallots::row);
  }

  /** Lays a ballot in its row; answers false where there is no row, or it takes none any more. */
  public boolean answer(String link, String hash, byte[] ballot) {
    try {
      table
          .client()
          .updateItem(r ->
              r.tableName(table.name())
                  .key(Table.key(PulseRuns.link(link), TOKEN + hash))
                  .updateExpression("SET ballot = :ballot, answered = :one")
                  .conditionExpression("attribute_exists(pk) AND attribute_not_exists(shut)")
                  .expressionAttributeValues(
                      Map.of(
                          ":ballot", AttributeValue.fromB(SdkBytes.fromByteArray(ballot)),
                          ":one", AttributeValue.fromS("1"))));
      return true;
    } catch (ConditionalCheckFailedException e) {
      return false;
    }
  }

  /**
   * Shuts every row and gives what lies in it: from then on no ballot is taken, and whoever was
   * thanked for one is counted.
   */
  public List<Row> shut(String link) {
    return table.query(PulseRuns.link(link), TOKEN, Reading.CONSISTENT).stream()
        .map(item -> shut(link, item.sk()))
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<Row> shut(String link, String key) {
    try {
      var values = new HashMap<String, AttributeValue>();
      values.put(":one", AttributeValue.fromS("1"));
      var answer =
          table
              .client()
              .updateItem(r ->
                  r.tableName(table.name())
                      .key(Table.key(PulseRuns.link(link), key))
                      .updateExpression("SET shut = :one")
                      .conditionExpression("attribute_exists(pk)")
                      .expressionAttributeValues(values)
                      .returnValues(ReturnValue.ALL_NEW));
      return Optional.of(row(new Item(answer.attributes())));
    } catch (ConditionalCheckFailedException e) {
      // Another closing is done and deletes already: its result stands.
      return Optional.empty();
    }
  }

  private static Row row(Item item) {
    item.format(FORMAT);
    return new Row(
        item.sk().substring(TOKEN.length()),
        item.requiredText("answered").equals("1"),
        SdkBytes.fromByteArray(item.requiredBytes("values")),
        SdkBytes.fromByteArray(item.requiredBytes("ballot")));
  }

  /** Deletes every row of the run's tokens and of those who were asked. */
  public void forget(String link) {
    for (var prefix : List.of(TOKEN, ASKED)) {
      for (var item : table.query(PulseRuns.link(link), prefix, Reading.CONSISTENT)) {
        table.delete(item.pk(), item.sk());
      }
    }
  }
}
