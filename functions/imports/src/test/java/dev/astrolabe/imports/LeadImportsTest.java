package dev.astrolabe.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.imports.ImportFile.RefusedRow;
import dev.astrolabe.model.lead.Arrival;
import dev.astrolabe.model.lead.BackfillLeads;
import dev.astrolabe.model.lead.BackfillLeads.Piece;
import dev.astrolabe.model.lead.Backfills.Phase;
import dev.astrolabe.model.lead.Backfills.Progress;
import dev.astrolabe.model.ledger.EntryId;
import dev.astrolabe.model.ledger.Imported;
import dev.astrolabe.model.ledger.Origin;
import dev.astrolabe.model.ledger.Trust;
import dev.astrolabe.model.money.InMemoryRates;
import dev.astrolabe.model.spend.InMemorySpend;
import dev.astrolabe.runtime.http.AccessLog;
import dev.astrolabe.runtime.http.Ask;
import dev.astrolabe.runtime.http.Contract;
import dev.astrolabe.runtime.http.Noise;
import dev.astrolabe.runtime.json.ArrivalJson;
import dev.astrolabe.runtime.json.BackfillJson;
import dev.astrolabe.runtime.json.Json;
import dev.astrolabe.runtime.json.NotAnArrival;
import dev.astrolabe.runtime.store.Crash;
import dev.astrolabe.runtime.text.EntryRefusal;
import dev.astrolabe.runtime.text.Language;
import dev.astrolabe.runtime.text.PhonePlan;
import dev.astrolabe.runtime.text.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Files of leads and of entries, good ones and all the others. */
final class LeadImportsTest implements AccessLog {
  private static final Instant NOW = Instant.parse("2026-10-05T05:00:00Z");
  private static final String LEADS =
      """
      Email,phone,externalId,occurredAt,entryId,name,company,companySize
      Sara@Example.com,+971 50 123 4567,crm:1,2026-04-02T08:00:00Z,l-1,سارا رضایی,Gulf Foods,51-200
      tom@example.com,,,2026-04-03T08:00:00+02:00,,Tom,Becker,
      tom@example.com,,,2026-04-03T08:00:00+02:00,,Tom,Becker,
      no address,,,2026-04-03T08:00:00Z,l-3,Who,,
      ann@example.com,,,yesterday,l-4,Ann,,
      ann@example.com,,,1999-12-31T23:59:59Z,l-5,Ann,,
      ann@example.com,,,2100-01-01T00:00:00Z,l-6,Ann,,
      ann@example.com,,,,l-7,Ann,,
      ,,,2026-04-03T08:00:00Z,l-8,Nobody,,
      """;
  private static final String ENTRIES =
      """
      email,kind,occurredAt,entryId,knownSince,payload.topic,payload.answers.0
      sara@example.com,guide-downloaded,2026-04-02T09:00:00Z,e-1,2026-05-01T00:00:00Z,customs,yes
      sara@example.com,guide-downloaded,2026-04-02T09:00:00Z,e-1,2026-05-01T00:00:00Z,customs,yes
      sara@example.com,demo-requested,2026-04-09T09:00:00Z,e-1,,,
      sara@example.com,,2026-04-09T09:00:00Z,e-2,,,
      sara@example.com,demo-requested,2026-04-09T09:00:00Z,e-3,never,,
      """;

  private final InMemoryFiles files = new InMemoryFiles();
  private final List<RuntimeException> faults = new ArrayList<>();
  private final ImportsHandler handler = door(files);

  private ImportsHandler door(InMemoryFiles files) {
    return new ImportsHandler(
        new ImportRoutes(
            new ImportFile(new InMemorySpend(), new InMemoryRates()),
            new Imports() {
              @Override
              public void keep(String id, byte[] document) {
                throw new IllegalStateException("nothing of finance is kept here");
              }

              @Override
              public Optional<byte[]> find(String id) {
                return Optional.empty();
              }
            },
            new LeadImports(new PhonePlan("AE"), files, files)),
        this);
  }

  private final Contract contract = Contract.read();

  private Ask.Answer post(String query, String text) {
    return post(query, text.getBytes(UTF_8));
  }

  private Ask.Answer post(String query, byte[] bytes) {
    var answer =
        Ask.post("/api/imports?" + query)
            .bytes("text/csv", bytes)
            .at(NOW)
            .as("m", "leads:write")
            .of(handler);
    assertThat(contract.violations("POST /api/imports", answer)).as(answer.body()).isEmpty();
    return answer;
  }

  private static final String HISTORY = "&mode=history&origin=voluntary&consent=signed%20forms";

  private List<Arrival> arrivals() {
    var arrivals = new ArrayList<Arrival>();
    for (var body : files.queued) {
      if (!BackfillJson.isOne(body)) {
        try {
          arrivals.add(new ArrivalJson().read(body.getBytes(UTF_8)));
        } catch (NotAnArrival e) {
          throw new AssertionError(e);
        }
      }
    }
    return arrivals;
  }

  private static List<String> refused(Ask.Answer answer) {
    return answer.json().items("rows").orElseThrow().stream()
        .map(row -> (Json.Fields) row)
        .map(row -> row.decimal("line").orElseThrow() + " " + row.text("column").orElseThrow())
        .toList();
  }

  private static void came(Ask.Answer answer, int accepted, int unchanged, int refused) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    assertThat(answer.body())
        .contains(
            "\"accepted\":" + accepted + ",\"unchanged\":" + unchanged + ",\"refused\":" + refused);
  }

  @Test
  void queuesWhatIsRightAndNamesLineColumnAndReasonOfTheRest() {
    var answer = post("kind=leads" + HISTORY, LEADS);

    came(answer, 3, 0, 6);
    assertThat(refused(answer))
        .containsExactly(
            "5 email", "6 occurredAt", "7 occurredAt", "8 occurredAt", "9 occurredAt", "10 ");
    var id = answer.json().text("id").orElseThrow();
    var arrivals = arrivals();
    assertThat(arrivals).hasSize(3);
    var sara = arrivals.getFirst();
    assertThat(sara.id()).isEqualTo(new EntryId("import", "l-1"));
    assertThat(sara.contacts())
        .extracting(contact -> contact.identity().code())
        .containsExactly("external#crm:1", "email#sara@example.com", "phone#+971501234567");
    assertThat(sara.profile())
        .containsOnly(
            Map.entry("name", "سارا رضایی"),
            Map.entry("company", "Gulf Foods"),
            Map.entry("companySize", "51-200"),
            Map.entry("email", "Sara@Example.com"),
            Map.entry("phone", "+971 50 123 4567"));
    assertThat(sara.kind()).isEqualTo("profile-updated");
    assertThat(sara.occurredAt()).isEqualTo("2026-04-02T08:00:00Z");
    assertThat(sara.recordedAt()).isEqualTo(NOW);
    assertThat(sara.trust()).isEqualTo(Trust.OPERATOR);
    assertThat(sara.origin()).isEqualTo(Origin.VOLUNTARY);
    assertThat(sara.imported()).contains(new Imported(id, true, Optional.empty()));
    // Two rows that say the same are two entries, told apart by their place.
    assertThat(arrivals.get(1).id().id()).endsWith("-1");
    assertThat(arrivals.get(2).id().id()).endsWith("-2");
    // The piece that sees it through stands before the rows, and knows them all.
    assertThat(new BackfillJson().read(files.queued.getFirst()))
        .hasValueSatisfying(piece -> assertThat(piece.importId()).isEqualTo(id));
    assertThat(files.chunks.getOrDefault(id, List.of()).stream().mapToInt(List::size).sum())
        .isEqualTo(3);
  }

  @Test
  void readsKindAndPayloadOfEntries() {
    var answer = post("kind=entries" + HISTORY, ENTRIES);

    came(answer, 1, 1, 3);
    assertThat(refused(answer)).containsExactly("4 entryId", "5 kind", "6 knownSince");
    var entry = arrivals().getFirst();
    assertThat(entry.kind()).isEqualTo("guide-downloaded");
    assertThat(entry.profile()).isEmpty();
    assertThat(entry.payload()).isEqualTo(Map.of("topic", "customs", "answers.0", "yes"));
    assertThat(entry.imported().flatMap(Imported::knownSince))
        .contains(Instant.parse("2026-05-01T00:00:00Z"));
  }

  @Test
  void changesNothingTheSecondTimeAndTellsHowFarItIs() {
    var first = post("kind=leads" + HISTORY, LEADS);
    int queued = files.queued.size();
    int rows = arrivals().size();

    came(post("kind=leads" + HISTORY, LEADS), 0, 3, 6);

    // It runs: nothing is started a second time.
    assertThat(files.queued).hasSize(queued);
    var place = first.header("location").orElseThrow();
    var again = post("kind=leads" + HISTORY, LEADS);
    assertThat(again.header("location")).contains(place);
    assertThat(again.json().text("state")).contains("running");
    assertThat(get(place).text("state")).contains("running");
    came(get(place), 3, 0, 6);
    var id = first.json().text("id").orElseThrow();
    files.progress.put(id, new Progress(id, 1, true, NOW, Phase.DONE, 0, 0, 0));
    came(post("kind=leads" + HISTORY, LEADS), 0, 3, 6);
    assertThat(arrivals()).hasSize(rows);
    assertThat(files.queued).hasSize(queued);
    assertThat(get(place).text("state")).contains("done");
    // Another mode or origin is another import of the same rows.
    var live = post("kind=leads&mode=live&origin=purchased&consent=list", LEADS);
    came(live, 4, 0, 5);
    assertThat(live.json().text("id")).isNotEqualTo(first.json().text("id"));
    assertThat(arrivals().getLast().origin()).isEqualTo(Origin.PURCHASED);
    assertThat(arrivals().getLast().imported().orElseThrow().history()).isFalse();
  }

  /** Rows that stood already, were refused later or never came are told from those that went in. */
  @Test
  void countsWhatBecameOfTheRows() {
    var first = post("kind=leads" + HISTORY, LEADS);
    var id = first.json().text("id").orElseThrow();
    var place = first.header("location").orElseThrow();
    files.progress.put(id, new Progress(id, 1, true, NOW, Phase.WALK, 0, 1, 1));
    files.left.put(id, List.of(new RefusedRow(2, "entryId", new Refusal(EntryRefusal.ID_TAKEN))));

    for (var language : Language.values()) {
      var found = get(place + "?lang=" + language.tag());
      came(found, 1, 1, 7);
      assertThat(found.decimal("notTaken").orElseThrow()).isEqualByComparingTo("1");
      var row = (Json.Fields) found.items("rows").orElseThrow().getFirst();
      assertThat(row.text("column")).contains("entryId");
      assertThat(row.decimal("line").orElseThrow()).isEqualByComparingTo("2");
      assertThat(row.text("reason")).contains(new Refusal(EntryRefusal.ID_TAKEN).in(language));
      assertThat(found.items("rows").orElseThrow()).hasSize(7);
    }
    came(post("kind=leads" + HISTORY, LEADS), 0, 2, 7);
  }

  /** What carries it on may have been lost: the same file sent again looks after it. */
  @Test
  void carriesOnAnImportThatStandsStill() {
    var id = post("kind=leads" + HISTORY, LEADS).json().text("id").orElseThrow();
    int queued = files.queued.size();
    files.progress.put(
        id, new Progress(id, 1, true, NOW.minus(BackfillLeads.PATIENCE), Phase.WALK, 0, 0, 0));

    came(post("kind=leads" + HISTORY, LEADS), 0, 3, 6);

    assertThat(files.queued).hasSize(queued + 1);
    assertThat(new BackfillJson().read(files.queued.getLast()))
        .contains(new Piece(id, Phase.WALK, 0, 0));
  }

  private static void came(Json.Fields found, int accepted, int unchanged, int refused) {
    assertThat(found.decimal("accepted").orElseThrow()).isEqualByComparingTo("" + accepted);
    assertThat(found.decimal("unchanged").orElseThrow()).isEqualByComparingTo("" + unchanged);
    assertThat(found.decimal("refused").orElseThrow()).isEqualByComparingTo("" + refused);
  }

  private Json.Fields get(String place) {
    var answer = Ask.get(place).at(NOW).as("m", "leads:write").of(handler);
    assertThat(contract.violations("GET /api/imports/{id}", answer)).as(answer.body()).isEmpty();
    assertThat(answer.status()).isEqualTo(200);
    return answer.json();
  }

  /** No queue takes U+FFFF: the row is refused, and its neighbours go in. */
  @Test
  void refusesWhatNoQueueTakes() {
    var answer =
        post(
            "kind=leads" + HISTORY,
            """
            email,occurredAt,name
            a@example.com,2026-04-02T08:00:00Z,Sara\uFFFF
            b\uFFFE@example.com,2026-04-02T08:00:00Z,Reza
            c@example.com,2026-04-02T08:00:00Z,نگار
            """);

    came(answer, 1, 0, 2);
    assertThat(refused(answer)).containsExactly("2 name", "3 email", "3 email");
  }

  @Test
  void knowsNoImportOfANameThatNoneCanHave() {
    for (var name : List.of("leads-" + "a".repeat(3_000), "leads-", "entries-%D9%86", "leads-x")) {
      var answer = Ask.get("/api/imports/" + name).at(NOW).as("m", "leads:write").of(handler);
      assertThat(answer.status()).as(name).isIn(403, 404);
    }
  }

  @Test
  void sendsEverythingAgainWhereItBrokeOff() {
    files.room = 2;
    assertThat(post("kind=leads" + HISTORY, LEADS).status()).isEqualTo(503);
    files.room = Integer.MAX_VALUE;

    came(post("kind=leads" + HISTORY, LEADS), 3, 0, 6);

    assertThat(arrivals()).extracting(Arrival::id).doesNotContainNull().hasSize(4);
    assertThat(arrivals().getFirst()).isEqualTo(arrivals().get(1));
  }

  /**
   * Wherever a try breaks off, the next one queues what is missing. The work is begun once, but
   * where nobody could know that its first piece had reached the queue.
   */
  @Test
  void beginsTheWorkOnceHoweverOftenItBrokeOff() {
    var moments = Crash.Moment.values();
    for (int k = 1; k <= 8; k++) {
      for (var moment : moments) {
        var here = new InMemoryFiles();
        var door = door(here);
        here.calls.at(k, moment);
        assertThat(posted(door).status()).as(k + " " + moment).isEqualTo(503);
        here.calls.none();

        came(posted(door), k == 8 && moment == Crash.Moment.AFTER_APPLYING ? 0 : 3);

        boolean unknown =
            (k == 3 && moment == Crash.Moment.AFTER_APPLYING)
                || (k == 4 && moment == Crash.Moment.BEFORE_SENDING);
        assertThat(here.queued.stream().filter(BackfillJson::isOne))
            .as("break %d %s", k, moment)
            .hasSize(unknown ? 2 : 1);
        assertThat(here.queued.stream().filter(body -> !BackfillJson.isOne(body)).distinct())
            .hasSize(3);
      }
    }
  }

  /** Work that had ended without the rows begins anew with them. */
  @Test
  void beginsTheWorkAnewWhereItHadEnded() {
    files.calls.at(5, Crash.Moment.BEFORE_SENDING);
    assertThat(post("kind=leads" + HISTORY, LEADS).status()).isEqualTo(503);
    files.calls.none();
    files.progress.replaceAll((id, at) -> new Progress(id, 1, true, NOW, Phase.DONE, 0, 2, 0));

    post("kind=leads" + HISTORY, LEADS);

    assertThat(files.queued.stream().filter(BackfillJson::isOne)).hasSize(2);
    assertThat(files.progress.values()).extracting(Progress::phase).containsExactly(Phase.CHECK);
  }

  private static void came(Ask.Answer answer, int accepted) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    assertThat(answer.json().decimal("accepted").orElseThrow())
        .isEqualByComparingTo(Integer.toString(accepted));
  }

  private static Ask.Answer posted(ImportsHandler door) {
    return Ask.post("/api/imports?kind=leads" + HISTORY)
        .bytes("text/csv", LEADS.getBytes(UTF_8))
        .at(NOW)
        .as("m", "leads:write")
        .of(door);
  }

  @Test
  void asksForModeOriginAndConsent() {
    assertThat(post("kind=leads&origin=voluntary&consent=x", LEADS).status()).isEqualTo(400);
    var undeclared =
        Map.of(
            "kind=leads&mode=past&origin=voluntary&consent=x",
            "/mode",
            "kind=leads&mode=history&consent=x",
            "/origin",
            "kind=leads&mode=history&origin=found&consent=x",
            "/origin",
            "kind=leads&mode=history&origin=voluntary",
            "/consent",
            "kind=leads&mode=history&origin=voluntary&consent=%20",
            "/consent",
            "kind=leads&mode=history&origin=voluntary&consent=" + "x".repeat(501),
            "/consent");
    undeclared.forEach((query, pointer) -> {
      var answer = post(query, LEADS);
      assertThat(answer.status()).as(query).isEqualTo(422);
      assertThat(answer.body()).contains("\"pointer\":\"" + pointer + "\"");
    });
    assertThat(files.documents).isEmpty();
    assertThat(files.queued).isEmpty();
  }

  @Test
  void refusesWhatIsNoSuchFileAndStoresNothingOfIt() {
    var wrong =
        Map.of(
            "XLSX",
            new byte[] {'P', 'K', 3, 4, 20, 0},
            "not UTF-8",
            new byte[] {'e', (byte) 0xE9},
            "the file is empty",
            new byte[0],
            "the first line is a header",
            "name,company\nA,B\n".getBytes(UTF_8),
            "a name stands twice",
            "email,EMAIL\na@b.example,c@d.example\n".getBytes(UTF_8),
            "at most 5000 rows",
            ("email,occurredAt\n" + "a@b.example,2026-01-01T00:00:00Z\n".repeat(5_001))
                .getBytes(UTF_8));
    wrong.forEach((reason, bytes) -> {
      var answer = post("kind=leads" + HISTORY, bytes);
      assertThat(answer.status()).as(reason).isEqualTo(422);
      assertThat(answer.json().text("detail").orElseThrow()).contains(reason);
    });
    assertThat(post("kind=entries" + HISTORY, LEADS).status()).isEqualTo(422);
    assertThat(post("kind=leads" + HISTORY, "email,kind\na@b.example,x\n").status()).isEqualTo(422);
    assertThat(post("kind=leads" + HISTORY, "x".repeat(LeadImports.LARGEST + 1)).status())
        .isEqualTo(413);
    assertThat(files.documents).isEmpty();
    assertThat(files.queued).isEmpty();
  }

  @Test
  void takesAsManyRowsAsItSays() {
    var file = new StringBuilder("email;occurredAt;entryId;name\n");
    for (int i = 0; i < LeadImports.MOST_ROWS; i++) {
      file.append("p" + i + "@b.example;2026-01-01T00:00:00Z;r" + i + ";P " + i + "\n");
    }
    came(post("kind=leads" + HISTORY, file.toString()), LeadImports.MOST_ROWS, 0, 0);
    assertThat(arrivals()).hasSize(LeadImports.MOST_ROWS);
  }

  @Test
  void borrowsNoNameOfAConfiguredSource() {
    var answer =
        post(
            "kind=leads" + HISTORY,
            """
            email,occurredAt,source
            a@b.example,2026-01-01T00:00:00Z,form:demo
            a@b.example,2026-01-01T00:00:00Z,old-crm
            """);
    came(answer, 1, 0, 1);
    assertThat(refused(answer)).containsExactly("2 source");
    assertThat(arrivals().getFirst().id().source()).isEqualTo("old-crm");
  }

  @Test
  void isNobodysButTheirsWhoMayWriteLeads() {
    var id = post("kind=leads" + HISTORY, LEADS).json().text("id").orElseThrow();
    var finance =
        Ask.post("/api/imports?kind=leads" + HISTORY)
            .bytes("text/csv", LEADS.getBytes(UTF_8))
            .at(NOW)
            .as("f", "finance")
            .of(handler);
    assertThat(finance.status()).isEqualTo(403);
    assertThat(Ask.get("/api/imports/" + id).at(NOW).as("f", "finance").of(handler).status())
        .isEqualTo(403);
    assertThat(post("kind=spend", "x").status()).isEqualTo(403);
  }

  /** Whatever arrives is answered: 202 or a refusal, never a fault of ours. */
  @Test
  void answersNoiseWithARefusal() {
    var noise = new Noise(11);
    for (int i = 0; i < 2_000; i++) {
      boolean leads = i % 2 == 0;
      var spoiled = noise.spoil((leads ? LEADS : ENTRIES).getBytes(UTF_8));
      var answer =
          Ask.post("/api/imports?kind=" + (leads ? "leads" : "entries") + HISTORY)
              .bytes("text/csv", spoiled)
              .at(NOW)
              .as("m", "leads:write")
              .of(handler);
      assertThat(answer.status()).as("%d: %s", i, answer.body()).isIn(202, 422, 413);
    }
    assertThat(faults).isEmpty();
    assertThat(arrivals()).isNotEmpty();
  }

  @Override
  public void answered(Served served) {
    // Nobody reads it here.
  }

  @Override
  public void failed(String route, RuntimeException fault, String requestId, String trace) {
    faults.add(fault);
  }
}
