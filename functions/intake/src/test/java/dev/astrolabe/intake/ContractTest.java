package dev.astrolabe.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.runtime.http.Ask;
import dev.astrolabe.runtime.http.Contract;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Holds docs/openapi.yaml to the public door, both ways. */
final class ContractTest {
  private final Contract contract = Contract.read();
  private final Doorstep doorstep = new Doorstep();
  private final SortedMap<String, SortedSet<Integer>> seen = new TreeMap<>();

  @Test
  void isADocumentThatOthersCanRead() {
    assertThat(contract.problems()).isEmpty();
    assertThat(contract.badExamples()).isEmpty();
  }

  @Test
  void holdsWhatIsRoutedAndNothingElse() {
    assertThat(Contract.operations(doorstep.handler.routes()))
        .isEqualTo(contract.operations(ContractTest::isOurs));
  }

  /** Every status that is written is answered here once, and fits what is written of it. */
  @Test
  void answersEverythingThatIsWritten() {
    ask("GET /", Ask.get("/"), 200);
    ask("GET /", Ask.get("/?lang=%zz"), 400);
    ask("GET /health", Ask.get("/health"), 200);
    ask("GET /openapi.yaml", Ask.get("/openapi.yaml"), 200);
    ask("GET /forms/{form}", Ask.get("/forms/demo?utm_source=x"), 200);
    ask("GET /forms/{form}", Ask.get("/forms/demo?lang=%e"), 400);
    ask("GET /forms/{form}", Ask.get("/forms/Not%20A%20Form"), 404);
    ask("GET /forms/{form}/thanks", Ask.get("/forms/demo/thanks"), 200);
    ask("GET /forms/{form}/thanks", Ask.get("/forms/%ff/thanks"), 400);
    ask("GET /forms/{form}/thanks", Ask.get("/forms/_/thanks"), 404);
    var post = "POST /forms/{form}";
    ask(post, Ask.post("/forms/demo").json(contract.example(post, "demo")), 202);
    ask(post, Ask.post("/forms/demo").browser("fa").form("email=a%40b.example"), 303);
    ask(post, Ask.post("/forms/demo").json("{\"email\":"), 400);
    ask(post, Ask.post("/forms/demo").browser("fa").form("email=%f"), 400);
    ask(post, Ask.post("/forms/DEMO").form("email=a%40b.example"), 404);
    ask(post, Ask.post("/forms/demo").form("a=" + "b".repeat(300_000)), 413);
    ask(post, Ask.post("/forms/demo").header("content-type", "text/plain"), 415);
    ask(post, Ask.post("/forms/demo").form("name=x"), 422);
    ask(post, Ask.post("/forms/demo").browser("ar").form("name=x"), 422);
    var strict = doorstep.handler(20);
    var form = Ask.post("/forms/demo").form("email=a%40b.example");
    form.of(strict);
    form.of(strict);
    check(post, form.of(strict), 429);
    check(post, form.browser("ar").of(strict), 429);
    doorstep.queueIsDown = true;
    ask(post, Ask.post("/forms/demo").form("email=a%40b.example"), 503);

    assertThat(seen).isEqualTo(contract.operations(ContractTest::isOurs));
  }

  /** Pages of surveys are another function's. */
  private static boolean isOurs(String path) {
    return !path.startsWith("/api/") && !path.startsWith("/s/");
  }

  private void ask(String operation, Ask ask, int status) {
    check(operation, ask.of(doorstep.handler), status);
  }

  private void check(String operation, Ask.Answer answer, int status) {
    assertThat(answer.status()).as(operation + " " + answer.body()).isEqualTo(status);
    assertThat(contract.violations(operation, answer)).isEmpty();
    seen.computeIfAbsent(operation, o -> new TreeSet<>()).add(status);
  }

  @Test
  void namesTheMethodsOfAPath() {
    var refused = Ask.of("DELETE", "/forms/demo").of(doorstep.handler);
    assertThat(refused.status()).isEqualTo(405);
    assertThat(refused.header("allow")).contains("GET, HEAD, OPTIONS, POST");

    var options = Ask.of("OPTIONS", "/forms/demo").of(doorstep.handler);
    assertThat(options.status()).isEqualTo(204);
    assertThat(options.header("allow")).contains("GET, HEAD, OPTIONS, POST");

    var head = Ask.of("HEAD", "/health").of(doorstep.handler);
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.body()).isEmpty();

    assertThat(Ask.get("/nowhere").of(doorstep.handler).status()).isEqualTo(404);
  }
}
