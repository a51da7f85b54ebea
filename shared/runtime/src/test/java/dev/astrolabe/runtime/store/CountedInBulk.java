package dev.astrolabe.runtime.store;

import dev.astrolabe.model.funnel.Counted;
import dev.astrolabe.model.funnel.Counters;
import dev.astrolabe.model.funnel.Tallies;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Leaves in an empty table what {@link DynamoCounters#count} leaves there of milestones of
 * different leads, without a transaction for each: for tables of very many leads.
 */
public final class CountedInBulk {
  /** The most items that DynamoDB takes at once. */
  private static final int BATCH = 25;

  private final DynamoDbClient client;
  private final String table;
  private final List<Item> waiting = new ArrayList<>();

  private CountedInBulk(DynamoDbClient client, String table) {
    this.client = client;
    this.table = table;
  }

  /** Writes the marker of each, what is behind the counters, and the counters. */
  public static void write(DynamoDbClient client, String table, Collection<Counted> all) {
    var bulk = new CountedInBulk(client, table);
    var counters = new TreeMap<String, Map<String, Long>>();
    for (var counted : all) {
      var standing = new Counters.Standing(counted, true, 0);
      bulk.put(
          CounterItems.item(
              standing, CounterItems.marker(counted.lead()), CounterItems.sortKey(counted)));
      bulk.put(
          CounterItems.item(
              standing, CounterItems.behind(counted), CounterItems.dayAndLead(counted)));
      for (var cell : Tallies.cells(counted)) {
        add(counters, counted, cell.by(), CounterItems.dayAndCredit(cell.day(), cell.credit()));
      }
    }
    counters.forEach((partition, counts) ->
        counts.forEach((key, n) ->
            bulk.put(
                Item.of(partition, key)
                    .number(Item.FORMAT, CounterItems.FORMAT)
                    .number("n", n)
                    .build())));
    bulk.flush();
  }

  private static void add(
      Map<String, Map<String, Long>> counters, Counted counted, String by, String key) {
    var partition =
        CounterItems.counters(
            counted.model(), counted.milestone(), by, YearMonth.from(counted.day()));
    counters.computeIfAbsent(partition, p -> new TreeMap<>()).merge(key, 1L, Long::sum);
  }

  private void put(Item item) {
    waiting.add(item);
    if (waiting.size() == BATCH) {
      flush();
    }
  }

  private void flush() {
    var writes =
        waiting.stream()
            .map(item -> WriteRequest.builder().putRequest(p -> p.item(item.attributes())).build())
            .toList();
    waiting.clear();
    var left = writes.isEmpty() ? Map.<String, List<WriteRequest>>of() : Map.of(table, writes);
    while (!left.isEmpty()) {
      var now = left;
      left = client.batchWriteItem(r -> r.requestItems(now)).unprocessedItems();
    }
  }

  /** Every item of a table, by its key, to compare two. */
  static Map<String, Map<String, AttributeValue>> items(DynamoDbClient client, String table) {
    var items = new TreeMap<String, Map<String, AttributeValue>>();
    client
        .scanPaginator(r -> r.tableName(table))
        .items()
        .forEach(attributes -> {
          var item = new Item(attributes);
          items.put(item.pk() + "\n" + item.sk(), item.attributes());
        });
    return items;
  }
}
