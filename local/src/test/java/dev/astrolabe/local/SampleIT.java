package dev.astrolabe.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.astrolabe.local.sample.LoadedSample;
import dev.astrolabe.local.sample.PurchasedAddresses;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The sample company: loaded once through the doors of a stack, then taken from a snapshot by
 * another, which must answer the same. What is added to it at last comes to other figures.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SampleIT {
  private static final String KNOWN = "knownAt=2026-10-05T05:00:00Z";
  private static final String AT = "at=2026-10-05T05:00:00Z&" + KNOWN;
  private static final String Q3 = "/api/reports/cpsql?period=2026-Q3&lang=en";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Parts PARTS = new Parts();
  private static final PrintStream OUT = System.out;
  private static final PrintStream ERR = System.err;
  private static final Map<String, String> WHEN_LOADED = new LinkedHashMap<>();

  @TempDir private static Path folder;
  private static SampleDoor stack = new SampleDoor(URI.create(""));
  private static String lead = "";

  /** A limit of its own, for a class's says nothing about what comes before its tests. */
  @BeforeAll
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  static void startsFromTheSnapshotOfAStackThatWasFilled() throws Exception {
    var home = Path.of("").toAbsolutePath().resolve("..").normalize();
    var settings = new Settings(home, 0, Optional.empty(), false, Map.of(), Optional.empty());
    var prepared = SampleStack.prepare(settings, folder.resolve("all"), PARTS, ERR, SampleIT::ask);
    var data = prepared.data().orElseThrow();
    int port = Stack.start(prepared, PARTS).port();
    stack = new SampleDoor(URI.create("http://127.0.0.1:" + port));
    lead = LoadedSample.in(data).orElseThrow().leadToShow();
  }

  @AfterAll
  static void stop() {
    PARTS.close();
    System.setOut(OUT);
    System.setErr(ERR);
  }

  /** Everything that is to be the same from a snapshot. */
  private static List<String> questions(String leadToShow) {
    return List.of(
        "/api/leads?limit=500",
        "/api/leads?stage=SQL&limit=500",
        "/api/leads?stage=PQL&limit=500",
        "/api/leads?stage=MQL&limit=500",
        "/api/leads/" + leadToShow + "/assessment?lines=all&" + AT,
        "/api/leads/" + leadToShow + "/assessment?at=2026-09-05T05:00:00Z&" + KNOWN,
        "/api/leads/" + leadToShow + "/transitions",
        Q3,
        Q3 + "&by=campaign",
        Q3 + "&attribution=firstTouch",
        "/api/reports/cpsql?period=2026-Q2&lang=fa",
        "/api/reports/cpsql?period=2026-09&spend=media&lang=ar",
        "/api/reports/cpsql/evidence?period=2026-Q3",
        "/api/reports/cpsql/evidence?period=2026-Q2",
        "/api/reports/enps?survey=team&lang=en",
        "/api/reports",
        "/api/models",
        "/api/spend?period=2026-Q3",
        "/api/employees",
        "/_local/outbox",
        "/_local/events");
  }

  private static void ask(URI filled) throws IOException, InterruptedException {
    var door = new SampleDoor(filled);
    var negar = door.search("email", "negar@alborz-trading.example").at("/items/0/leadId");
    for (var question : questions(negar.asText())) {
      WHEN_LOADED.put(question, door.plain(question));
    }
  }

  private static JsonNode get(String path) throws IOException, InterruptedException {
    return stack.get(path);
  }

  private static List<JsonNode> items(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).toList();
  }

  @Test
  @Order(1)
  void aSnapshotAnswersAsTheStackThatWasFilledByteForByte() throws Exception {
    for (var question : questions(lead)) {
      assertThat(stack.plain(question)).as(question).isEqualTo(WHEN_LOADED.get(question));
    }
  }

  @Test
  @Order(2)
  void theThirdQuarterCosts1600ForEachOf36() throws Exception {
    var report = get(Q3);

    assertThat(report.at("/total/amount").asText()).isEqualTo("57600.00");
    assertThat(report.path("sqls").asInt()).isEqualTo(36);
    assertThat(report.at("/cpsql/amount").asText()).isEqualTo("1600.00");
    assertThat(report.at("/interval/low/amount").asText()).isEqualTo("1155.72");
    assertThat(report.at("/interval/high/amount").asText()).isEqualTo("2284.45");
    assertThat(report.at("/unallocated/amount").asText()).isEqualTo("2400.00");
    assertThat(report.path("byPublishing").asInt()).isZero();
    assertThat(report.path("basis").asText() + " " + report.path("spend").asText())
        .isEqualTo("cash full");
    assertThat(items(report.path("by")).stream().map(SampleIT::line))
        .containsExactlyInAnyOrder(
            "search 18000.00 15 1200.00 ",
            "linkedin 21600.00 9 2400.00 ",
            "webinars 9600.00 6 1600.00 ",
            "referral 1200.00 6 200.00 ",
            "trade fair 4800.00 0  1301.21");
    assertThat(items(get("/api/reports/cpsql/evidence?period=2026-Q3").path("sqls"))).hasSize(36);
  }

  /** Rates are of Mondays: what Tuesdays to Sundays took of them is said. */
  @Test
  @Order(2)
  void theThirdQuarterSaysWhatChangedAndWhichRatesWereCarried() throws Exception {
    var report = get(Q3);

    assertThat(report.path("changes")).hasSize(1);
    var change = report.at("/changes/0");
    assertThat(change.path("from").asText()).isEqualTo("2026-Q2");
    assertThat(change.at("/total/amount").asText()).isEqualTo("48000.00");
    assertThat(change.path("sqls").asInt()).isEqualTo(40);
    assertThat(change.at("/cpsql/amount").asText()).isEqualTo("1200.00");
    assertThat(change.at("/difference/amount").asText()).isEqualTo("400.00");
    assertThat(items(report.path("notes")).stream().map(JsonNode::asText))
        .containsExactly("ratesCarried");
    assertThat(items(report.path("carriedRates")).stream().map(SampleIT::carried))
        .containsExactly("AED to USD 37 days 3 rows 8 rates", "EUR to USD 36 days 2 rows 6 rates");
  }

  private static String carried(JsonNode each) {
    return each.path("from").asText()
        + " to "
        + each.path("to").asText()
        + (" " + each.path("days").asInt() + " days ")
        + (each.path("rows").asInt() + " rows ")
        + (each.path("dates").size() + " rates");
  }

  private static String line(JsonNode line) {
    return String.join(
        " ",
        line.path("channel").asText(),
        line.at("/spend/amount").asText(),
        line.path("sqls").asText(),
        line.at("/cpsql/amount").asText(),
        line.at("/atLeast/amount").asText());
  }

  @Test
  @Order(2)
  void theSecondQuarterCounted40UnderTheFirstVersion() throws Exception {
    var report = get("/api/reports/cpsql?period=2026-Q2&lang=en");

    assertThat(report.at("/total/amount").asText()).isEqualTo("48000.00");
    assertThat(report.path("sqls").asInt()).isEqualTo(40);
    assertThat(report.at("/cpsql/amount").asText()).isEqualTo("1200.00");
    var sqls = items(get("/api/reports/cpsql/evidence?period=2026-Q2").path("sqls"));
    assertThat(sqls).hasSize(40).allMatch(sql -> sql.path("version").asInt() == 1);
    var model = get("/api/models").at("/items/0");
    assertThat(model.path("active").asInt()).isEqualTo(2);
    assertThat(model.path("versions")).hasSize(2);
  }

  @Test
  @Order(2)
  void theTeamStandsAtPlus29() throws Exception {
    var survey = new SampleSurvey(stack);
    survey.standsAtPlus29();
    survey.showsTwoDepartmentsAndHidesTwoOffices();
  }

  @Test
  @Order(2)
  void theLeadToShowIsReadyAndAddsUp() throws Exception {
    var assessment = get("/api/leads/" + lead + "/assessment?lines=all&" + AT);

    assertThat(assessment.path("stage").asText()).isEqualTo("SQL");
    assertThat(assessment.path("grade").asText()).isEqualTo("A1");
    var sum = java.math.BigDecimal.ZERO;
    for (var each : assessment.path("lines")) {
      sum = sum.add(each.path("points").decimalValue());
    }
    assertThat(sum).isEqualByComparingTo(assessment.at("/score/total").decimalValue());
    var lines = items(assessment.path("lines"));
    assertThat(lines)
        .anyMatch(each ->
            each.path("rule").asText().equals("budget")
                && each.path("status").asText().equals("unknown"));
    assertThat(
            lines.stream()
                .filter(each -> each.path("status").asText().equals("quarantined"))
                .mapToInt(each -> each.path("count").asInt(1))
                .sum())
        .isEqualTo(2);
    assertThat(lines.stream().filter(each -> isCounted(each, "pricing-viewed"))).hasSize(2);
    for (var rule :
        List.of("meeting-booked", "email-replied", "webinar-attended", "guide-downloaded")) {
      assertThat(lines).as(rule).anyMatch(each -> isCounted(each, rule));
    }
    var profile = get("/api/leads/" + lead).path("profile");
    assertThat(profile.at("/name/value").asText()).isEqualTo("نگار احمدی");
    assertThat(profile.at("/company/value").asText()).isEqualTo("Alborz Trading");
    var kinds =
        items(get("/api/leads/" + lead + "/timeline").path("items")).stream()
            .collect(
                java.util.stream.Collectors.groupingBy(
                    entry -> entry.path("kind").asText(),
                    java.util.stream.Collectors.mapping(
                        entry -> entry.path("occurredAt").asText().substring(0, 10),
                        java.util.stream.Collectors.toList())));
    assertThat(kinds.get("meeting-booked")).containsExactly("2026-10-04");
    assertThat(kinds.get("guide-downloaded")).containsExactly("2026-08-25");
  }

  private static boolean isCounted(JsonNode line, String rule) {
    return line.path("rule").asText().equals(rule)
        && line.path("status").asText().equals("counted");
  }

  @Test
  @Order(2)
  void leadsComeFromEverywhereAndAPurchasedListNeverQualifies() throws Exception {
    var leads = items(get("/api/leads?limit=500").path("items"));

    // two of four hundred are one person
    assertThat(leads).hasSize(399);
    assertThat(leads.stream().map(each -> each.path("stage").asText()).distinct())
        .contains("LEAD", "MQL", "PQL", "SQL");
    for (var each :
        Map.of(
                "hessa@almaha-food.example",
                "MQL",
                "jonas@nordkai.example",
                "PQL",
                "dina.saleh@mail.example",
                "LEAD",
                "max@lucky-odds.example",
                "LEAD",
                "info@depot-gulf.example",
                "LEAD")
            .entrySet()) {
      var found = stack.search("email", each.getKey());
      assertThat(found.at("/items/0/stage").asText()).as(each.getKey()).isEqualTo(each.getValue());
    }
    assertThat(PurchasedAddresses.all()).hasSize(60);
    for (var address : PurchasedAddresses.all()) {
      assertThat(stack.search("email", address).at("/items/0/stage").asText())
          .as(address)
          .isEqualTo("LEAD");
    }
    SampleTimelines.areOneOfAMergedPair(stack);
    var timelines = new SampleTimelines(stack, leads);
    timelines.comeFromEveryOriginAndEverySource();
    timelines.haveAScannersClicksInQuarantine();
  }

  @Test
  @Order(2)
  void theStartPageLeadsToIt() throws Exception {
    for (var language : List.of("en", "ar", "fa")) {
      var page = stack.page("/?lang=" + language);
      assertThat(page)
          .contains("Noor Trade Cloud", "/api/leads/" + lead, "period=2026-Q3", "survey=team");
    }
    assertThat(get("/_local/clock").path("now").asText()).startsWith("2026-10-05T05:");
  }

  @Test
  @Order(2)
  void aSecondSurveyIsOpenAndItsLinksLeadHere() throws Exception {
    var here = stack.base() + "/s/";
    var link =
        items(get("/_local/outbox").path("items")).stream()
            .filter(mail -> mail.path("at").asText().compareTo("2026-10-02") > 0)
            .map(mail -> mail.path("text").asText())
            .filter(text -> text.contains(here))
            .map(text -> text.replaceAll("(?s).*(/s/[^?\\s]+).*", "$1"))
            .findFirst();

    assertThat(stack.page(link.orElseThrow())).contains("name=\"tools\"");
  }

  @Test
  @Order(3)
  void oneMoreAnd360DollarsComeTo57960For37() throws Exception {
    var _ =
        stack.send(
            "POST",
            "/api/spend",
            "application/json",
            "{\"channel\":\"search\",\"category\":\"media\",\"from\":\"2026-09-01\",\"to\":\"2026-09-30\",\"amount\":{\"amount\":\"360.00\",\"currency\":\"USD\"}}");
    take(
        "leads",
        """
        email,occurredAt,entryId,name,company,companySize,industry,authority,budget,need,timeline,intention
        late@harbour-lane.example,2026-09-14T08:00:00Z,late-1,Ann Late,Harbour & Lane,120,logistics,decides,approved,urgent,now,price
        """);
    take(
        "entries",
        """
        email,kind,occurredAt,entryId,payload.channel
        late@harbour-lane.example,price-requested,2026-09-14T09:00:00Z,late-2,search
        """);
    var _ = waitsForSqls(37);
    var report = get(Q3);

    assertThat(report.at("/total/amount").asText()).isEqualTo("57960.00");
    assertThat(report.at("/cpsql/amount").asText()).isEqualTo("1566.49");
    assertThat(report.at("/by/2/sqls").asText() + report.at("/by/3/sqls").asText()).contains("16");
  }

  private static void take(String kind, String file) throws Exception {
    var answer =
        stack.send(
            "POST",
            "/api/imports?mode=history&origin=voluntary&consent=form&kind=" + kind,
            "text/csv",
            file);
    assertThat(JSON.readTree(answer).path("refused").asInt()).as(answer).isZero();
  }

  private static int waitsForSqls(int wanted) throws Exception {
    var deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
    while (System.nanoTime() < deadline) {
      int sqls = get(Q3).path("sqls").asInt();
      if (sqls >= wanted) {
        assertThat(sqls).isEqualTo(wanted);
        return sqls;
      }
      java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
    }
    throw new AssertionError("not within two minutes: " + wanted + " SQLs");
  }
}
