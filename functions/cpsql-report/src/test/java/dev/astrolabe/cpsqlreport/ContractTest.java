package dev.astrolabe.cpsqlreport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.model.funnel.Counted.Why;
import dev.astrolabe.runtime.deliver.ReportRuns.Step;
import dev.astrolabe.runtime.http.Access;
import dev.astrolabe.runtime.http.Ask;
import dev.astrolabe.runtime.http.Contract;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Holds docs/openapi.yaml to the API of spend and reports, both ways. */
final class ContractTest {
  private final Contract contract = Contract.read();
  private final Desk desk = new Desk();
  private final SortedMap<String, SortedSet<Integer>> seen = new TreeMap<>();

  private static boolean isOurs(String path) {
    return path.matches("/api/(spend|rates|reports)(/.*)?")
        && !path.matches("/api/reports/(rebuild|enps)");
  }

  @Test
  void holdsWhatIsRoutedAndItsScopesAndNothingElse() {
    assertThat(Contract.operations(desk.handler.routes()))
        .isEqualTo(contract.operations(ContractTest::isOurs));
    var scopes = new TreeMap<String, SortedSet<String>>();
    for (var route : desk.handler.routes()) {
      if (route.access() instanceof Access.Scoped(var anyOf)) {
        scopes.put(route.name(), anyOf);
      }
    }
    assertThat(scopes).isEqualTo(contract.scopes(ContractTest::isOurs));
  }

  /** Every status that is written is answered here once, and fits what is written of it. */
  @Test
  void answersEverythingThatIsWritten() {
    keptOut();
    spending();
    reporting();
    down();

    assertThat(seen).isEqualTo(contract.operations(ContractTest::isOurs));
  }

  private void keptOut() {
    for (var route : desk.handler.routes()) {
      var ask = Ask.of(route.method(), route.path().written().replaceAll("[{}]", ""));
      check(route.name(), ask.of(desk.handler), 401);
      check(route.name(), ask.as("x", "none").of(desk.handler), 403);
    }
    ask("DELETE /api/spend/{id}", Ask.of("DELETE", "/api/spend/%e"), 400);
  }

  private void spending() {
    var post = "POST /api/spend";
    var row = contract.example(post, "search");
    var made = ask(post, Ask.post("/api/spend").header("Idempotency-Key", "k").json(row), 201);
    ask(post, Ask.post("/api/spend").header("Idempotency-Key", "k").json(row), 200);
    bodies(post, Ask.post("/api/spend"));
    ask("GET /api/spend", Ask.get("/api/spend?period=2026-Q3"), 200);
    ask("GET /api/spend", Ask.get("/api/spend"), 400);
    ask("GET /api/spend", Ask.get("/api/spend?period=2026-13"), 422);
    var rates = "PUT /api/rates";
    ask(rates, Ask.put("/api/rates").json(contract.example(rates, "euro")), 200);
    bodies(rates, Ask.put("/api/rates"));
    var path = "/api/spend/" + made.json().text("id").orElseThrow();
    var delete = "DELETE /api/spend/{id}";
    ask(delete, Ask.of("DELETE", path), 204);
    ask(delete, Ask.of("DELETE", path), 404);
    ask(delete, Ask.of("DELETE", "/api/spend/nothing"), 404);
  }

  private void bodies(String operation, Ask ask) {
    ask(operation, ask.json("{\"a\":"), 400);
    ask(operation, ask.json("{\"a\":\"" + "b".repeat(300_000) + "\"}"), 413);
    ask(operation, ask.bytes("text/plain", new byte[] {1}), 415);
    ask(operation, ask.json("{}"), 422);
  }

  private void reporting() {
    var row = contract.example("POST /api/spend", "search");
    desk.ask(Ask.post("/api/spend").json(row));
    desk.ask(Ask.post("/api/spend").json(row.replace("USD", "CHF")));
    desk.ask(Ask.post("/api/spend").json(row.replace("USD", "EUR").replace("9200.00", "1.00")));
    desk.sql("L-1", "2026-07-01", "search", Why.PUBLISHING);
    desk.sql("L-2", "2026-04-01", "search", Why.ENTRY);
    desk.runs.done(desk.runs.begin("cpsql", "2026-Q2", 1, Desk.NOW), Step.STORED);
    ask("GET /api/reports", Ask.get("/api/reports"), 200);
    ask("GET /api/reports", Ask.get("/api/reports").browser("ar"), 200);
    for (var operation : new String[] {"/api/reports/cpsql", "/api/reports/cpsql/evidence"}) {
      ask("GET " + operation, Ask.get(operation + "?period=2026-Q3&by=campaign"), 200);
      ask("GET " + operation, Ask.get(operation + "?period=2026-Q1"), 200);
      ask("GET " + operation, Ask.get(operation), 400);
      for (var choice :
          Map.of(
                  "period", "2026-13",
                  "spend", "some",
                  "attribution", "linear",
                  "basis", "cohort",
                  "criteria", "today",
                  "currency", "XXX",
                  "by", "phase")
              .entrySet()) {
        var period = choice.getKey().equals("period") ? "" : "period=2026-Q3&";
        var address = operation + "?" + period + choice.getKey() + "=" + choice.getValue();
        ask("GET " + operation, Ask.get(address), 422);
      }
    }
    var evidence = "/api/reports/cpsql/evidence?period=2026-Q3&limit=";
    var page = ask("GET /api/reports/cpsql/evidence", Ask.get(evidence + "1"), 200);
    var cursor = page.json().text("nextCursor").orElseThrow();
    ask("GET /api/reports/cpsql/evidence", Ask.get(evidence + "2&cursor=" + cursor), 200);
    ask("GET /api/reports/cpsql/evidence", Ask.get(evidence + "501"), 400);
    for (var shape : new String[] {"text/html", "text/csv"}) {
      var cpsql = Ask.get("/api/reports/cpsql?period=2026-Q3").header("accept", shape);
      ask("GET /api/reports/cpsql", cpsql, 200);
      var refused = Ask.get("/api/reports/cpsql?period=2026-13").header("accept", shape);
      ask("GET /api/reports/cpsql", refused, 422);
    }
  }

  private void down() {
    desk.storesAreDown = true;
    var row = contract.example("POST /api/spend", "search");
    var rate = contract.example("PUT /api/rates", "euro");
    var good =
        Map.of(
            "GET /api/spend", Ask.get("/api/spend?period=2026"),
            "POST /api/spend", Ask.post("/api/spend").json(row),
            "DELETE /api/spend/{id}", Ask.of("DELETE", "/api/spend/2026-07-01_2026-07-31_a"),
            "PUT /api/rates", Ask.put("/api/rates").json(rate),
            "GET /api/reports", Ask.get("/api/reports"),
            "GET /api/reports/cpsql", Ask.get("/api/reports/cpsql?period=2026"),
            "GET /api/reports/cpsql/evidence", Ask.get("/api/reports/cpsql/evidence?period=2026"));
    assertThat(good.keySet()).isEqualTo(contract.operations(ContractTest::isOurs).keySet());
    good.forEach((operation, ask) ->
        assertThat(ask(operation, ask, 503).header("retry-after")).as(operation).contains("5"));
  }

  private Ask.Answer ask(String operation, Ask ask, int status) {
    return check(operation, desk.ask(ask), status);
  }

  private Ask.Answer check(String operation, Ask.Answer answer, int status) {
    assertThat(answer.status()).as(operation + " " + answer.body()).isEqualTo(status);
    assertThat(contract.violations(operation, answer)).as(operation).isEmpty();
    seen.computeIfAbsent(operation, o -> new TreeSet<>()).add(status);
    return answer;
  }
}
