package dev.astrolabe.runtime.survey;

import dev.astrolabe.model.survey.Employee;
import dev.astrolabe.runtime.http.Problem.Finding;
import dev.astrolabe.runtime.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** An employee as JSON. */
public final class EmployeeJson {
  private EmployeeJson() {}

  /**
   * Reads one.
   *
   * @param place where it stands, as a JSON pointer
   * @param findings takes what is wrong
   */
  public static Optional<Employee> read(String place, Json value, List<Finding> findings) {
    if (!(value instanceof Json.Fields fields)) {
      findings.add(new Finding(place, "an employee is an object"));
      return Optional.empty();
    }
    var attributes = new TreeMap<String, String>();
    fields
        .fields("attributes")
        .orElse(Json.Fields.NONE)
        .members()
        .forEach((name, v) -> attributes.put(name, v instanceof Json.Text(var text) ? text : ""));
    try {
      return Optional.of(
          new Employee(
              fields.text("employeeId").orElse(""),
              fields.text("email").filter(text -> !text.isBlank()),
              fields.text("language").orElse(""),
              attributes,
              fields.text("managerId").filter(text -> !text.isBlank())));
    } catch (IllegalArgumentException e) {
      findings.add(new Finding(place, String.valueOf(e.getMessage())));
      return Optional.empty();
    }
  }

  public static Json.Fields json(Employee employee) {
    return Json.object()
        .put("employeeId", employee.id())
        .putIfPresent("email", employee.email())
        .put("language", employee.language())
        .put("attributes", Json.ofTexts(employee.attributes()))
        .putIfPresent("managerId", employee.manager())
        .build();
  }
}
