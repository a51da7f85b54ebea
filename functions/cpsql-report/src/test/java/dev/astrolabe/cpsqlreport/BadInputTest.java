package dev.astrolabe.cpsqlreport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.model.funnel.Counted.Why;
import dev.astrolabe.runtime.http.Ask;
import dev.astrolabe.runtime.json.Json;
import dev.astrolabe.runtime.report.RefusalPhrase;
import dev.astrolabe.runtime.text.FileRefusal;
import dev.astrolabe.runtime.text.Language;
import dev.astrolabe.runtime.text.Refusal;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is told to whoever asks for a wrong period, or spent money that no rate converts. */
final class BadInputTest {
  private static final String ROW =
      """
      {"channel":"Search","campaign":"Brand","category":"media","from":"2026-07-01","to":"2026-07-31",
       "amount":{"amount":"3100.00","currency":"CHF"}}\
      """;

  private final Desk desk = new Desk();

  @Test
  void saysWhatPeriodIsWrongInTheReadersLanguage() {
    var wrong =
        Map.of(
            "2026-13", RefusalPhrase.PERIOD_UNKNOWN,
            "1405-13J", RefusalPhrase.PERIOD_UNKNOWN,
            "2026-W54", RefusalPhrase.PERIOD_UNKNOWN,
            "2026-11", RefusalPhrase.PERIOD_IN_THE_FUTURE,
            "2027-Q1", RefusalPhrase.PERIOD_IN_THE_FUTURE,
            "1405-10J", RefusalPhrase.PERIOD_IN_THE_FUTURE);
    wrong.forEach((period, phrase) -> {
      var address = "/api/reports/cpsql?period=" + period;
      for (var language : Language.values()) {
        var page = desk.ask(Ask.get(address).browser(language.tag()));
        assertThat(page.status()).as(period).isEqualTo(422);
        assertThat(page.body())
            .as(period)
            .contains("<html lang=\"" + language.tag() + "\"", phrase.in(language));
      }
      for (var path :
          new String[] {"/api/reports/cpsql", "/api/reports/cpsql/evidence", "/api/spend"}) {
        var answer = desk.ask(Ask.get(path + "?period=" + period));
        assertThat(answer.status()).as(path + period).isEqualTo(422);
        assertThat(answer.json().text("detail")).contains(phrase.english());
        assertThat(answer.texts("errors", "pointer")).containsExactly("/period");
      }
    });
  }

  /** The row stands with its reason in every shape and language; it is no silent zero. */
  @Test
  void namesARowWithoutARateInEveryShapeAndLanguage() {
    assertThat(desk.ask(Ask.post("/api/spend").json(ROW)).status()).isEqualTo(201);
    desk.sql("L-1", "2026-07-02", "search", Why.ENTRY);
    var report = "/api/reports/cpsql?period=2026-07";

    var json = desk.ask(Ask.get(report)).json();
    assertThat(json.items("leftOut").orElseThrow()).hasSize(1);
    assertThat(json.items("notes").orElseThrow()).contains(Json.of("rowsLeftOut"));
    for (var language : Language.values()) {
      var page = desk.ask(Ask.get(report).browser(language.tag())).body();
      assertThat(page)
          .contains(Phrase.LEFT_OUT.in(language), Phrase.ROWS_LEFT_OUT.in(language))
          .contains(language == Language.ENGLISH ? "no rate to USD on" : "USD");
    }
    var csv = desk.ask(Ask.get(report).header("accept", "text/csv")).body();
    assertThat(csv)
        .contains("2026-07,(left out: no rate to USD on 2026-07-01),brand,3100.00,CHF,,,,,\n");
    var evidence = desk.ask(Ask.get("/api/reports/cpsql/evidence?period=2026-07")).json();
    assertThat(evidence.items("spend").orElseThrow()).isEmpty();
    assertThat(((Json.Fields) evidence.items("leftOut").orElseThrow().getFirst()).text("reason"))
        .contains("no rate to USD on 2026-07-01");
  }

  @Test
  void tellsProgramsInTheLanguageThatTheyAskFor() {
    for (var language : Language.values()) {
      var period = Ask.get("/api/reports/cpsql?period=2026-13&lang=" + language.tag());
      assertThat(desk.ask(period).json().text("detail"))
          .contains(RefusalPhrase.PERIOD_UNKNOWN.in(language));
      var row = ROW.replace("2026-07-01", "2026-02-31");
      var asked = Ask.post("/api/spend").json(row).header("accept-language", language.tag());
      assertThat(desk.ask(asked).texts("errors", "detail"))
          .containsExactly(new Refusal(FileRefusal.DAY).in(language));
      var turned = ROW.replace("2026-07-01", "2027-07-01");
      asked = Ask.post("/api/spend").json(turned).header("accept-language", language.tag());
      assertThat(desk.ask(asked).texts("errors", "detail"))
          .containsExactly(new Refusal(FileRefusal.FROM_AFTER_TO).in(language));
    }
    assertThat(desk.ask(Ask.get("/api/spend?period=2026")).json().items("items").orElseThrow())
        .isEmpty();
  }
}
