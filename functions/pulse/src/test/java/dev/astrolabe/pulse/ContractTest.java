package dev.astrolabe.pulse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.runtime.http.Access;
import dev.astrolabe.runtime.http.Ask;
import dev.astrolabe.runtime.http.Contract;
import dev.astrolabe.runtime.store.Crash;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Holds docs/openapi.yaml to surveys and employees, both ways. */
final class ContractTest {
  private final SortedMap<String, SortedSet<Integer>> seen = new TreeMap<>();
  private final Contract contract = Contract.read();
  private final Workplace workplace = new Workplace().employs(6).plans(Workplace.SURVEY);

  private static boolean isOurs(String path) {
    return path.startsWith("/s/")
        || path.startsWith("/api/surveys")
        || path.startsWith("/api/employees");
  }

  @Test
  void holdsWhatIsRoutedAndItsScopesAndNothingElse() {
    assertThat(Contract.operations(workplace.handler.routes()))
        .isEqualTo(contract.operations(ContractTest::isOurs));
    var scopes = new TreeMap<String, SortedSet<String>>();
    for (var route : workplace.handler.routes()) {
      scopes.put(
          route.name(),
          route.access() instanceof Access.Scoped(var anyOf) ? anyOf : new TreeSet<>());
    }
    assertThat(scopes).isEqualTo(contract.scopes(ContractTest::isOurs));
  }

  /** Every status that is written is answered here once, and fits what is written of it. */
  @Test
  void answersEverythingThatIsWritten() {
    workplace.at(Workplace.OPENS);
    keptOut();
    links();
    surveys();
    employees();
    down();

    assertThat(seen).isEqualTo(contract.operations(ContractTest::isOurs));
  }

  private void keptOut() {
    for (var route : workplace.handler.routes()) {
      if (route.access() instanceof Access.Scoped) {
        var ask = Ask.of(route.method(), route.path().written().replaceAll("[{}]", ""));
        check(route.name(), ask.of(workplace.handler), 401);
        check(route.name(), ask.as("x", "reports").of(workplace.handler), 403);
      }
    }
  }

  private void links() {
    var link = workplace.link("e00");
    var get = "GET /s/{token}";
    var post = "POST /s/{token}";
    check(get, Ask.get(link).at(Workplace.HALF).of(workplace.handler), 200);
    check(get, Ask.get("/s/x").of(workplace.handler), 404);
    check(get, Ask.get("/s/%zz").of(workplace.handler), 400);
    check(get, Ask.get(link).at(Workplace.CLOSES).of(workplace.handler), 410);
    check(post, workplace.answers(link, "enps=11", Workplace.HALF), 422);
    check(post, workplace.answers(link, "enps=%zz", Workplace.HALF), 400);
    check(post, workplace.answers(link, "words=" + "x".repeat(300_000), Workplace.HALF), 413);
    check(post, Ask.post(link).json("{}").at(Workplace.HALF).of(workplace.handler), 415);
    check(post, workplace.answers("/s/x", "enps=9", Workplace.HALF), 404);
    check(post, workplace.answers(link, "enps=9", Workplace.CLOSES), 410);
    for (int i = 0; i < 6; i++) {
      var form = "enps=" + (i < 3 ? 9 : 4) + "&words=x";
      check(
          post, workplace.answers(workplace.link("e%02d".formatted(i)), form, Workplace.HALF), 200);
    }
  }

  private void surveys() {
    var run = "GET /api/surveys/{name}/runs/{id}";
    var asked = Ask.get("/api/surveys/pulse/runs/2026-09-21");
    check(run, workplace.people(asked), 200);
    var start = "POST /api/surveys/{name}/runs";
    check(start, workplace.people(Ask.post("/api/surveys/pulse/runs")), 409);
    check(start, workplace.people(Ask.post("/api/surveys/none/runs")), 404);
    workplace.at(Workplace.CLOSES);
    check(run, workplace.people(asked), 200);
    check(run, workplace.people(Ask.get("/api/surveys/pulse/runs/none")), 404);
    check("GET /api/surveys/{name}", workplace.people(Ask.get("/api/surveys/pulse")), 200);
    check("GET /api/surveys/{name}", workplace.people(Ask.get("/api/surveys/none")), 404);
    var put = "PUT /api/surveys/{name}";
    var survey = Ask.put("/api/surveys/pulse");
    check(put, workplace.people(survey.json(Workplace.SURVEY)), 200);
    var other = survey.header("if-match", "\"x\"");
    check(put, workplace.people(other.json(Workplace.SURVEY.replace("P9D", "P8D"))), 412);
    bodies(put, survey);
    check(start, workplace.people(Ask.post("/api/surveys/pulse/runs")), 202);
  }

  private void bodies(String operation, Ask ask) {
    check(operation, workplace.people(ask.json("{")), 400);
    check(operation, workplace.people(ask.json("{}")), 422);
    check(operation, workplace.people(ask.bytes("text/plain", new byte[] {1})), 415);
    var large = ask.json("{\"a\":\"" + "b".repeat(1_100_000) + "\"}");
    check(operation, workplace.people(large), 413);
  }

  private void employees() {
    check("GET /api/employees", workplace.people(Ask.get("/api/employees")), 200);
    var put = "PUT /api/employees";
    var list = "{\"items\":[{\"employeeId\":\"e1\",\"language\":\"fa\"}]}";
    check(put, workplace.people(Ask.put("/api/employees").json(list)), 200);
    var other = Ask.put("/api/employees").header("if-match", "\"x\"");
    check(put, workplace.people(other.json(list.replace("e1", "e7"))), 412);
    bodies(put, Ask.put("/api/employees"));
    var add = "POST /api/employees/import";
    var file = Ask.post("/api/employees/import");
    check(add, workplace.people(file.json("[]")), 200);
    bodies(add, file);
    check(add, workplace.people(file.json(racing(file))), 409);
  }

  /** Somebody else changes the list while a file is added to it; answers what to send then. */
  private String racing(Ask file) {
    var row = "[{\"employeeId\":\"e2\",\"language\":\"ar\"}]";
    for (int call = 2; ; call++) {
      var other = row.replace("e2", "r" + call);
      workplace.crash.meanwhile(call, () -> workplace.people(file.json(other)));
      if (workplace.people(file.json(row.replace("e2", "s" + call))).status() == 409) {
        var again = row.replace("e2", "t" + call);
        workplace.crash.meanwhile(call, () -> workplace.people(file.json(row.replace("e2", "u"))));
        return again;
      }
      assertThat(call).as("a call between reading and writing").isLessThan(12);
    }
  }

  private void down() {
    var link = workplace.link("e00");
    var good =
        Map.of(
            "GET /s/{token}", Ask.get(link),
            "POST /s/{token}", Ask.post(link).form("enps=9"),
            "GET /api/surveys/{name}", Ask.get("/api/surveys/pulse"),
            "PUT /api/surveys/{name}", Ask.put("/api/surveys/pulse").json(Workplace.SURVEY),
            "POST /api/surveys/{name}/runs", Ask.post("/api/surveys/pulse/runs"),
            "GET /api/surveys/{name}/runs/{id}", Ask.get("/api/surveys/pulse/runs/2026-09-21"),
            "GET /api/employees", Ask.get("/api/employees"),
            "PUT /api/employees", Ask.put("/api/employees").json("{\"items\":[]}"),
            "POST /api/employees/import", Ask.post("/api/employees/import").json("[]"));
    assertThat(good.keySet()).isEqualTo(contract.operations(ContractTest::isOurs).keySet());
    good.forEach((operation, ask) -> {
      workplace.crash.at(1, Crash.Moment.BEFORE_SENDING);
      var answer = workplace.people(ask);
      workplace.crash.none();
      check(operation, answer, 503);
      assertThat(answer.header("retry-after")).as(operation).contains("5");
    });
  }

  private void check(String operation, Ask.Answer answer, int status) {
    assertThat(answer.status()).as(operation + " " + answer.body()).isEqualTo(status);
    assertThat(contract.violations(operation, answer)).as(operation).isEmpty();
    seen.computeIfAbsent(operation, o -> new TreeSet<>()).add(status);
  }
}
