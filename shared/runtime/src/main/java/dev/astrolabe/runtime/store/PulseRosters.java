package dev.astrolabe.runtime.store;

import dev.astrolabe.runtime.store.Table.Reading;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Who was asked in the last runs of a survey, and by which values they were counted: what two runs
 * of nearly the same people would tell is reckoned from it when the later one is sent. It says
 * nothing of who answered.
 *
 * <p>{@code pk} ROSTER#survey, {@code sk} employee, {@code runs} a map from runs to values.
 */
public final class PulseRosters {
  private static final int FORMAT = 1;

  private final Table table;

  /**
   * @param table the table of surveys
   */
  public PulseRosters(DynamoDbClient client, String table) {
    this.table = new Table(client, table);
  }

  /** By run, everybody who was asked with their values. */
  public SortedMap<String, Map<String, Map<String, String>>> of(String survey) {
    var byRun = new TreeMap<String, Map<String, Map<String, String>>>();
    for (var item : table.query(partition(survey), Reading.CONSISTENT)) {
      runs(item)
          .forEach((run, values) ->
              byRun.computeIfAbsent(run, r -> new TreeMap<>()).put(item.sk(), values));
    }
    return byRun;
  }

  /**
   * Notes that somebody is asked in a run. What was noted before stays, of this run too.
   *
   * @return the values that stand: the first ones
   */
  public Map<String, String> note(
      String survey, String run, String employee, Map<String, String> values) {
    var runs =
        new TreeMap<>(
            table
                .get(partition(survey), employee, Reading.CONSISTENT)
                .map(PulseRosters::runs)
                .orElseGet(Map::of));
    var stand = runs.putIfAbsent(run, values);
    if (stand != null) {
      return stand;
    }
    put(survey, employee, runs);
    return values;
  }

  /** Forgets every run but these. */
  public void keepOnly(String survey, Collection<String> kept) {
    for (var item : table.query(partition(survey), Reading.CONSISTENT)) {
      var runs = new TreeMap<>(runs(item));
      if (runs.keySet().retainAll(kept)) {
        if (runs.isEmpty()) {
          table.delete(item.pk(), item.sk());
        } else {
          put(survey, item.sk(), runs);
        }
      }
    }
  }

  private void put(String survey, String employee, Map<String, Map<String, String>> runs) {
    var stored = new TreeMap<String, AttributeValue>();
    runs.forEach((run, values) -> {
      var map = new TreeMap<String, AttributeValue>();
      values.forEach((attribute, value) -> map.put(attribute, AttributeValue.fromS(value)));
      stored.put(run, AttributeValue.fromM(map));
    });
    table.put(
        Item.of(partition(survey), employee)
            .number(Item.FORMAT, FORMAT)
            .value("runs", AttributeValue.fromM(stored))
            .build());
  }

  private static Map<String, Map<String, String>> runs(Item item) {
    item.format(FORMAT);
    var runs = new TreeMap<String, Map<String, String>>();
    Optional.ofNullable(item.attributes().get("runs"))
        .ifPresent(stored ->
            stored
                .m()
                .forEach((run, values) -> {
                  var map = new TreeMap<String, String>();
                  values.m().forEach((attribute, value) -> map.put(attribute, value.s()));
                  runs.put(run, map);
                }));
    return runs;
  }

  private static String partition(String survey) {
    return "ROSTER#" + survey;
  }
}
