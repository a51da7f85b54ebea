package dev.astrolabe.cpsqlreport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.model.funnel.Counted.Why;
import dev.astrolabe.model.funnel.Credit;
import dev.astrolabe.model.lead.LeadId;
import dev.astrolabe.runtime.deliver.ReportFolder;
import dev.astrolabe.runtime.deliver.ReportRuns;
import dev.astrolabe.runtime.http.Ask;
import dev.astrolabe.runtime.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What finance and whoever reads reports meets at the API. */
final class CpsqlApiTest {
  private static final String SEARCH =
      """
      {"channel":"Search","campaign":"Brand","category":"media","from":"2026-07-01","to":"2026-09-30",
       "amount":{"amount":"9200.00","currency":"USD"}}\
      """;
  private static final String PEOPLE =
      """
      {"category":"people","from":"2026-07-01","to":"2026-12-31",
       "amount":{"amount":"1840.00","currency":"USD"},"note":"half of it falls into the quarter"}\
      """;

  private final Desk desk = new Desk();

  private Ask.Answer add(String row) {
    var answer = desk.ask(Ask.post("/api/spend").json(row));
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer;
  }

  private Json.Fields report(String query) {
    var answer = desk.ask(Ask.get("/api/reports/cpsql?" + query));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  private static String amount(Json.Fields json, String name) {
    return json.fields(name).orElseThrow().text("amount").orElseThrow();
  }

  private void quarter() {
    add(SEARCH);
    add(PEOPLE);
    desk.sql("L-1", "2026-07-02", "search", Why.ENTRY);
    desk.sql("L-2", "2026-08-02", "search", Why.TIME);
    desk.sql("L-3", "2026-09-30", "referral", Why.PUBLISHING);
    desk.sql("L-4", "2026-10-01", "search", Why.ENTRY);
  }

  @Test
  void dividesSpendByLeadsByChannelAndInAll() {
    quarter();

    var json = report("period=2026-Q3");

    assertThat(amount(json, "total")).isEqualTo("10120.00");
    assertThat(json.decimal("sqls")).hasValueSatisfying(n -> assertThat(n).isEqualTo("3"));
    // 10,120 / 3, and Poisson limits 0.618672 and 8.767273 of 3.
    assertThat(amount(json, "cpsql")).isEqualTo("3373.33");
    var interval = json.fields("interval").orElseThrow();
    assertThat(amount(interval, "low")).isEqualTo("1154.29");
    assertThat(amount(interval, "high")).isEqualTo("16357.61");
    assertThat(amount(json, "unallocated")).isEqualTo("920.00");
    assertThat(json.decimal("byPublishing")).hasValueSatisfying(n -> assertThat(n).isEqualTo("1"));
    assertThat(json.text("sentence").orElseThrow().replaceAll("[\u2068\u2069]", ""))
        .isEqualTo(
            "In 2026 Q3 a sales qualified lead cost USD 3,373.33: USD 10,120.00 spent, 3 leads.");
    var lines = json.items("by").orElseThrow();
    assertThat(lines).hasSize(2);
    var referral = (Json.Fields) lines.getFirst();
    assertThat(referral.text("channel")).contains("referral");
    assertThat(referral.get("cpsql")).contains(new Json.Null());
    var search = (Json.Fields) lines.getLast();
    assertThat(amount(search, "cpsql")).isEqualTo("4600.00");
    assertThat(json.items("notes").orElseThrow()).containsExactly(Json.of("byPublishing"));
  }

  @Test
  void countsALeadByItsFirstTouchOrItsLastAndGoesIntoCampaigns() {
    add(SEARCH);
    add(SEARCH.replace("Brand", "Generic").replace("9200.00", "4600.00"));
    var brand = new Credit(Optional.of("search"), Optional.of("brand"));
    var generic = new Credit(Optional.of("search"), Optional.of("generic"));
    var referral = new Credit(Optional.of("referral"), Optional.empty());
    desk.sql("L-1", "2026-07-02", brand, referral, Why.ENTRY);
    desk.sql("L-2", "2026-07-03", generic, generic, Why.ENTRY);
    desk.sql("L-3", "2026-07-04", generic, brand, Why.ENTRY);

    assertThat(lines("")).containsExactly("referral 1 none", "search 2 6900.00");
    assertThat(lines("&attribution=firstTouch")).containsExactly("search 3 4600.00");
    assertThat(lines("&by=campaign"))
        .containsExactly("referral 1 none", "search/brand 1 9200.00", "search/generic 1 4600.00");
    assertThat(lines("&by=campaign&attribution=firstTouch"))
        .containsExactly("search/brand 1 9200.00", "search/generic 2 2300.00");
  }

  private List<String> lines(String choices) {
    return report("period=2026-Q3" + choices).items("by").orElseThrow().stream()
        .map(Json.Fields.class::cast)
        .map(line ->
            line.text("channel").orElse("?")
                + line.text("campaign").map(campaign -> "/" + campaign).orElse("")
                + " "
                + line.decimal("sqls").orElseThrow()
                + " "
                + line.fields("cpsql").map(cost -> cost.text("amount").orElse("")).orElse("none"))
        .toList();
  }

  @Test
  void saysWhatChangedAndWhatIsLeftOutOfThePeriodBefore() {
    quarter();
    var spring = SEARCH.replace("2026-07-01", "2026-04-01").replace("2026-09-30", "2026-06-30");
    add(spring.replace("USD", "EUR"));
    var unknown = changes();
    assertThat(amount(unknown, "total")).isEqualTo("0.00");
    assertThat(unknown.decimal("leftOut")).hasValueSatisfying(n -> assertThat(n).isEqualTo("1"));
    assertThat(unknown.get("difference")).contains(new Json.Null());

    add(spring);
    desk.sql("L-0", "2026-05-05", "search", Why.ENTRY);

    assertThat(amount(changes(), "cpsql")).isEqualTo("9200.00");
    assertThat(amount(changes(), "difference")).isEqualTo("-5826.67");
    var page = desk.ask(Ask.get("/api/reports/cpsql?period=2026-Q3").browser("en")).body();
    assertThat(page.replaceAll("[\u2068\u2069]", ""))
        .contains("Before that, in 2026 Q2: USD 9,200.00. Difference: USD -5,826.67.")
        .contains("Rows of spend are left out of the period before (1)");
  }

  private Json.Fields changes() {
    return (Json.Fields) report("period=2026-Q3").items("changes").orElseThrow().getFirst();
  }

  @Test
  void countsMediaAloneWhereAskedAndShowsTheBoundOfNone() {
    quarter();

    assertThat(amount(report("period=2026-Q3&spend=media"), "total")).isEqualTo("9200.00");
    var june = report("period=2026-06");
    assertThat(june.get("cpsql")).contains(new Json.Null());
    assertThat(june.get("atLeast")).contains(new Json.Null());
    desk.counters.correct(desk.counters.of(new LeadId("L-2")).getFirst());
    var august = report("period=2026-08");
    assertThat(august.get("cpsql")).contains(new Json.Null());
    // 31 days of 100.00, and of 1840.00 over 184 days; by 3.688879.
    assertThat(amount(august, "total")).isEqualTo("3410.00");
    assertThat(amount(august, "atLeast")).isEqualTo("924.40");
  }

  @Test
  void saysWhatRowsAreLeftOutForWantOfARateAndCountsThemOnceThereIsOne() {
    add(SEARCH.replace("USD", "EUR"));

    var without = report("period=2026-07");
    assertThat(amount(without, "total")).isEqualTo("0.00");
    assertThat(without.items("leftOut").orElseThrow()).hasSize(1);
    assertThat(without.items("notes").orElseThrow()).contains(Json.of("rowsLeftOut"));
    var page = desk.ask(Ask.get("/api/reports/cpsql?period=2026-07").browser("en"));
    assertThat(page.body()).contains("Rows left out").contains("no rate to USD on");

    var rates = new StringBuilder("{\"rates\":[");
    for (int day = 1; day <= 31; day += 5) {
      rates
          .append(day == 1 ? "" : ",")
          .append(
              "{\"date\":\"2026-07-%02d\",\"from\":\"EUR\",\"to\":\"USD\",\"rate\":\"1.10\"}"
                  .formatted(day));
    }
    assertThat(desk.ask(Ask.put("/api/rates").json(rates + "]}")).status()).isEqualTo(200);
    assertThat(amount(report("period=2026-07"), "total")).isEqualTo("3410.00");
  }

  @Test
  void opensEveryFigureIntoTheLeadsAndTheRowsBehindIt() {
    quarter();

    var json = desk.ask(Ask.get("/api/reports/cpsql/evidence?period=2026-Q3")).json();

    var sqls = json.items("sqls").orElseThrow();
    assertThat(sqls)
        .extracting(each -> ((Json.Fields) each).text("leadId").orElseThrow())
        .containsExactly("L-1", "L-2", "L-3");
    assertThat(((Json.Fields) sqls.getLast()).text("cause")).contains("publishing");
    var shares = json.items("spend").orElseThrow();
    assertThat(shares)
        .extracting(share -> ((Json.Fields) share).text("amount").orElseThrow())
        .containsExactlyInAnyOrder("9200.00", "920.00");
  }

  @Test
  void readsOnePeriodInEveryLanguageAndCalendar() {
    quarter();
    for (var code : List.of("2026-W40", "2026-07", "2026", "1405-05J", "1405-Q2J", "1405J")) {
      assertThat(report("period=" + code).text("period")).contains(code);
    }

    var persian = desk.ask(Ask.get("/api/reports/cpsql?period=1405-05J").browser("fa"));
    assertThat(persian.header("content-language")).contains("fa");
    assertThat(persian.body())
        .contains("<html lang=\"fa\" dir=\"rtl\">", "مرداد ۱۴۰۵", "<svg role=\"img\"")
        .doesNotContain("<script");
    var arabic = desk.ask(Ask.get("/api/reports/cpsql?period=2026-Q3&lang=ar").browser("en"));
    assertThat(arabic.body()).contains("<html lang=\"ar\" dir=\"rtl\">", "غير موزع");
    var csv = desk.ask(Ask.get("/api/reports/cpsql?period=2026-Q3").header("accept", "text/csv"));
    assertThat(csv.body())
        .startsWith("period,channel,campaign,spend,currency,sqls,cpsql,low,high,atLeast\n")
        .contains("2026-Q3,search,,9200.00,USD,2,4600.00,")
        .contains("2026-Q3,(total),,10120.00,USD,3,3373.33,1154.29,16357.61,");
  }

  @Test
  void refusesWhatNoPeriodIsInTheReadersLanguage() {
    var wrong =
        Map.of(
            "2026-13", "a period is",
            "1405-13J", "a period is",
            "2026-7", "a period is",
            "2026-12", "the period lies in the future",
            "1405-08J", "the period lies in the future");
    wrong.forEach((code, detail) -> {
      var answer = desk.ask(Ask.get("/api/reports/cpsql?period=" + code));
      assertThat(answer.status()).as(code).isEqualTo(422);
      assertThat(answer.json().text("detail").orElseThrow()).as(code).startsWith(detail);
    });
    var page = desk.ask(Ask.get("/api/reports/cpsql?period=1405-13J").browser("fa"));
    assertThat(page.status()).isEqualTo(422);
    assertThat(page.body()).contains("دوره چنین نوشته می‌شود").doesNotContain("a period is");
    var future = desk.ask(Ask.get("/api/reports/cpsql?period=2027").browser("ar"));
    assertThat(future.body()).contains("هذه الفترة في المستقبل");
  }

  @Test
  void takesARowOnceByItsKeyAndRefusesAnotherUnderIt() {
    var first = desk.ask(Ask.post("/api/spend").header("Idempotency-Key", "k").json(SEARCH));
    var again = desk.ask(Ask.post("/api/spend").header("Idempotency-Key", "k").json(SEARCH));
    assertThat(first.status()).isEqualTo(201);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(first.body());
    for (var other :
        List.of(SEARCH.replace("9200", "9201"), SEARCH.replace("2026-07-01", "2026-07-02"))) {
      var refused = desk.ask(Ask.post("/api/spend").header("Idempotency-Key", "k").json(other));
      assertThat(refused.status()).isEqualTo(422);
    }
    assertThat(desk.spend.in(Desk.period("2026"))).hasSize(1);

    var id = first.json().text("id").orElseThrow();
    assertThat(desk.ask(Ask.of("DELETE", "/api/spend/" + id)).status()).isEqualTo(204);
    assertThat(desk.ask(Ask.of("DELETE", "/api/spend/" + id)).status()).isEqualTo(404);
    assertThat(desk.spend.in(Desk.period("2026"))).isEmpty();
  }

  @Test
  void storesNothingOfARowThatIsWrong() {
    var wrong =
        Map.of(
            SEARCH.replace("2026-07-01", "2026-02-31"), "/from",
            SEARCH.replace("2026-07-01", "2026-10-01"), "/to",
            SEARCH.replace("9200.00", "9,200.00"), "/amount",
            SEARCH.replace("9200.00", "0.001"), "/amount",
            SEARCH.replace("USD", "XXX"), "/currency",
            SEARCH.replace("media", "beer"), "/category",
            SEARCH.replace("\"channel\":\"Search\",", ""), "/campaign",
            SEARCH.replace("\"category\"", "\"kategory\""), "/kategory");
    wrong.forEach((row, pointer) -> {
      var answer = desk.ask(Ask.post("/api/spend").json(row));
      assertThat(answer.status()).as(row).isEqualTo(422);
      assertThat(answer.texts("errors", "pointer")).as(row).contains(pointer);
    });
    assertThat(desk.spend.in(Desk.period("2026"))).isEmpty();
    var rates =
        "{\"rates\":[{\"date\":\"2026-07-01\",\"from\":\"EUR\",\"to\":\"USD\",\"rate\":\"1.1\"},"
            + "{\"date\":\"2026-02-31\",\"from\":\"EUR\",\"to\":\"EUR\",\"rate\":\"-1\"}]}";
    var refused = desk.ask(Ask.put("/api/rates").json(rates));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.texts("errors", "pointer")).contains("/rates/1/date");
  }

  @Test
  void sparesNoDigitOfWhatWasWrittenInAnotherScript() {
    add(SEARCH.replace("9200.00", "۹۲۰۰٫۵۰").replace("2026-07-01", "٢٠٢٦-٠٧-٠١"));
    assertThat(amount(report("period=2026-Q3"), "total")).isEqualTo("9200.50");
  }

  /** Whoever answers for people sees reports of surveys, and nobody else does. */
  @Test
  void listsToEachWhatItsTokenAllows() {
    var made = Desk.NOW.minusSeconds(60);
    for (var run :
        List.of(
            desk.runs.begin("enps", "team/2026-09-21", 1, made),
            desk.runs.begin("cpsql", "2026-Q3", 1, made))) {
      desk.runs.done(run, ReportRuns.Step.STORED);
    }

    assertThat(listed("reports")).containsExactly("cpsql 2026-Q3");
    assertThat(listed("people")).containsExactly("enps team/2026-09-21");
    assertThat(listed("people", "reports"))
        .containsExactlyInAnyOrder("cpsql 2026-Q3", "enps team/2026-09-21");
    assertThat(delivered("people").body())
        .contains("https://bucket.example/reports/enps/team/2026-09-21/1/report.fa.html");
    assertThat(delivered("leads").status()).isEqualTo(403);
  }

  /** A page of links in the language of whoever asks. */
  @Test
  void showsWhatWasDeliveredAsAPage() {
    var empty = Ask.get("/api/reports").browser("en").at(Desk.NOW).as("p", "reports");
    assertThat(empty.of(desk.handler).body()).contains("No report has been delivered yet.");
    for (var run :
        List.of(
            desk.runs.begin("enps", "team/2026-09-21-0726e4ef", 1, Desk.NOW.minusSeconds(60)),
            desk.runs.begin("cpsql", "2026-Q3", 2, Desk.NOW.minusSeconds(90)))) {
      desk.runs.done(run, ReportRuns.Step.STORED);
    }
    var titles =
        Map.of(
            "en",
            "Cost per sales qualified lead (revision 2)",
            "ar",
            "تكلفة العميل المؤهل للبيع (المراجعة 2)",
            "fa",
            "هزینهٔ هر سرنخ آمادهٔ فروش (بازنگری ۲)");
    var surveys =
        Map.of("en", "team, 2026-09-21", "ar", "team، 2026-09-21", "fa", "team، ۲۰۲۶-۰۹-۲۱");
    titles.forEach((language, title) -> {
      var page =
          Ask.get("/api/reports")
              .browser(language)
              .at(Desk.NOW)
              .as("p", "reports", "people")
              .of(desk.handler);
      assertThat(page.status()).isEqualTo(200);
      assertThat(page.header("content-type").orElseThrow()).startsWith("text/html");
      assertThat(page.header("content-language")).contains(language);
      assertThat(page.body())
          .contains(
              "<html lang=\"%s\" dir=\"%s\">"
                  .formatted(language, language.equals("en") ? "ltr" : "rtl"),
              title,
              "<bdi>" + surveys.get(language) + "</bdi>",
              "href=\"https://bucket.example/reports/cpsql/2026-Q3/2/report.fa.html\" hreflang=\"fa\" lang=\"fa\" dir=\"rtl\">فارسی</a>",
              "report.spreadsheet.csv",
              "report.json");
      assertThat(page.body().split("<a ", -1)).hasSize(1 + 2 * ReportFolder.NAMES.size());
    });
    var others = Ask.get("/api/reports").browser("en").at(Desk.NOW).as("p", "reports");
    assertThat(others.of(desk.handler).body()).doesNotContain("eNPS");
  }

  private Ask.Answer delivered(String... scopes) {
    return Ask.get("/api/reports").at(Desk.NOW).as("p", scopes).of(desk.handler);
  }

  private List<String> listed(String... scopes) {
    return delivered(scopes).json().items("items").orElseThrow().stream()
        .map(Json.Fields.class::cast)
        .map(run -> run.text("report").orElse("") + " " + run.text("period").orElse(""))
        .toList();
  }
}
