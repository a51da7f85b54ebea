package dev.astrolabe.qualification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.runtime.http.Access;
import dev.astrolabe.runtime.http.Ask;
import dev.astrolabe.runtime.http.Contract;
import dev.astrolabe.runtime.http.Route;
import dev.astrolabe.runtime.model.DefaultModel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Holds docs/openapi.yaml to the API, both ways. */
final class ContractTest {
  private static final String LEAD =
      """
      {"identities":[{"kind":"email","value":"%s"},{"kind":"external","value":"crm:%s"}],
       "profile":{"name":"Sara","company":"Gulf Food"},"entryId":"%s","source":"crm"}\
      """;

  private final Contract contract = Contract.read();
  private final Desk desk = new Desk();
  private final SortedMap<String, SortedSet<Integer>> seen = new TreeMap<>();

  @Test
  void holdsWhatIsRoutedAndNothingElse() {
    assertThat(Contract.operations(desk.handler.routes()))
        .isEqualTo(contract.operations(ContractTest::isOurs));
  }

  @Test
  void holdsTheScopesOfEveryRoute() {
    var scopes = new TreeMap<String, SortedSet<String>>();
    for (Route route : desk.handler.routes()) {
      switch (route.access()) {
        case Access.Public open -> scopes.put(route.name(), new TreeSet<>());
        case Access.Scoped(var anyOf) -> scopes.put(route.name(), anyOf);
      }
    }
    assertThat(scopes).isEqualTo(contract.scopes(ContractTest::isOurs));
  }

  /** Every status that is written is answered here once, and fits what is written of it. */
  @Test
  void answersEverythingThatIsWritten() {
    desk.lead(LEAD.formatted("a@b.example", "1", "e1"));
    desk.lead(LEAD.formatted("c@d.example", "2", "e2"));
    keptOut();
    reading();
    writing();
    acting();
    models();
    down();

    assertThat(seen).isEqualTo(contract.operations(ContractTest::isOurs));
  }

  /** With a good request for each route: no store answers, and none is answered as if it had. */
  private void down() {
    desk.storesAreDown = true;
    desk.queueIsDown = true;
    var document = new String(DefaultModel.json(), StandardCharsets.UTF_8);
    var marks = "{\"entries\":[{\"source\":\"crm\",\"entryId\":\"e1\"}],\"reason\":\"x\"}";
    var good = new TreeMap<String, Ask>();
    for (var path :
        List.of(
            "/api/leads",
            "/api/leads/{id}",
            "/api/leads/{id}/assessment",
            "/api/leads/{id}/transitions",
            "/api/leads/{id}/timeline",
            "/api/entries/{status}",
            "/api/models",
            "/api/models/{name}/draft",
            "/api/models/{name}/versions/{n}")) {
      good.put("GET " + path, Ask.get(filled(path)));
    }
    good.put("PUT /api/models/{name}/draft", Ask.put("/api/models/default/draft").json(document));
    var posts =
        Map.of(
            "/api/leads", LEAD.formatted("e@f.example", "3", "e3"),
            "/api/leads/search", "{\"name\":\"sara\"}",
            "/api/leads/{id}/entries", "{\"kind\":\"note\"}",
            "/api/leads/{id}/quarantine", marks,
            "/api/leads/{id}/quarantine/lift", marks,
            "/api/leads/{id}/merge", "{\"with\":\"lead-2\"}",
            "/api/leads/{id}/unmerge", "{\"mergeId\":\"m\"}",
            "/api/models/{name}/draft/agree", "{\"etag\":\"x\",\"as\":\"sales\"}",
            "/api/models/{name}/publish", "{\"reasons\":{\"a\":\"b\"}}",
            "/api/models/{name}/rollback", "{}");
    posts.forEach((path, body) -> good.put("POST " + path, Ask.post(filled(path)).json(body)));
    good.put("POST /api/leads/{id}/refold", Ask.post("/api/leads/lead-1/refold"));

    assertThat(good.keySet()).isEqualTo(contract.operations(ContractTest::isOurs).keySet());
    good.forEach((operation, ask) -> {
      var answer = ask(operation, ask, 503);
      assertThat(answer.header("retry-after")).as(operation).contains("5");
    });
  }

  private static String filled(String path) {
    return path.replace("{id}", "lead-1")
        .replace("{status}", "none")
        .replace("{name}", "default")
        .replace("{n}", "1");
  }

  private void keptOut() {
    for (var route : desk.handler.routes()) {
      var ask = Ask.of(route.method(), route.path().written().replaceAll("[{}]", ""));
      check(route.name(), ask.of(desk.handler), 401);
      check(route.name(), ask.as("x", "none").of(desk.handler), 403);
      if (route.path().written().contains("{")) {
        var broken = Ask.of(route.method(), route.path().written().replaceAll("\\{[^}]*}", "%e"));
        check(route.name(), broken.of(desk.handler), 400);
      }
    }
  }

  private void reading() {
    ask("GET /api/leads", Ask.get("/api/leads"), 200);
    ask("GET /api/leads", Ask.get("/api/leads?limit=0"), 400);
    ask("GET /api/leads", Ask.get("/api/leads?model=none"), 404);
    ask("GET /api/leads", Ask.get("/api/leads?stage=none"), 422);
    var search = "POST /api/leads/search";
    ask(search, Ask.post("/api/leads/search").json(contract.example(search, "name")), 200);
    ask(search, Ask.post("/api/leads/search").json("{\"name\":\"sara\"}"), 200);
    ask(search, Ask.post("/api/leads/search?model=none").json("{\"name\":\"sara\"}"), 404);
    bodies(search, "/api/leads/search", "{}");
    ask("GET /api/leads/{id}", Ask.get("/api/leads/lead-1"), 200);
    ask("GET /api/leads/{id}", Ask.get("/api/leads/none"), 404);
    var assessment = "GET /api/leads/{id}/assessment";
    ask(assessment, Ask.get("/api/leads/lead-1/assessment?lines=all"), 200);
    ask(assessment, Ask.get("/api/leads/lead-1/assessment?at=yesterday"), 400);
    ask(assessment, Ask.get("/api/leads/lead-1/assessment?version=99"), 404);
    ask(assessment, Ask.get("/api/leads/lead-1/assessment?at=1970-01-01T00:00:00Z"), 422);
    large("GET /api/leads/{id}");
    large(assessment);
    ask("GET /api/leads/{id}/transitions", Ask.get("/api/leads/lead-1/transitions"), 200);
    ask("GET /api/leads/{id}/transitions", Ask.get("/api/leads/none/transitions"), 404);
    ask("GET /api/leads/{id}/timeline", Ask.get("/api/leads/lead-1/timeline"), 200);
    ask("GET /api/leads/{id}/timeline", Ask.get("/api/leads/none/timeline"), 404);
  }

  private void writing() {
    var create = "POST /api/leads";
    var made = ask(create, Ask.post("/api/leads").json(contract.example(create, "crm")), 202);
    bodies(create, "/api/leads", "{}");
    var status = made.json().text("status").orElseThrow();
    ask("GET /api/entries/{status}", Ask.get(status), 200);
    desk.fold();
    ask("GET /api/entries/{status}", Ask.get(status), 200);
    ask("GET /api/entries/{status}", Ask.get("/api/entries/none"), 404);
    var entry = "POST /api/leads/{id}/entries";
    var path = "/api/leads/lead-1/entries";
    ask(entry, Ask.post(path).json(contract.example(entry, "meeting")), 202);
    ask(entry, Ask.post("/api/leads/none/entries").json("{}"), 404);
    bodies(entry, path, "{}");
    desk.fold();
  }

  private void acting() {
    for (var act : new String[] {"quarantine", "quarantine/lift"}) {
      var operation = "POST /api/leads/{id}/" + act;
      var path = "/api/leads/lead-1/" + act;
      var marks = "{\"entries\":[{\"source\":\"crm\",\"entryId\":\"e1\"}],\"reason\":\"x\"}";
      ask(operation, Ask.post(path).json(marks), 200);
      ask(operation, Ask.post("/api/leads/none/" + act).json(marks), 404);
      bodies(operation, path, "{}");
      contended(operation);
    }
    var merge = "POST /api/leads/{id}/merge";
    var merged = ask(merge, Ask.post("/api/leads/lead-1/merge").json("{\"with\":\"lead-2\"}"), 200);
    ask(merge, Ask.post("/api/leads/none/merge").json("{\"with\":\"lead-2\"}"), 404);
    var anew = Ask.post("/api/leads/lead-1/merge").header("Idempotency-Key", "another");
    ask(merge, anew.json("{\"with\":\"lead-2\"}"), 409);
    bodies(merge, "/api/leads/lead-1/merge", "{}");
    var unmerge = "POST /api/leads/{id}/unmerge";
    var mergeId = merged.json().text("mergeId").orElseThrow();
    var body = "{\"mergeId\":\"" + mergeId + "\"}";
    ask(unmerge, Ask.post("/api/leads/lead-1/unmerge").json(body), 200);
    ask(unmerge, Ask.post("/api/leads/none/unmerge").json(body), 404);
    bodies(unmerge, "/api/leads/lead-1/unmerge", "{}");
    contended(unmerge);
    ask("POST /api/leads/{id}/refold", Ask.post("/api/leads/lead-1/refold"), 200);
    ask("POST /api/leads/{id}/refold", Ask.post("/api/leads/none/refold"), 404);
    contended("POST /api/leads/{id}/refold");
  }

  /** 303 for a large document has a test of its own: {@link LargeAnswersTest}. */
  private void large(String operation) {
    see(operation, 303);
  }

  /** 409 by racing writers has a test of its own: {@link ContendedTest}. */
  private void contended(String operation) {
    see(operation, 409);
  }

  private void models() {
    ask("GET /api/models", Ask.get("/api/models"), 200);
    ask("GET /api/models/{name}/versions/{n}", Ask.get("/api/models/default/versions/1"), 200);
    ask("GET /api/models/{name}/versions/{n}", Ask.get("/api/models/default/versions/9"), 404);
    var draft = "/api/models/default/draft";
    ask("GET /api/models/{name}/draft", Ask.get(draft), 404);
    var put = "PUT /api/models/{name}/draft";
    var document = new String(DefaultModel.json(), StandardCharsets.UTF_8);
    var stored = ask(put, Ask.put(draft).json(document), 200);
    var etag = stored.header("etag").orElseThrow();
    ask(put, Ask.put(draft).header("If-Match", etag).json(document), 200);
    ask(put, Ask.put(draft).header("If-Match", "\"x\"").json(document), 412);
    ask(put, Ask.put("/api/models/A%20B/draft").json(document), 404);
    ask(put, Ask.put(draft).json("{\"name\":"), 400);
    ask(put, Ask.put(draft).json("{\"a\":\"" + "b".repeat(2_000_000) + "\"}"), 413);
    ask(put, Ask.put(draft).header("content-type", "text/plain"), 415);
    ask(put, Ask.put(draft).json("{\"name\":\"default\"}"), 422);
    ask("GET /api/models/{name}/draft", Ask.get(draft), 200);

    var agree = "POST /api/models/{name}/draft/agree";
    var publish = "POST /api/models/{name}/publish";
    var reasons = contract.example(publish, "quarter");
    ask(publish, Ask.post("/api/models/default/publish").json(reasons), 409);
    ask(agree, Ask.post(draft + "/agree").header("If-Match", "\"x\"").json("{}"), 412);
    ask(agree, Ask.post("/api/models/other/draft/agree").json("{}"), 404);
    bodies(agree, draft + "/agree", "{\"etag\":" + etag + "}");
    ask(agree, Ask.post(draft + "/agree").header("If-Match", etag).json("{\"as\":\"sales\"}"), 200);
    var marketing =
        Ask.post(draft + "/agree")
            .header("If-Match", etag)
            .as("m", "models:agree-marketing")
            .of(desk.handler);
    check(agree, marketing, 200);

    bodies(publish, "/api/models/default/publish", "{}");
    ask(publish, Ask.post("/api/models/other/publish").json(reasons), 404);
    var published = ask(publish, Ask.post("/api/models/default/publish").json(reasons), 202);
    assertThat(published.header("location")).contains("/api/models/default/versions/2");
    var rollback = "POST /api/models/{name}/rollback";
    ask(rollback, Ask.post("/api/models/default/rollback"), 202);
    ask(rollback, Ask.post("/api/models/default/rollback"), 409);
    ask(rollback, Ask.post("/api/models/other/rollback"), 404);
    bodies(rollback, "/api/models/default/rollback", "{\"version\":77}");
  }

  /** What every body meets: 400, 413, 415, and 422 for this one. */
  private void bodies(String operation, String path, String invalid) {
    ask(operation, Ask.post(path).json("{\"a\":"), 400);
    ask(operation, Ask.post(path).json("{\"a\":\"" + "b".repeat(300_000) + "\"}"), 413);
    ask(operation, Ask.post(path).bytes("text/plain", new byte[] {1}), 415);
    ask(operation, Ask.post(path).json(invalid), 422);
  }

  /** Spend, rates and reports are answered by others. */
  private static boolean isOurs(String path) {
    return path.matches("/api/(leads|entries|models)(/.*)?");
  }

  private Ask.Answer ask(String operation, Ask ask, int status) {
    return check(operation, desk.ask(ask), status);
  }

  private Ask.Answer check(String operation, Ask.Answer answer, int status) {
    assertThat(answer.status()).as(operation + " " + answer.body()).isEqualTo(status);
    assertThat(contract.violations(operation, answer)).as(operation).isEmpty();
    see(operation, status);
    return answer;
  }

  private void see(String operation, int status) {
    seen.computeIfAbsent(operation, o -> new TreeSet<>()).add(status);
  }
}
