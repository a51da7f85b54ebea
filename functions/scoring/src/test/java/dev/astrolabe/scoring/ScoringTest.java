package dev.astrolabe.scoring;

import static dev.astrolabe.model.lead.Samples.MONDAY;
import static dev.astrolabe.model.lead.Samples.arrival;
import static dev.astrolabe.model.lead.Samples.email;
import static dev.astrolabe.model.lead.Samples.phone;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.astrolabe.model.lead.AcceptEntry;
import dev.astrolabe.model.lead.Arrival;
import dev.astrolabe.model.lead.Calls;
import dev.astrolabe.model.lead.Folding;
import dev.astrolabe.model.lead.InMemoryHandOffs;
import dev.astrolabe.model.lead.LeadId;
import dev.astrolabe.model.lead.Quarantine;
import dev.astrolabe.model.lead.Samples;
import dev.astrolabe.model.ledger.EntryId;
import dev.astrolabe.model.ledger.Origin;
import dev.astrolabe.model.ledger.Trust;
import dev.astrolabe.model.stage.Stage;
import dev.astrolabe.runtime.http.NoContext;
import dev.astrolabe.runtime.http.ProjectFile;
import dev.astrolabe.runtime.json.ArrivalJson;
import dev.astrolabe.runtime.log.Log;
import dev.astrolabe.runtime.log.Metrics;
import dev.astrolabe.runtime.text.EntryRefusal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class ScoringTest extends ScoringScene {
  @Test
  void scoresEveryMessageOfABatch() {
    var answer =
        take(
            message("m1", arrival("1", "asked", MONDAY, SARA)),
            message("m2", arrival("2", "seen", MONDAY, REZA)));

    assertThat(answer).isEqualTo("{\"batchItemFailures\":[]}");
    assertThat(leadOf(SARA).standings().values().iterator().next().stage()).isEqualTo(Stage.MQL);
    assertThat(leadOf(REZA).standings().values().iterator().next().score().total())
        .isEqualTo(10_000_000);
    assertThat(log())
        .contains(
            "\"event\":\"assessed\"", "\"stages\":\"default LEAD>MQL\"", "\"trace\":\"1-trace\"")
        .contains("\"assessed\":2");
  }

  @Test
  void countsAMessageOnceThoughItStandsTwiceInABatch() {
    var asked = arrival("1", "asked", MONDAY, SARA);

    assertThat(take(message("m1", asked), message("m2", asked)))
        .isEqualTo("{\"batchItemFailures\":[]}");

    assertThat(leadOf(SARA).standings().values().iterator().next().score().total())
        .isEqualTo(50_000_000);
    assertThat(log()).contains("\"event\":\"repeated\"");
  }

  @Test
  void setsPoisonAsideWithItsReasonAndHoldsUpNobody() {
    var future = "{\"format\":99}";

    var answer =
        take(
            message("m1", "not json, sara@example.com"),
            message("m2", future),
            message("m3", arrival("1", "", MONDAY, SARA)),
            message("m4", "{\"reassess\":{}}"),
            message("m5", arrival("5", "seen", MONDAY, REZA)));

    assertThat(answer).isEqualTo("{\"batchItemFailures\":[]}");
    assertThat(aside).hasSize(4);
    assertThat(aside.get(0)).startsWith("m1: not an arrival").doesNotContain("sara");
    assertThat(aside.get(1)).startsWith("m2: not an arrival: format");
    assertThat(aside.get(2)).isEqualTo("m3: refused: /kind a kind has 1 to 64 characters");
    assertThat(aside.get(3)).isEqualTo("m4: not a re-assessment");
    assertThat(ledger.everything()).hasSize(1);
    assertThat(refused)
        .containsExactly("email#sara@example.com 1: /kind a kind has 1 to 64 characters");
  }

  @Test
  void keepsWhyItRefusedAnEntryOfWhichNoMoreThanItsNameCanBeRead() {
    var fromTheFuture =
        new String(new ArrivalJson().write(arrival("1", "seen", MONDAY, SARA)), UTF_8)
            .replace("\"format\":1", "\"format\":9");

    take(message("m1", fromTheFuture), message("m2", arrival("2", "seen", MONDAY, REZA)));

    assertThat(refused)
        .containsExactly("email#sara@example.com 1: " + EntryRefusal.UNREADABLE.english());
    assertThat(aside).hasSize(1);
  }

  @Test
  void deliversAgainAMessageWhoseRefusalCouldNotBeKept() {
    var answer =
        take(
            scoring(
                ledger,
                (home, id, importId, problems, at) -> {
                  throw new IllegalStateException("throttled");
                }),
            message("m1", arrival("1", "", MONDAY, SARA)));

    assertThat(answer).isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"m1\"}]}");
    assertThat(aside).isEmpty();
  }

  @Test
  void asksAgainForTheMessageThatFailedAndForNoOther() {
    var broken = new BrokenFor(ledger, SARA);

    var answer =
        take(
            scoring(broken),
            message("m1", arrival("1", "seen", MONDAY, REZA)),
            message("m2", arrival("2", "seen", MONDAY, SARA)),
            message("m3", arrival("3", "seen", MONDAY, REZA)));

    assertThat(answer).isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"m2\"}]}");
    assertThat(aside).isEmpty();
    assertThat(ledger.entries(REZA)).hasSize(2);
    assertThat(log()).contains("java.lang.IllegalStateException").doesNotContain("sara@");
  }

  /** The queue would put it aside without a word. */
  @Test
  void putsAsideWithItsReasonWhatFailsTheLastTimeToo() {
    var body =
        new String(
            new ArrivalJson().write(arrival("2", "seen", MONDAY, SARA)), StandardCharsets.UTF_8);
    var broken = scoring(new BrokenFor(ledger, SARA));

    assertThat(take(broken, message("m1", body, 4)))
        .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"m1\"}]}");
    assertThat(aside).isEmpty();
    assertThat(take(broken, message("m1", body, 5))).isEqualTo("{\"batchItemFailures\":[]}");
    assertThat(aside).containsExactly("m1: failed: java.lang.IllegalStateException");
    assertThat(log()).contains("\"poison\":1").doesNotContain("sara@");
  }

  @Test
  void leavesItToTheQueueWhereItCannotBePutAside() {
    asideIsDown = true;
    var body =
        new String(
            new ArrivalJson().write(arrival("2", "seen", MONDAY, SARA)), StandardCharsets.UTF_8);
    assertThat(take(scoring(new BrokenFor(ledger, SARA)), message("m1", body, 5)))
        .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"m1\"}]}");
    assertThat(log()).contains("\"event\":\"not put aside\"");
  }

  /** Asked for a demo and gave the industry: enough for SQL, had a person done it. */
  private static Arrival trapped(String id, Instant at) {
    return new Arrival(
        new EntryId("form:demo", id),
        Optional.empty(),
        List.of(new Arrival.Contact(SARA, SARA.key()), new Arrival.Contact(REZA, REZA.key())),
        "asked",
        at,
        at,
        Trust.ANONYMOUS,
        Origin.VOLUNTARY,
        Samples.map("industry", "logistics"),
        Samples.map("form", "demo", "suspect", "honeypot"),
        Optional.empty());
  }

  @Test
  void keepsWhatAProgramFilledInAndNeverCountsItUntilTheMarkIsLifted() {
    var first = trapped("1", MONDAY);
    take(message("m1", first), message("m2", trapped("1", MONDAY.plusSeconds(60))));
    take(message("m3", first));

    assertThat(ledger.everything())
        .extracting(entry -> entry.kind())
        .containsExactlyInAnyOrder("quarantined", "asked");
    var standing = leadOf(SARA).standings().values().iterator().next();
    assertThat(standing.score().total()).isZero();
    assertThat(standing.stage()).isEqualTo(Stage.LEAD);
    assertThat(standing.newest()).isEmpty();
    assertThat(leadOf(SARA).handoffsPending()).isEmpty();
    assertThat(leadOf(SARA).facts().isQuarantined(first.id())).isTrue();
    assertThat(log()).contains("\"quarantined\":1");

    lift(first);
    assertThat(leadOf(SARA).standings().values().iterator().next().stage()).isEqualTo(Stage.SQL);
    take(message("m4", first));
    assertThat(leadOf(SARA).facts().isQuarantined(first.id())).isFalse();
  }

  private void lift(Arrival arrival) {
    var accept =
        new AcceptEntry(
            ledger,
            leads,
            new InMemoryHandOffs(),
            new Folding(models),
            () -> new LeadId("L-" + ids.incrementAndGet()));
    new Quarantine(ledger, leads, accept)
        .lift(
            leadOf(SARA).id(),
            List.of(arrival.id()),
            "a person after all",
            new EntryId("api", "lift"),
            MONDAY.plusSeconds(3_600));
  }

  /** Wherever it dies, the next delivery finishes, and at no moment does the entry count. */
  @Test
  void quarantinesWhereverItDies() {
    int cuts = 0;
    for (boolean after : List.of(false, true)) {
      for (int k = 1; ; k++) {
        var scene = new ScoringTest();
        var calls = Calls.dyingAt(k, after);
        var answer =
            scene.take(scene.scoring(calls.on(scene.ledger)), message("m1", trapped("1", MONDAY)));
        if (answer.equals("{\"batchItemFailures\":[]}")) {
          break;
        }
        cuts++;
        assertThat(scene.leads.everything()).allMatch(lead -> lead.handoffsPending().isEmpty());
        scene.take(message("m1", trapped("1", MONDAY)));
        assertThat(scene.ledger.everything()).as("call " + k).hasSize(2);
        assertThat(scene.leadOf(SARA).standings().values().iterator().next().score().total())
            .as("call " + k)
            .isZero();
      }
    }
    assertThat(cuts).isGreaterThanOrEqualTo(6);
  }

  @Test
  void leavesWhatItHasNoTimeForToTheNextInvocation() {
    var asked = new AtomicInteger();
    var failed =
        scoring(ledger)
            .take(
                List.of(
                    message("m1", arrival("1", "seen", MONDAY, SARA)),
                    message("m2", arrival("2", "seen", MONDAY, REZA))),
                () -> asked.incrementAndGet() > 1,
                new Log(out, "scoring", "t"),
                new Metrics(out, "scoring"));

    assertThat(new String(failed.answer(), StandardCharsets.UTF_8))
        .contains("m2")
        .doesNotContain("m1");
    assertThat(ledger.everything()).hasSize(1);
  }

  @Test
  void takesTheSampleEvents() throws IOException {
    assertThat(called("sqs-live.json")).isEqualTo("{\"batchItemFailures\":[]}");
    assertThat(leadOf(email("negar@alborz-trading.example")).identities())
        .contains(phone("+971501234567"));
    assertThat(aside).isEmpty();
    assertThat(called("schedule-sweep.json"))
        .isEqualTo("{\"visited\":0,\"moved\":0,\"failed\":0,\"finished\":true}");
  }

  private String called(String event) throws IOException {
    var answer = new ByteArrayOutputStream();
    new ScoringHandler(scoring(ledger), out)
        .handleRequest(
            new ByteArrayInputStream(ProjectFile.bytes("events/" + event)),
            answer,
            NoContext.INSTANCE);
    return answer.toString(StandardCharsets.UTF_8);
  }

  @Test
  void namesTheVariableThatIsMissing() {
    assertThatThrownBy(() -> new ScoringHandler(Map.of("LEADS_TABLE", "Leads")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("LEDGER_TABLE");
  }

  @Test
  void movesLeadsByTimeWhenTheScheduleCalls() throws IOException {
    take(message("m1", arrival("1", "asked", MONDAY, SARA)));
    var leaves = leadOf(SARA).standings().values().iterator().next().nextChange().orElseThrow();
    var handler = new ScoringHandler(scoring(ledger), out);
    var answer = new ByteArrayOutputStream();

    handler.handleRequest(
        new ByteArrayInputStream(
            ("{\"source\":\"aws.scheduler\",\"time\":\"" + leaves.plusSeconds(86_400L * 30) + "\"}")
                .getBytes(StandardCharsets.UTF_8)),
        answer,
        NoContext.INSTANCE);

    assertThat(answer.toString(StandardCharsets.UTF_8))
        .isEqualTo("{\"visited\":1,\"moved\":1,\"failed\":0,\"finished\":true}");
    assertThat(leadOf(SARA).standings().values().iterator().next().stage()).isEqualTo(Stage.LEAD);
  }
}
