package dev.astrolabe.runtime.store;

import dev.astrolabe.model.attribution.Attribution;
import dev.astrolabe.model.calendar.Period;
import dev.astrolabe.model.funnel.Counted;
import dev.astrolabe.model.funnel.Counters;
import dev.astrolabe.model.funnel.Credit;
import dev.astrolabe.model.funnel.FunnelCounts;
import dev.astrolabe.model.funnel.Milestone;
import dev.astrolabe.model.funnel.Tallies;
import dev.astrolabe.model.lead.LeadId;
import dev.astrolabe.model.spend.SqlCount;
import dev.astrolabe.runtime.store.Table.Reading;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Milestones by lead, and how many there are by day, channel and campaign. What a report reads
 * grows with days and campaigns, not with leads. Its items are those of {@link CounterItems}.
 */
public final class DynamoCounters implements Counters, FunnelCounts, Tallies {
  private static final int TRIES = 10;

  private final Table table;

  /**
   * @param table the table of reports
   */
  public DynamoCounters(DynamoDbClient client, String table) {
    this.table = new Table(client, table);
  }

  @Override
  public List<Standing> of(LeadId lead) {
    return table.query(CounterItems.marker(lead), Reading.CONSISTENT).stream()
        .map(CounterItems::standing)
        .toList();
  }

  @Override
  public boolean count(Counted counted) {
    var writes = new ArrayList<TransactWriteItem>();
    var standing = new Standing(counted, true, 0);
    writes.add(put(marker(standing), "attribute_not_exists(pk)", null));
    writes.add(put(behind(standing), null, null));
    Tallies.cells(counted).forEach(cell -> writes.add(added(cell, 1)));
    return together(writes);
  }

  @Override
  public boolean correct(Standing standing) {
    boolean counts = !standing.counts();
    var next = new Standing(standing.counted(), counts, standing.corrections() + 1);
    var writes = replaced(standing, next);
    Tallies.cells(standing.counted()).forEach(cell -> writes.add(added(cell, counts ? 1 : -1)));
    return together(writes);
  }

  @Override
  public boolean credit(Standing standing, Credit firstTouch, Credit lastTouch) {
    var counted = standing.counted();
    var next =
        new Standing(
            counted.under(firstTouch, lastTouch), standing.counts(), standing.corrections() + 1);
    var writes = replaced(standing, next);
    if (standing.counts()) {
      Tallies.moved(counted, next.counted()).forEach((cell, by) -> writes.add(added(cell, by)));
    }
    return together(writes);
  }

  private static Item marker(Standing standing) {
    var counted = standing.counted();
    return CounterItems.item(
        standing, CounterItems.marker(counted.lead()), CounterItems.sortKey(counted));
  }

  private static Item behind(Standing standing) {
    var counted = standing.counted();
    return CounterItems.item(
        standing, CounterItems.behind(counted), CounterItems.dayAndLead(counted));
  }

  /** The marker and what is behind the counters, where nobody changed them since. */
  private List<TransactWriteItem> replaced(Standing seen, Standing next) {
    var writes = new ArrayList<TransactWriteItem>();
    for (var item : List.of(marker(next), behind(next))) {
      writes.add(put(item, "corrections = :seen", Map.of(":seen", number(seen.corrections()))));
    }
    return writes;
  }

  private TransactWriteItem put(
      Item item, @Nullable String condition, @Nullable Map<String, AttributeValue> values) {
    return TransactWriteItem.builder()
        .put(p ->
            p.tableName(table.name())
                .item(item.attributes())
                .conditionExpression(condition)
                .expressionAttributeValues(values))
        .build();
  }

  @Override
  public List<SqlCount> counts(
      Period period, String model, Milestone milestone, Attribution attribution) {
    return between(
            period, month -> CounterItems.counters(model, milestone, attribution.word(), month))
        .stream()
        .map(item -> {
          var credit = CounterItems.credit(item);
          return new SqlCount(credit.channel(), credit.campaign(), item.requiredNumber("n"));
        })
        .toList();
  }

  @Override
  public long byPublishing(Period period, String model, Milestone milestone) {
    return between(
            period, month -> CounterItems.counters(model, milestone, Tallies.PUBLISHING, month))
        .stream()
        .mapToLong(item -> item.requiredNumber("n"))
        .sum();
  }

  @Override
  public List<Standing> behind(
      Period period, String model, Milestone milestone, Optional<Place> after, int limit) {
    // Nothing sorts between a key and the key with a NUL behind it.
    var from =
        after
            .map(place -> CounterItems.dayAndLead(place.day(), place.lead()) + "\u0000")
            .orElse(period.first() + "#");
    var first = after.map(Place::day).orElse(period.first());
    return between(
            YearMonth.from(first),
            from,
            period.last(),
            month -> CounterItems.behind(model, milestone, month),
            limit)
        .stream()
        .map(CounterItems::standing)
        .toList();
  }

  @Override
  public Month month(String model, YearMonth month) {
    var counters = new TreeMap<Cell, Long>();
    var behind = new TreeMap<Cell, Long>();
    for (var milestone : Milestone.values()) {
      var leads = table.query(CounterItems.behind(model, milestone, month), Reading.CONSISTENT);
      for (var by : words()) {
        var partition = CounterItems.counters(model, milestone, by, month);
        for (var item : table.query(partition, Reading.CONSISTENT)) {
          long n = item.requiredNumber("n");
          if (n != 0) {
            var credit = CounterItems.credit(item);
            var day = LocalDate.parse(item.sk().substring(0, 10));
            counters.put(new Cell(model, milestone, by, day, credit), n);
          }
        }
      }
      leads.stream()
          .map(CounterItems::standing)
          .filter(Standing::counts)
          .flatMap(standing -> Tallies.cells(standing.counted()).stream())
          .forEach(cell -> behind.merge(cell, 1L, Long::sum));
    }
    return new Month(counters, behind);
  }

  /** By what is counted. */
  private static List<String> words() {
    var words = new ArrayList<String>();
    for (var attribution : Attribution.values()) {
      words.add(attribution.word());
    }
    words.add(Tallies.PUBLISHING);
    return words;
  }

  @Override
  public boolean set(Cell cell, long seen, long count) {
    var key = Table.key(partition(cell), CounterItems.dayAndCredit(cell.day(), cell.credit()));
    try {
      table
          .client()
          .updateItem(r ->
              r.tableName(table.name())
                  .key(key)
                  .updateExpression("SET f = :f, n = :n")
                  .conditionExpression(
                      seen == 0 ? "attribute_not_exists(pk) OR n = :seen" : "n = :seen")
                  .expressionAttributeValues(
                      Map.of(
                          ":f", number(CounterItems.FORMAT),
                          ":n", number(count),
                          ":seen", number(seen))));
      return true;
    } catch (ConditionalCheckFailedException e) {
      return false;
    }
  }

  private List<Item> between(Period period, Function<YearMonth, String> partition) {
    var first = YearMonth.from(period.first());
    return between(first, period.first() + "#", period.last(), partition, Integer.MAX_VALUE);
  }

  private List<Item> between(
      YearMonth first,
      String from,
      LocalDate last,
      Function<YearMonth, String> partition,
      int limit) {
    var items = new ArrayList<Item>();
    for (var month = first;
        !month.isAfter(YearMonth.from(last)) && items.size() < limit;
        month = month.plusMonths(1)) {
      var query =
          QueryRequest.builder()
              .keyConditionExpression("pk = :pk AND sk BETWEEN :first AND :last")
              .expressionAttributeValues(
                  Map.of(
                      ":pk", AttributeValue.fromS(partition.apply(month)),
                      ":first", AttributeValue.fromS(from),
                      // A dollar sign follows the sign that ends a day.
                      ":last", AttributeValue.fromS(last + "$")));
      items.addAll(table.query(query, Reading.EVENTUAL, limit - items.size()));
    }
    return items;
  }

  private static String partition(Cell cell) {
    return CounterItems.counters(
        cell.model(), cell.milestone(), cell.by(), YearMonth.from(cell.day()));
  }

  private TransactWriteItem added(Cell cell, long by) {
    var sk = CounterItems.dayAndCredit(cell.day(), cell.credit());
    return TransactWriteItem.builder()
        .update(u ->
            u.tableName(table.name())
                .key(Table.key(partition(cell), sk))
                .updateExpression("SET f = :f ADD n :by")
                .expressionAttributeValues(
                    Map.of(":f", number(CounterItems.FORMAT), ":by", number(by))))
        .build();
  }

  private static AttributeValue number(long value) {
    return AttributeValue.fromN(Long.toString(value));
  }

  /** Tries again where another transaction is at the same counter: many leads share one. */
  private boolean together(List<TransactWriteItem> writes) {
    for (int attempt = 1; ; attempt++) {
      try {
        table.client().transactWriteItems(r -> r.transactItems(writes));
        return true;
      } catch (TransactionCanceledException e) {
        if (has(e, "ConditionalCheckFailed")) {
          return false;
        }
        if (attempt == TRIES || !has(e, "TransactionConflict")) {
          throw e;
        }
      }
    }
  }

  private static boolean has(TransactionCanceledException cancelled, String code) {
    return cancelled.hasCancellationReasons()
        && cancelled.cancellationReasons().stream().anyMatch(r -> code.equals(r.code()));
  }
}
