package dev.astrolabe.runtime.store;

import dev.astrolabe.model.survey.Employee;
import dev.astrolabe.runtime.json.Json;
import dev.astrolabe.runtime.json.JsonLimits;
import dev.astrolabe.runtime.json.JsonReader;
import dev.astrolabe.runtime.json.JsonWriter;
import dev.astrolabe.runtime.json.MalformedJson;
import dev.astrolabe.runtime.store.Table.Reading;
import dev.astrolabe.runtime.survey.EmployeeJson;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * The list of employees, replaced as a whole: a new list is written beside the old one, one
 * conditional write makes it the list, and the old one goes. {@code pk} EMPLOYEES, {@code sk} @
 * names the list; {@code pk} EMPLOYEES#generation#etag, {@code sk} id holds one of its employees.
 */
public final class PulseEmployees {
  private static final int FORMAT = 1;
  private static final String PARTITION = "EMPLOYEES";
  private static final String POINTER = "@";
  private static final int TRIES = 10;

  /** The list and its name. */
  public record Listed(List<Employee> employees, String etag) {
    public Listed {
      employees = List.copyOf(employees);
    }
  }

  private final Table table;

  /**
   * @param table the table of surveys
   */
  public PulseEmployees(DynamoDbClient client, String table) {
    this.table = new Table(client, table);
  }

  /** The list, in order of ids. */
  public Listed list() {
    for (int attempt = 1; ; attempt++) {
      var pointer = table.get(PARTITION, POINTER, Reading.CONSISTENT);
      if (pointer.isEmpty()) {
        return new Listed(List.of(), etag(List.of()));
      }
      pointer.get().format(FORMAT);
      var employees =
          table.query(pointer.get().requiredText("list"), Reading.CONSISTENT).stream()
              .map(PulseEmployees::employee)
              .toList();
      if (employees.size() == pointer.get().requiredNumber("size")) {
        return new Listed(employees, pointer.get().requiredText("etag"));
      }
      // Another list took its place meanwhile.
      if (attempt == TRIES) {
        throw new StoredFormatException("the list of employees is not whole");
      }
    }
  }

  /**
   * Makes this the list.
   *
   * @param ifMatch the etag of the list it replaces; empty to replace whatever stands
   * @return its etag; empty where another list stands by now
   */
  public Optional<String> replace(List<Employee> employees, Optional<String> ifMatch) {
    var sorted = employees.stream().sorted(Comparator.comparing(Employee::id)).toList();
    var etag = etag(sorted);
    var former = table.get(PARTITION, POINTER, Reading.CONSISTENT);
    var formerEtag = former.map(item -> item.requiredText("etag"));
    if (formerEtag.equals(Optional.of(etag))) {
      return Optional.of(etag);
    }
    if (ifMatch.isPresent() && !ifMatch.get().equals(formerEtag.orElse(etag(List.of())))) {
      return Optional.empty();
    }
    long generation = former.map(item -> item.requiredNumber("generation")).orElse(0L) + 1;
    // No list is written where another one was: what deletes an old list never meets a new one.
    var list = PARTITION + "#" + generation + "#" + etag;
    for (var employee : sorted) {
      table.put(
          Item.of(list, employee.id())
              .number(Item.FORMAT, FORMAT)
              .text("employee", new JsonWriter().text(EmployeeJson.json(employee)))
              .build());
    }
    var pointer =
        Item.of(PARTITION, POINTER)
            .number(Item.FORMAT, FORMAT)
            .number("generation", generation)
            .number("size", sorted.size())
            .text("etag", etag)
            .text("list", list)
            .text("former", former.map(item -> item.requiredText("list")))
            .build();
    if (!isNow(pointer, generation) && !list().etag().equals(etag)) {
      forget(list);
      return Optional.empty();
    }
    // What an earlier replacement left lying where it broke off goes as well.
    former.flatMap(item -> item.text("former")).ifPresent(this::forget);
    former.map(item -> item.requiredText("list")).ifPresent(this::forget);
    return Optional.of(etag);
  }

  private boolean isNow(Item pointer, long generation) {
    try {
      table
          .client()
          .putItem(r -> {
            r.tableName(table.name()).item(pointer.attributes());
            if (generation == 1) {
              r.conditionExpression("attribute_not_exists(pk)");
            } else {
              r.conditionExpression("generation = :generation")
                  .expressionAttributeValues(
                      Map.of(":generation", AttributeValue.fromN(Long.toString(generation - 1))));
            }
          });
      return true;
    } catch (ConditionalCheckFailedException e) {
      return false;
    }
  }

  private void forget(String list) {
    for (var item : table.query(list, Reading.CONSISTENT)) {
      table.delete(item.pk(), item.sk());
    }
  }

  private static String etag(List<Employee> employees) {
    return PulseSurveys.etag(
        new JsonWriter().text(Json.array(employees.stream().map(EmployeeJson::json).toList())));
  }

  private static Employee employee(Item item) {
    item.format(FORMAT);
    try {
      var json = new JsonReader(JsonLimits.FORM).read(item.requiredText("employee"));
      return EmployeeJson.read("", json, new ArrayList<>())
          .orElseThrow(() -> new StoredFormatException("a stored employee is not valid"));
    } catch (MalformedJson e) {
      throw new StoredFormatException("a stored employee is no JSON");
    }
  }
}
