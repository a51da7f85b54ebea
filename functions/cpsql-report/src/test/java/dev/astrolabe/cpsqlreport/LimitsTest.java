package dev.astrolabe.cpsqlreport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.model.funnel.Counted.Why;
import dev.astrolabe.model.money.Currency;
import dev.astrolabe.model.money.Money;
import dev.astrolabe.model.spend.Category;
import dev.astrolabe.model.spend.SpendRow;
import dev.astrolabe.runtime.http.Ask;
import dev.astrolabe.runtime.json.Json;
import dev.astrolabe.runtime.report.Figures;
import dev.astrolabe.runtime.text.Language;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Rows and rates as large and as small as they may be, and many of them: every shape of the report
 * has its figures to the last cent. What is compared is added up here, in plain decimals.
 */
final class LimitsTest {
  private static final String REPORT = "/api/reports/cpsql?period=2026-08";
  private static final String MOST = "999999999999999.99";
  private static final String HIGHEST = "999999999999999.999999999999";
  private static final String LOWEST = "0.000000000001";

  private final Desk desk = new Desk();

  private void spent(String channel, String day, String amount, String currency) {
    var row =
        """
        {"channel":"%s","category":"people","from":"%s","to":"%s",
         "amount":{"amount":"%s","currency":"%s"}}\
        """
            .formatted(channel, day, day, amount, currency);
    var answer = desk.ask(Ask.post("/api/spend").json(row));
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
  }

  private void rate(String day, String from, String rate) {
    var body =
        "{\"date\":\"%s\",\"from\":\"%s\",\"to\":\"USD\",\"rate\":\"%s\"}"
            .formatted(day, from, rate);
    var answer = desk.ask(Ask.put("/api/rates").json(body));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }

  private static String amount(Json.Fields json, String name) {
    return json.fields(name).flatMap(money -> money.text("amount")).orElseThrow();
  }

  /** Every shape has the total; answers the JSON. */
  private Json.Fields saysEverywhere(BigDecimal total) {
    var text = total.setScale(2, RoundingMode.HALF_UP).toPlainString();
    var json = desk.ask(Ask.get(REPORT)).json();
    assertThat(amount(json, "total")).isEqualTo(text);
    var parts = new BigDecimal(amount(json, "unallocated"));
    for (var line : json.items("by").orElseThrow()) {
      parts = parts.add(new BigDecimal(amount((Json.Fields) line, "spend")));
    }
    assertThat(parts).isEqualByComparingTo(text);
    for (var language : Language.values()) {
      var page = desk.ask(Ask.get(REPORT).browser(language.tag()));
      assertThat(page.status()).isEqualTo(200);
      assertThat(page.body())
          .contains(Figures.in(language).money(new Money(new BigDecimal(text), Currency.USD)));
    }
    for (var profile : List.of("machine", "spreadsheet")) {
      var csv = desk.ask(Ask.get(REPORT + "&profile=" + profile).header("accept", "text/csv"));
      assertThat(csv.status()).isEqualTo(200);
      assertThat(csv.body()).contains("," + text + ",USD,");
    }
    var evidence = desk.ask(Ask.get("/api/reports/cpsql/evidence?period=2026-08"));
    assertThat(evidence.status()).isEqualTo(200);
    return json;
  }

  @Test
  void addsUpRowsAtTheLimit() {
    for (int day = 1; day <= 20; day++) {
      spent(day % 2 == 0 ? "search" : "events", "2026-08-%02d".formatted(day), MOST, "USD");
    }
    var without = saysEverywhere(new BigDecimal("19999999999999999.80"));
    assertThat(amount(without, "atLeast")).isNotEmpty();

    desk.sql("L-1", "2026-08-06", "search", Why.ENTRY);
    desk.sql("L-2", "2026-08-06", "search", Why.ENTRY);
    var with = saysEverywhere(new BigDecimal("19999999999999999.80"));
    assertThat(amount(with, "cpsql")).isEqualTo("9999999999999999.90");
  }

  @Test
  void takesBackAsMuchAsItAddsUp() {
    for (int day = 1; day <= 20; day++) {
      spent("search", "2026-08-%02d".formatted(day), "-" + MOST, "USD");
    }
    saysEverywhere(new BigDecimal("-19999999999999999.80"));
    for (int day = 1; day <= 20; day++) {
      spent("events", "2026-08-%02d".formatted(day), MOST, "USD");
    }
    assertThat(amount(desk.ask(Ask.get(REPORT)).json(), "total")).isEqualTo("0.00");
  }

  @Test
  void convertsAtTheHighestAndTheLowestRate() {
    var total = BigDecimal.ZERO;
    for (int day = 1; day <= 9; day++) {
      var date = "2026-08-%02d".formatted(day);
      rate(date, "EUR", HIGHEST);
      rate(date, "CHF", LOWEST);
      spent("search", date, MOST, "EUR");
      spent("events", date, "0.01", "EUR");
      spent("search", date, MOST, "CHF");
      spent("fairs", date, "0.01", "CHF");
      for (var amount : List.of(MOST, "0.01")) {
        total = total.add(new BigDecimal(amount).multiply(new BigDecimal(HIGHEST)));
        total = total.add(new BigDecimal(amount).multiply(new BigDecimal(LOWEST)));
      }
    }
    assertThat(total).isGreaterThan(BigDecimal.TEN.pow(30));
    desk.sql("L-1", "2026-08-06", "search", Why.ENTRY);

    var json = saysEverywhere(total);

    assertThat(amount(json, "cpsql"))
        .isEqualTo(total.setScale(2, RoundingMode.HALF_UP).toPlainString());
  }

  /** A cent at the lowest rate is nothing that can be shown, and no failure. */
  @Test
  void showsNothingWhereAllIsLessThanACent() {
    rate("2026-08-03", "CHF", LOWEST);
    spent("fairs", "2026-08-03", "0.01", "CHF");
    saysEverywhere(BigDecimal.ZERO);
  }

  /** The month before at the other end: the difference is as large as a figure gets. */
  @Test
  void comparesTheLargestWithTheSmallest() {
    spent("search", "2026-07-03", "0.01", "USD");
    rate("2026-08-03", "EUR", HIGHEST);
    spent("search", "2026-08-03", MOST, "EUR");
    desk.sql("L-1", "2026-07-06", "search", Why.ENTRY);
    desk.sql("L-2", "2026-08-06", "search", Why.ENTRY);

    var now = new BigDecimal(MOST).multiply(new BigDecimal(HIGHEST));
    var json = saysEverywhere(now);

    var change = (Json.Fields) json.items("changes").orElseThrow().getFirst();
    assertThat(new BigDecimal(amount(change, "difference")))
        .isEqualByComparingTo(
            now.setScale(2, RoundingMode.HALF_UP).subtract(new BigDecimal("0.01")));
  }

  @Test
  void addsUpThousandsOfRowsNearTheLimit() {
    var random = new SplittableRandom(15);
    var total = BigDecimal.ZERO;
    for (int i = 0; i < 5_000; i++) {
      long cents = 99_999_999_999_999_999L - random.nextLong(1_000);
      var amount = BigDecimal.valueOf(cents, 2);
      total = total.add(amount);
      desk.spend.add(
          new SpendRow(
              "row" + i,
              i % 3 == 0 ? Optional.empty() : Optional.of("channel " + i % 7),
              Optional.empty(),
              Category.MEDIA,
              LocalDate.of(2026, 8, 1 + i % 31),
              LocalDate.of(2026, 8, 1 + i % 31),
              new Money(amount, Currency.USD),
              Optional.empty(),
              Optional.empty()));
    }
    saysEverywhere(total);
  }

  /** What is at the limit is refused at the door, with the field that is wrong. */
  @Test
  void refusesARowOrARateBeyondTheLimit() {
    var refused = new ArrayList<Ask.Answer>();
    for (var amount : List.of("1000000000000000", "-1000000000000000.00", "1E+15")) {
      refused.add(
          desk.ask(
              Ask.post("/api/spend")
                  .json(
                      """
                      {"channel":"search","category":"media","from":"2026-08-03","to":"2026-08-03",
                       "amount":{"amount":"%s","currency":"USD"}}\
                      """
                          .formatted(amount))));
    }
    for (var answer : refused) {
      assertThat(answer.status()).as(answer.body()).isEqualTo(422);
    }
    var rate =
        "{\"date\":\"2026-08-03\",\"from\":\"EUR\",\"to\":\"USD\",\"rate\":\"1000000000000000\"}";
    assertThat(desk.ask(Ask.put("/api/rates").json(rate)).status()).isEqualTo(422);
  }
}
