package dev.astrolabe.projection;

import static dev.astrolabe.model.lead.Samples.MONDAY;
import static dev.astrolabe.model.lead.Samples.email;
import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.model.attribution.Attribution;
import dev.astrolabe.model.calendar.Period;
import dev.astrolabe.model.funnel.CountMilestones;
import dev.astrolabe.model.funnel.Counted;
import dev.astrolabe.model.funnel.Counters;
import dev.astrolabe.model.funnel.Credit;
import dev.astrolabe.model.funnel.InMemoryCounters;
import dev.astrolabe.model.funnel.Milestone;
import dev.astrolabe.model.funnel.RecountMilestones;
import dev.astrolabe.model.lead.AcceptEntry;
import dev.astrolabe.model.lead.Arrival;
import dev.astrolabe.model.lead.Folding;
import dev.astrolabe.model.lead.InMemoryHandOffs;
import dev.astrolabe.model.lead.InMemoryLeads;
import dev.astrolabe.model.lead.InMemoryLedger;
import dev.astrolabe.model.lead.LeadId;
import dev.astrolabe.model.lead.Samples;
import dev.astrolabe.model.ledger.EntryId;
import dev.astrolabe.model.ledger.Origin;
import dev.astrolabe.model.ledger.Trust;
import dev.astrolabe.model.spend.SqlCount;
import dev.astrolabe.runtime.http.AccessLog;
import dev.astrolabe.runtime.http.Ask;
import dev.astrolabe.runtime.http.Canary;
import dev.astrolabe.runtime.http.Contract;
import dev.astrolabe.runtime.http.NoContext;
import dev.astrolabe.runtime.json.Json;
import dev.astrolabe.runtime.json.JsonWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;

/** The two handlers with leads and counters in memory. */
final class ProjectionTest implements AccessLog {
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final InMemoryLedger ledger = new InMemoryLedger();
  private final InMemoryLeads leads = new InMemoryLeads(ledger);
  private final InMemoryCounters counters = new InMemoryCounters();

  private void asked(String lead, String word) {
    var mail = email(lead + "@example.com");
    var arrival =
        new Arrival(
            new EntryId("site", word),
            Optional.empty(),
            List.of(new Arrival.Contact(mail, word)),
            "asked",
            MONDAY,
            MONDAY,
            Trust.SIGNED,
            Origin.VOLUNTARY,
            Samples.map("industry", "logistics", "name", word),
            Samples.map("channel", "search", "campaign", word),
            Optional.empty());
    new AcceptEntry(
            ledger,
            leads,
            new InMemoryHandOffs(),
            new Folding(List.of(Samples.model(1))),
            () -> new LeadId(lead))
        .accept(arrival, MONDAY);
  }

  private ProjectionHandler handler(Counters counters) {
    return new ProjectionHandler(
        new CountMilestones(leads, ledger, counters, "default", ZoneOffset.UTC),
        new PrintStream(written, true, StandardCharsets.UTF_8));
  }

  private static Json change(String lead, String sequenceNumber) {
    return Json.object()
        .put(
            "dynamodb",
            Json.object()
                .put("ApproximateCreationDateTime", MONDAY.getEpochSecond())
                .put(
                    "Keys",
                    Json.object()
                        .put("pk", Json.object().put("S", "L#" + lead).build())
                        .put("sk", Json.object().put("S", "S").build())
                        .build())
                .put("SequenceNumber", sequenceNumber)
                .build())
        .build();
  }

  private String handle(ProjectionHandler handler, Json... changes) throws IOException {
    var out = new ByteArrayOutputStream();
    handler.handleRequest(
        new ByteArrayInputStream(
            new JsonWriter()
                .bytes(Json.object().put("Records", Json.array(List.of(changes))).build())),
        out,
        NoContext.INSTANCE);
    return out.toString(StandardCharsets.UTF_8);
  }

  private List<SqlCount> sqls() {
    var november = Period.parse("2026-11", DayOfWeek.MONDAY).orElseThrow();
    return counters.counts(november, "default", Milestone.SQL, Attribution.LAST_TOUCH);
  }

  @Test
  void countsEachLeadOfABatchOnceHoweverOftenItComes() throws IOException {
    asked("L-1", "brand");
    for (int i = 0; i < 3; i++) {
      assertThat(handle(handler(counters), change("L-1", "1"), change("L-1", "2")))
          .isEqualTo("{\"batchItemFailures\":[]}");
    }

    assertThat(sqls())
        .containsExactly(new SqlCount(Optional.of("search"), Optional.of("brand"), 1));
    assertThat(counters.everything()).hasSize(3);
  }

  @Test
  void asksForALeadAgainThatAnOutageKeptBackAndGoesOnWithItsNeighbours() throws IOException {
    asked("L-1", "one");
    asked("L-2", "two");
    var failing = failing("L-1", SdkClientException.create("no answer"));

    var answer = handle(handler(failing), change("L-1", "7"), change("L-2", "8"));

    assertThat(answer).isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"7\"}]}");
    assertThat(sqls()).hasSize(1);
  }

  @Test
  void passesALeadOverThatNoTryCanMend() throws IOException {
    asked("L-1", "one");
    var failing = failing("L-1", new IllegalStateException("a defect"));

    assertThat(handle(handler(failing), change("L-1", "7")))
        .isEqualTo("{\"batchItemFailures\":[]}");
    assertThat(written.toString(StandardCharsets.UTF_8)).contains("projectionFailed");
  }

  @Test
  void writesNothingThatAPersonTypedIntoALog() throws IOException {
    for (var word : Canary.WORDS) {
      asked("L-" + Canary.WORDS.indexOf(word), word);
      var lead = "L-" + Canary.WORDS.indexOf(word);
      handle(handler(failing(lead, new IllegalStateException(word))), change(lead, "1"));
      handle(handler(counters), change(lead, "1"));
    }
    assertThat(written.toString(StandardCharsets.UTF_8).lines()).noneMatch(Canary::isIn);
  }

  private Counters failing(String lead, RuntimeException fault) {
    return new Counters() {
      @Override
      public List<Standing> of(LeadId id) {
        if (id.value().equals(lead)) {
          throw fault;
        }
        return counters.of(id);
      }

      @Override
      public boolean count(Counted counted) {
        return counters.count(counted);
      }

      @Override
      public boolean correct(Standing standing) {
        return counters.correct(standing);
      }

      @Override
      public boolean credit(Standing standing, Credit firstTouch, Credit lastTouch) {
        return counters.credit(standing, firstTouch, lastTouch);
      }
    };
  }

  private boolean down;

  private Ask.Answer rebuild(String body) {
    return asked(Ask.post("/api/reports/rebuild").json(body));
  }

  private Ask.Answer asked(Ask ask) {
    var recount =
        new RecountMilestones(
            leads,
            leads,
            ledger,
            down ? failing("L-1", SdkClientException.create("down")) : counters,
            counters,
            "default",
            ZoneOffset.UTC);
    var answer = ask.at(MONDAY).as("operator", "admin").of(new RebuildHandler(recount, this));
    assertThat(Contract.read().violations("POST /api/reports/rebuild", answer)).isEmpty();
    seen.add(answer.status());
    return answer;
  }

  private final Set<Integer> seen = new TreeSet<>();

  @Test
  void comparesAndMendsPageByPageAndMonthByMonth() {
    asked("L-1", "brand");
    var plan = rebuild("{}").json();
    assertThat(plan.items("buckets")).contains(List.of(Json.of("all")));
    assertThat(plan.items("months")).contains(List.of(Json.of("2026-11")));

    var found = rebuild("{\"bucket\":\"all\"}");
    assertThat(found.texts("differences", "kind")).containsOnly("missing").hasSize(3);
    assertThat(sqls()).isEmpty();
    rebuild("{\"bucket\":\"all\",\"write\":true}");
    assertThat(sqls()).hasSize(1);
    assertThat(rebuild("{\"bucket\":\"all\"}").texts("differences", "kind")).isEmpty();

    counters.wipeCells();
    assertThat(rebuild("{\"month\":\"2026-11\",\"write\":true}").texts("counters", "day"))
        .hasSize(6)
        .containsOnly("2026-11-23");
    assertThat(rebuild("{\"month\":\"2026-11\"}").texts("counters", "day")).isEmpty();
    assertThat(sqls()).hasSize(1);
  }

  @Test
  void answersEverythingThatIsWritten() {
    asked("L-1", "brand");
    rebuild("{}");
    rebuild("{\"a\":");
    rebuild("{\"a\":1}");
    rebuild("{\"month\":\"2026-13\"}");
    rebuild("{\"bucket\":\"none\"}");
    rebuild("{\"a\":\"" + "b".repeat(300_000) + "\"}");
    asked(Ask.post("/api/reports/rebuild").bytes("text/plain", new byte[] {1}));
    down = true;
    rebuild("{\"bucket\":\"all\"}");
    seen.add(401);
    seen.add(403);

    var handler =
        new RebuildHandler(
            new RecountMilestones(
                leads, leads, ledger, counters, counters, "default", ZoneOffset.UTC),
            this);
    var ask = Ask.post("/api/reports/rebuild").json("{}");
    assertThat(ask.of(handler).status()).isEqualTo(401);
    assertThat(ask.as("x", "reports").of(handler).status()).isEqualTo(403);
    var operations = Contract.read().operations("/api/reports/rebuild"::equals);
    assertThat(Contract.operations(handler.routes())).isEqualTo(operations);
    assertThat(new TreeMap<>(operations).firstEntry().getValue()).isEqualTo(seen);
  }

  private final List<String> faults = new ArrayList<>();

  @Override
  public void answered(Served served) {
    // Nobody reads it here.
  }

  @Override
  public void failed(String route, RuntimeException fault, String requestId, String trace) {
    faults.add(route);
  }
}
