package dev.astrolabe.cpsqlreport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.astrolabe.model.attribution.Attribution;
import dev.astrolabe.model.funnel.Counted.Why;
import dev.astrolabe.model.money.Currency;
import dev.astrolabe.model.spend.Breadth;
import dev.astrolabe.model.spend.CpsqlReport;
import dev.astrolabe.runtime.http.Ask;
import dev.astrolabe.runtime.json.Json;
import dev.astrolabe.runtime.text.Language;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Money of many units at the API: rial, new rial and toman are three, a day without a rate takes
 * the last one and says so, and what no rate converts is named in every shape.
 */
final class CurrenciesTest {
  private static final String REPORT = "/api/reports/cpsql?period=2026-08";

  private final Desk desk = new Desk();

  private void spent(String channel, String from, String to, String amount, String currency) {
    spent(channel, "brand", from, to, amount, currency);
  }

  private void spent(
      String channel, String campaign, String from, String to, String amount, String currency) {
    var row =
        """
        {"channel":"%s","campaign":"%s","category":"people","from":"%s","to":"%s",
         "amount":{"amount":"%s","currency":"%s"}}\
        """
            .formatted(channel, campaign, from, to, amount, currency);
    var answer = desk.ask(Ask.post("/api/spend").json(row));
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
  }

  private void rate(String date, String from, String to, String rate) {
    var body =
        "{\"date\":\"%s\",\"from\":\"%s\",\"to\":\"%s\",\"rate\":\"%s\"}"
            .formatted(date, from, to, rate);
    assertThat(desk.ask(Ask.put("/api/rates").json(body)).status()).as(body).isEqualTo(200);
  }

  private Json.Fields report(String choices) {
    return desk.ask(Ask.get(REPORT + choices)).json();
  }

  private static String amount(Json.Fields json, String name) {
    return json.fields(name).flatMap(money -> money.text("amount")).orElseThrow();
  }

  private static List<Json.Fields> fields(Json.Fields json, String name) {
    return json.items(name).orElseThrow().stream().map(Json.Fields.class::cast).toList();
  }

  private static String plain(String text) {
    return text.replaceAll("[\u2068\u2069]", "");
  }

  private String page(Language language) {
    return plain(desk.ask(Ask.get(REPORT).browser(language.tag())).body());
  }

  private String csv(String choices) {
    var answer = desk.ask(Ask.get(REPORT + choices).header("accept", "text/csv"));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("content-type")).contains("text/csv; charset=utf-8");
    return answer.body();
  }

  /** Each is worth 1,000 dollars; 8 August 2026 is a Saturday; nothing converts dirhams. */
  private void august() {
    spent("rial", "2026-08-03", "2026-08-04", "1000000001", "IRR");
    spent("new rial", "2026-08-08", "2026-08-08", "100000.05", "IRN");
    spent("toman", "2026-08-05", "2026-08-05", "100000000", "IRT");
    spent("dirham", "2026-08-10", "2026-08-10", "3672.50", "AED");
    rate("2026-08-03", "IRR", "USD", "0.000001");
    rate("2026-08-04", "IRR", "USD", "0.000001");
    rate("2026-08-07", "IRN", "USD", "0.01");
    rate("2026-08-05", "IRT", "USD", "0.00001");
    desk.sql("L-1", "2026-08-06", "toman", Why.ENTRY);
    desk.sql("L-2", "2026-08-06", "toman", Why.ENTRY);
  }

  @Test
  void rialNewRialAndTomanAreThreeUnits() {
    august();

    var json = report("");

    assertThat(amount(json, "total")).isEqualTo("3000.00");
    assertThat(amount(json, "cpsql")).isEqualTo("1500.00");
    assertThat(
            fields(json, "by").stream()
                .map(line -> line.text("channel").orElse("") + " " + amount(line, "spend")))
        .containsExactly("new rial 1000.00", "rial 1000.00", "toman 1000.00");
    var evidence = desk.ask(Ask.get("/api/reports/cpsql/evidence?period=2026-08")).json();
    assertThat(fields(evidence, "spend"))
        .extracting(share -> new BigDecimal(share.text("amount").orElse("")))
        .usingElementComparator(BigDecimal::compareTo)
        .containsExactlyInAnyOrder(
            new BigDecimal("1000.000001"), new BigDecimal("1000.0005"), new BigDecimal("1000"));

    // Ten rials are a toman once somebody says so; nothing is turned around or put together.
    assertThat(amount(report("&currency=IRR"), "total")).isEqualTo("1000000001");
    assertThat(report("&currency=IRR").items("leftOut").orElseThrow()).hasSize(3);
    rate("2026-08-05", "IRT", "IRR", "10");
    assertThat(amount(report("&currency=IRR"), "total")).isEqualTo("2000000001");
    assertThat(amount(report("&currency=irt"), "total")).isEqualTo("100000000");
  }

  @Test
  void aRateThatIsCarriedOverAWeekendIsNamedInTheReport() {
    august();
    spent("new rial", "2026-08-09", "2026-08-10", "200.00", "IRN");

    var json = report("");

    assertThat(json.items("notes").orElseThrow())
        .containsExactly(Json.of("rowsLeftOut"), Json.of("ratesCarried"));
    var carried = fields(json, "carriedRates");
    assertThat(carried).hasSize(1);
    var first = carried.getFirst();
    assertThat(first.text("from").orElse("") + first.text("to").orElse("")).isEqualTo("IRNUSD");
    assertThat(List.of(first.decimal("days").orElseThrow(), first.decimal("rows").orElseThrow()))
        .containsExactly(new BigDecimal(3), new BigDecimal(2));
    assertThat(first.items("dates").orElseThrow()).containsExactly(Json.of("2026-08-07"));
    assertThat(page(Language.ENGLISH))
        .contains(
            "<li>IRN to USD: a day without a rate takes the last one before it (days: 3, rows: 2,"
                + " rates of: 2026-08-07).</li>");
    assertThat(page(Language.ARABIC))
        .contains("<li>من IRN إلى USD: اليوم الذي لا سعر صرف له", "(الأيام: 3، البنود: 2، تواريخ")
        .contains("الأسعار: 2026-08-07).</li>");
    assertThat(page(Language.PERSIAN))
        .contains("<li>IRN به USD: روزی که نرخ ندارد", "(روزها: ۳، ردیف‌ها: ۲، تاریخ")
        .contains("نرخ‌ها: ۲۰۲۶-۰۸-۰۷).</li>");
    assertThat(csv(""))
        .endsWith(
            "2026-08,(IRN to USD: carried over days without a rate: days 3; rows 2; rates of"
                + " 2026-08-07),,,IRN,,,,,\n");
    assertThat(csv("&profile=spreadsheet&lang=fa"))
        .contains("2026-08,(IRN به USD: روزی که نرخ ندارد")
        .contains("۲۰۲۶-۰۸-۰۷).),,,IRN,,,,,\r\n")
        .doesNotContain("\u2068");
  }

  /** The change rests on both figures: those of the period before have their rates named too. */
  @Test
  void aRateThatWasCarriedInThePeriodBeforeIsNamedBesideTheChange() {
    spent("search", "2026-07-03", "2026-07-04", "20.00", "EUR");
    spent("search", "2026-08-03", "2026-08-03", "50.00", "USD");
    desk.sql("L-1", "2026-07-06", "search", Why.ENTRY);
    desk.sql("L-2", "2026-08-06", "search", Why.ENTRY);
    rate("2026-07-03", "EUR", "USD", "1.10");
    rate("2026-07-04", "EUR", "USD", "1.10");
    var none = fields(report(""), "changes").getFirst();
    assertThat(none.items("carriedRates").orElseThrow()).isEmpty();
    assertThat(page(Language.ENGLISH)).doesNotContain("EUR to USD");
    assertThat(csv("")).doesNotContain("2026-07");

    spent("search", "2026-07-05", "2026-07-05", "10.00", "EUR");

    var json = report("");
    assertThat(json.items("notes").orElseThrow()).isEmpty();
    assertThat(json.items("carriedRates").orElseThrow()).isEmpty();
    var change = fields(json, "changes").getFirst();
    assertThat(amount(change, "total")).isEqualTo("33.00");
    assertThat(change.get("carriedRates"))
        .contains(
            Json.array(
                List.of(
                    Json.object()
                        .put("from", "EUR")
                        .put("to", "USD")
                        .put("days", 1)
                        .put("rows", 1)
                        .put("dates", Json.array(List.of(Json.of("2026-07-04"))))
                        .build())));
    var says =
        Map.of(
            Language.ENGLISH,
            "Before that, in 2026-07, EUR to USD: a day without a rate takes the last one before it"
                + " (days: 1, rows: 1, rates of: 2026-07-04).",
            Language.ARABIC,
            "قبل ذلك، في 2026-07، من EUR إلى USD: اليوم الذي لا سعر صرف له يأخذ آخر سعر قبله (الأيام: 1،"
                + " البنود: 1، تواريخ الأسعار: 2026-07-04).",
            Language.PERSIAN,
            "پیش از آن، در ۲۰۲۶-۰۷، EUR به USD: روزی که نرخ ندارد آخرین نرخ پیش از خود را می‌گیرد"
                + " (روزها: ۱، ردیف‌ها: ۱، تاریخ نرخ‌ها: ۲۰۲۶-۰۷-۰۴).");
    says.forEach((language, sentence) -> {
      assertThat(page(language)).contains("<li>" + sentence + "</li>");
      assertThat(plain(mailed(language).mail())).contains("<li>" + sentence + "</li>");
      assertThat(plain(mailed(language).text())).contains("\n" + sentence + "\n");
    });
    assertThat(csv(""))
        .endsWith(
            "\n2026-07,(EUR to USD: carried over days without a rate: days 1; rows 1; rates of"
                + " 2026-07-04),,,EUR,,,,,\n");
    assertThat(csv("&profile=spreadsheet&lang=fa"))
        .contains("\r\n2026-07,(EUR به USD: روزی که نرخ ندارد", "۲۰۲۶-۰۷-۰۴).),,,EUR,,,,,\r\n");
    assertThat(csv("&profile=spreadsheet&lang=ar")).contains("\r\n2026-07,(من EUR إلى USD: اليوم");
  }

  private CpsqlPage mailed(Language language) {
    var reports = new Reports(desk.spend, desk.rates, desk.counters, Desk.COMPANY);
    var choices =
        new Choices(
            Desk.period("2026-08"),
            Breadth.FULL,
            Attribution.LAST_TOUCH,
            Currency.USD,
            CpsqlReport.Detail.CHANNEL);
    return new CpsqlPage(reports.report(choices, LocalDate.parse("2026-10-05")), language);
  }

  @Test
  void aDayWithItsOwnRateIsNoneThatIsCarriedAndOneOfEightDaysAgoIsNone() {
    spent("search", "2026-08-07", "2026-08-07", "10.00", "EUR");
    rate("2026-08-07", "EUR", "USD", "1.10");
    assertThat(report("").items("carriedRates").orElseThrow()).isEmpty();
    assertThat(report("").items("notes").orElseThrow()).containsExactly(Json.of("noSqls"));

    spent("search", "2026-08-14", "2026-08-14", "10.00", "EUR");
    spent("search", "2026-08-15", "2026-08-15", "10.00", "EUR");
    assertThat(amount(report(""), "total")).isEqualTo("22.00");
    assertThat(report("").items("leftOut").orElseThrow()).hasSize(1);
    assertThat(fields(report(""), "carriedRates").getFirst().decimal("days"))
        .contains(BigDecimal.ONE);
  }

  @Test
  void saysTheFirstFewDatesOfManyToPeopleAndAllToPrograms() {
    for (int day = 1; day <= 21; day += 3) {
      rate("2026-08-%02d".formatted(day), "EUR", "USD", "1");
    }
    spent("search", "2026-08-01", "2026-08-21", "21.00", "EUR");

    assertThat(fields(report(""), "carriedRates").getFirst().items("dates").orElseThrow())
        .hasSize(7);
    assertThat(page(Language.ENGLISH))
        .contains("(days: 14, rows: 1, rates of: 2026-08-01, ", "2026-08-13 and 2 more).");
    assertThat(page(Language.ARABIC)).contains("2026-08-13 و2 غيرها).");
    assertThat(page(Language.PERSIAN)).contains("۲۰۲۶-۰۸-۱۳ و ۲ تاریخ دیگر).");
  }

  @Test
  void aRowWithoutARateStandsInEveryShapeAndLanguage() {
    august();
    var says =
        Map.of(
            Language.ENGLISH, "no rate to USD on 2026-08-10",
            Language.ARABIC, "لا سعر صرف إلى USD في 2026-08-10",
            Language.PERSIAN, "نرخی به USD برای ۲۰۲۶-۰۸-۱۰ نیست");

    assertThat(fields(report(""), "leftOut"))
        .extracting(row -> amount(row, "amount"), row -> row.text("reason").orElse(""))
        .containsExactly(tuple("3672.50", "no rate to USD on 2026-08-10"));
    says.forEach((language, reason) -> {
      assertThat(page(language)).contains(Phrase.LEFT_OUT.in(language), reason);
      assertThat(csv("&profile=spreadsheet&lang=" + language.tag()))
          .contains(
              "\r\n2026-08,("
                  + Phrase.LEFT_OUT.in(language)
                  + ": "
                  + reason
                  + "),brand,3672.50,AED,,,,,\r\n");
      assertThat(csv("&lang=" + language.tag()))
          .contains("\n2026-08,(left out: no rate to USD on 2026-08-10),brand,3672.50,AED,,,,,\n");
    });
  }

  /** A campaign that a spreadsheet would run stays a text; a refund stays a number. */
  @Test
  void writesBothProfilesByteByByte() {
    spent("search", "=HYPERLINK(\\\"x\\\")", "2026-08-01", "2026-08-01", "100", "USD");
    spent("search", "-1+1", "2026-08-01", "2026-08-01", "-20", "USD");

    assertThat(csv("&by=campaign&lang=fa"))
        .isEqualTo(
            """
            period,channel,campaign,spend,currency,sqls,cpsql,low,high,atLeast
            2026-08,search,-1+1,-20.00,USD,0,,,,
            2026-08,search,"=hyperlink(""x"")",100.00,USD,0,,,,27.11
            2026-08,(unallocated),,0.00,USD,0,,,,
            2026-08,(total),,80.00,USD,0,,,,21.69
            """);
    assertThat(csv("&by=campaign&profile=spreadsheet&lang=en"))
        .isEqualTo(
            "\uFEFF"
                + """
                Period,Channel,Campaign,Spend,Currency,SQLs,Cost per SQL,Low,High,At least
                2026-08,search,'-1+1,-20.00,USD,0,,,,
                2026-08,search,"'=hyperlink(""x"")",100.00,USD,0,,,,27.11
                2026-08,(Unallocated),,0.00,USD,0,,,,
                2026-08,(Total),,80.00,USD,0,,,,21.69
                """
                    .replace("\n", "\r\n"));
    assertThat(csv("&by=campaign&profile=spreadsheet&lang=ar"))
        .startsWith("\uFEFFالفترة,القناة,الحملة,الإنفاق,العملة,")
        .contains("\r\n2026-08,(المجموع),,80.00,USD,0,,,,21.69\r\n");
  }
}
