package dev.astrolabe.runtime.store;

import dev.astrolabe.model.calendar.Period;
import dev.astrolabe.model.money.Currency;
import dev.astrolabe.model.money.Money;
import dev.astrolabe.model.spend.Category;
import dev.astrolabe.model.spend.SpendBook;
import dev.astrolabe.model.spend.SpendRow;
import dev.astrolabe.runtime.store.Table.Reading;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * What was spent, row by row. Rows stand in the order of their last days, so that a period reads
 * those that end in it or later and nothing older.
 *
 * <p>{@code pk} SPEND, {@code sk} last day#first day#id. An id is one row's, whatever its days:
 * {@code pk} SPENDID#id, {@code sk} @, {@code row} the key of its row.
 */
public final class SpendRows implements SpendBook {
  private static final int FORMAT = 1;
  private static final String PARTITION = "SPEND";
  private static final String CLAIM = "SPENDID#";
  private static final String ITSELF = "@";

  private final Table table;

  /**
   * @param table the table of reports
   */
  public SpendRows(DynamoDbClient client, String table) {
    this.table = new Table(client, table);
  }

  @Override
  public Added add(SpendRow row) {
    var sortKey = sortKey(row.to(), row.from(), row.id());
    var claim =
        table.putIfAbsent(
            Item.of(CLAIM + row.id(), ITSELF)
                .number(Item.FORMAT, FORMAT)
                .text("row", sortKey)
                .build());
    if (claim.isPresent() && !claim.get().requiredText("row").equals(sortKey)) {
      return Added.ANOTHER;
    }
    var stands = table.putIfAbsent(item(row, sortKey)).map(SpendRows::row);
    if (stands.isEmpty()) {
      return Added.NEW;
    }
    return stands.get().equals(row) ? Added.STANDS : Added.ANOTHER;
  }

  private static Item item(SpendRow row, String sortKey) {
    return Item.of(PARTITION, sortKey)
        .number(Item.FORMAT, FORMAT)
        .text("channel", row.channel())
        .text("campaign", row.campaign())
        .text("category", row.category().word())
        .text("amount", row.amount().amount().toPlainString())
        .text("currency", row.amount().currency().code())
        .text("source", row.source())
        .text("note", row.note())
        .build();
  }

  @Override
  public boolean remove(SpendRow row) {
    boolean stood =
        table
            .client()
            .deleteItem(r ->
                r.tableName(table.name())
                    .key(Table.key(PARTITION, sortKey(row.to(), row.from(), row.id())))
                    .returnValues("ALL_OLD"))
            .hasAttributes();
    table.delete(CLAIM + row.id(), ITSELF);
    return stood;
  }

  @Override
  public Optional<SpendRow> find(LocalDate from, LocalDate to, String id) {
    return table.get(PARTITION, sortKey(to, from, id), Reading.CONSISTENT).map(SpendRows::row);
  }

  @Override
  public List<SpendRow> in(Period period) {
    var query =
        QueryRequest.builder()
            .keyConditionExpression("pk = :pk AND sk >= :sk")
            .expressionAttributeValues(
                Map.of(
                    ":pk", AttributeValue.fromS(PARTITION),
                    ":sk", AttributeValue.fromS(period.first().toString())));
    return table.query(query, Reading.CONSISTENT).stream()
        .map(SpendRows::row)
        .filter(row -> row.firstDayIn(period).isPresent())
        .toList();
  }

  private static String sortKey(LocalDate to, LocalDate from, String id) {
    return to + "#" + from + "#" + id;
  }

  private static SpendRow row(Item item) {
    item.format(FORMAT);
    var key = item.sk().split("#", 3);
    return new SpendRow(
        key[2],
        item.text("channel"),
        item.text("campaign"),
        Category.of(item.requiredText("category"))
            .orElseThrow(() -> new StoredFormatException("a row of spend has no known category")),
        LocalDate.parse(key[1]),
        LocalDate.parse(key[0]),
        new Money(
            new BigDecimal(item.requiredText("amount")),
            new Currency(item.requiredText("currency"))),
        item.text("source"),
        item.text("note"));
  }
}
