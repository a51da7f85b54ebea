package dev.astrolabe.pulse;

import dev.astrolabe.model.survey.Employee;
import dev.astrolabe.runtime.http.JsonBody;
import dev.astrolabe.runtime.http.MediaType;
import dev.astrolabe.runtime.http.PathValues;
import dev.astrolabe.runtime.http.Problem;
import dev.astrolabe.runtime.http.Problem.Finding;
import dev.astrolabe.runtime.http.Refused;
import dev.astrolabe.runtime.http.Request;
import dev.astrolabe.runtime.http.Response;
import dev.astrolabe.runtime.http.Route;
import dev.astrolabe.runtime.json.Json;
import dev.astrolabe.runtime.json.JsonLimits;
import dev.astrolabe.runtime.json.JsonReader;
import dev.astrolabe.runtime.json.MalformedJson;
import dev.astrolabe.runtime.store.PulseEmployees;
import dev.astrolabe.runtime.survey.EmployeeJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The list of employees: read, replaced as a whole, or added to by a file. */
final class EmployeeRoutes {
  private static final String PEOPLE = "people";

  private final PulseEmployees employees;

  EmployeeRoutes(PulseEmployees employees) {
    this.employees = employees;
  }

  List<Route> routes() {
    return List.of(
        Route.scoped("GET", "/api/employees", PEOPLE, this::read, 200),
        Route.scoped("PUT", "/api/employees", PEOPLE, this::replace, 200, 400, 412, 413, 415, 422),
        Route.scoped(
            "POST", "/api/employees/import", PEOPLE, this::add, 200, 400, 409, 413, 415, 422));
  }

  private Response read(Request request, PathValues path) {
    return answer(employees.list());
  }

  private static Response answer(PulseEmployees.Listed list) {
    return JsonBody.answer(
            200,
            Json.object()
                .put(
                    "items", Json.array(list.employees().stream().map(EmployeeJson::json).toList()))
                .put("nextCursor", new Json.Null())
                .build())
        .with("ETag", '"' + list.etag() + '"');
  }

  private Response replace(Request request, PathValues path) {
    var items =
        JsonBody.object(request, JsonLimits.DOCUMENT)
            .items("items")
            .orElseThrow(
                () -> new Refused(Problem.invalid("/items", "a list of employees stands here")));
    var stated = read("/items", items);
    var etag =
        employees
            .replace(stated, SurveyRoutes.ifMatch(request))
            .orElseThrow(() ->
                new Refused(
                    Problem.preconditionFailed("read the list again and repeat the change")));
    return answer(new PulseEmployees.Listed(stated, etag));
  }

  private static List<Employee> read(String place, List<Json> items) {
    var findings = new ArrayList<Finding>();
    var read = new TreeMap<String, Employee>();
    for (int i = 0; i < items.size(); i++) {
      var here = place + "/" + i;
      EmployeeJson.read(here, items.get(i), findings)
          .filter(employee -> Optional.ofNullable(read.put(employee.id(), employee)).isPresent())
          .ifPresent(twice ->
              findings.add(new Finding(here + "/employeeId", "an employee stands there twice")));
    }
    if (!findings.isEmpty()) {
      throw new Refused(Problem.invalid(findings.subList(0, Math.min(100, findings.size()))));
    }
    return List.copyOf(read.values());
  }

  private Response add(Request request, PathValues path) {
    var stated = read("", items(request));
    var list = employees.list();
    var all = new TreeMap<String, Employee>();
    list.employees().forEach(employee -> all.put(employee.id(), employee));
    int unchanged = 0;
    for (var employee : stated) {
      unchanged += employee.equals(all.put(employee.id(), employee)) ? 1 : 0;
    }
    if (employees.replace(List.copyOf(all.values()), Optional.of(list.etag())).isEmpty()) {
      throw new Refused(Problem.conflict("the list was changed meanwhile: send it again"));
    }
    return JsonBody.answer(
        200,
        Json.object()
            .put("accepted", stated.size() - unchanged)
            .put("unchanged", unchanged)
            .put("refused", Json.array(List.of()))
            .build());
  }

  private static List<Json> items(Request request) {
    var limit = JsonLimits.DOCUMENT;
    if (request.body().size() > limit.bytes()) {
      throw new Refused(Problem.tooLarge(limit.bytes()));
    }
    var type = request.header("content-type").flatMap(MediaType::parse);
    if (type.isPresent() && JsonBody.isJson(type.get())) {
      try {
        if (new JsonReader(limit).read(request.body().bytes()) instanceof Json.Array(var items)) {
          return items;
        }
      } catch (MalformedJson e) {
        throw new Refused(Problem.malformed(String.valueOf(e.getMessage())));
      }
      throw new Refused(Problem.invalid("", "the body is a JSON array of employees"));
    }
    if (type.isPresent() && type.get().name().equals("text/csv")) {
      var text = request.body().text();
      if (text.isEmpty() || text.get().startsWith("PK") || text.get().indexOf('\0') >= 0) {
        throw new Refused(Problem.unsupportedMediaType("text/csv in UTF-8, not a spreadsheet"));
      }
      return CsvEmployees.read(text.get());
    }
    throw new Refused(Problem.unsupportedMediaType("application/json or text/csv"));
  }
}
