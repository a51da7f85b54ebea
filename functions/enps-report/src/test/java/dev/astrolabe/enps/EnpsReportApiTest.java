package dev.astrolabe.enps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.runtime.http.Ask;
import dev.astrolabe.runtime.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

final class EnpsReportApiTest {
  private static final String PATH = "/api/reports/enps?survey=pulse";

  private final Office office = new Office();

  private static int number(Json.Fields fields, String name) {
    return fields.decimal(name).orElseThrow().intValueExact();
  }

  private Json.Fields group(Json.Fields report, String value) {
    return report.items("by").orElseThrow().stream()
        .map(item -> (Json.Fields) item)
        .filter(item -> item.text("value").orElse("").equals(value))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void hasTheFiguresOfTheSampleCompany() {
    var report = office.sample().asks(Ask.get(PATH + "&period=2026-Q3")).json();
    assertThat(number(report, "enps")).isEqualTo(29);
    assertThat(number(report, "promoters")).isEqualTo(12);
    assertThat(number(report, "passives")).isEqualTo(7);
    assertThat(number(report, "detractors")).isEqualTo(5);
    assertThat(number(report, "answered")).isEqualTo(24);
    assertThat(number(report, "asked")).isEqualTo(30);
    assertThat(number(report, "responseRate")).isEqualTo(80);
    assertThat(number(report.fields("interval").orElseThrow(), "low")).isEqualTo(-5);
    assertThat(number(report.fields("interval").orElseThrow(), "high")).isEqualTo(56);
    assertThat(number(group(report, "Sales"), "enps")).isEqualTo(18);
    assertThat(number(group(report, "Sales"), "n")).isEqualTo(11);
    assertThat(number(group(report, "Product"), "enps")).isEqualTo(38);
    assertThat(number(group(report, "Product"), "n")).isEqualTo(13);
    for (var hidden : List.of("Cairo", "Tehran")) {
      assertThat(group(report, hidden).text("hidden")).contains("protected");
      assertThat(group(report, hidden).get("n")).contains(new Json.Null());
    }
    assertThat(report.get("change")).contains(new Json.Null());
    assertThat(report.text("sentence").orElse("").replaceAll("[\u2068\u2069]", ""))
        .isEqualTo(
            "The eNPS is +29: 12 of 24 who answered recommend the company, 5 do not; 24 of 30 asked answered (80%).");
  }

  @Test
  void tellsTheChangeFromTheRunBeforeOnTheSameScaleOnly() {
    var report = office.before("1-10").sample().asks(Ask.get(PATH)).json();
    assertThat(number(report.fields("change").orElseThrow(), "points")).isEqualTo(29);
    var other = new Office().before("0-10").sample().asks(Ask.get(PATH)).json();
    assertThat(other.get("change")).contains(new Json.Null());
    assertThat(office.asks(Ask.get(PATH + "&period=2026-06")).json().text("run"))
        .contains("2026-06-21");
  }

  @Test
  void showsOneBreakdownWithTheSameHidden() {
    office.sample();
    var report = office.asks(Ask.get(PATH + "&by=office")).json();
    assertThat(report.items("by").orElseThrow()).hasSize(3);
    assertThat(office.asks(Ask.get(PATH + "&by=salary")).status()).isEqualTo(422);
  }

  @Test
  void isReadInThreeLanguages() {
    office.sample();
    for (var language : List.of("en", "ar", "fa")) {
      var page = office.asks(Ask.get(PATH).browser(language));
      assertThat(page.status()).isEqualTo(200);
      assertThat(page.body())
          .contains("lang=\"" + language + "\"")
          .contains(language.equals("en") ? "dir=\"ltr\"" : "dir=\"rtl\"")
          .contains("<svg role=\"img\"")
          .contains(language.equals("fa") ? "+۲۹" : "+29");
    }
    assertThat(office.asks(Ask.get(PATH + "&lang=fa")).json().text("sentence").orElse(""))
        .contains("شاخص");
  }

  @Test
  void isATableForProgramsAndForSpreadsheets() {
    office.sample();
    var machine = office.asks(Ask.get(PATH).header("accept", "text/csv")).body();
    assertThat(machine)
        .startsWith("attribute,value,enps,n,promoters,passives,detractors,low,high,hidden\n")
        .contains(",,29,24,12,7,5,-5,56,\n")
        .contains("department,Sales,18,11,5,3,3,")
        .contains("office,Cairo,,,,,,,,protected\n");
    var sheet = office.asks(Ask.get(PATH + "&profile=spreadsheet").header("accept", "text/csv"));
    assertThat(sheet.body())
        .startsWith("\uFEFFBreakdown,Group,eNPS,")
        .contains("\r\nEverybody,,29,24,12,7,5,-5,56,\r\n");
  }

  @Test
  void showsNothingOfFewerThanFive() {
    office.ran("2026-09-21", Office.survey(), 30, Office.CLOSED, List.of());
    var report = office.asks(Ask.get(PATH)).json();
    assertThat(report.get("enps")).contains(new Json.Null());
    assertThat(report.get("answered")).contains(new Json.Null());
    assertThat(report.text("sentence").orElse("")).contains("Fewer than");
    assertThat(office.asks(Ask.get(PATH).browser("ar")).status()).isEqualTo(200);
    assertThat(office.asks(Ask.get(PATH).header("accept", "text/csv")).body())
        .contains(",,,,,,,,,protected\n");
  }

  @Test
  void refusesWhatItCannotAnswer() {
    office.sample();
    assertThat(office.asks(Ask.get("/api/reports/enps")).status()).isEqualTo(400);
    assertThat(office.asks(Ask.get("/api/reports/enps?survey=none")).status()).isEqualTo(404);
    assertThat(office.asks(Ask.get(PATH + "&period=2026-Q1")).status()).isEqualTo(404);
    for (var period : List.of("2026-13", "1405-13J", "2031")) {
      var answer = office.asks(Ask.get(PATH + "&period=" + period));
      assertThat(answer.status()).as(period).isEqualTo(422);
      assertThat(answer.texts("errors", "pointer")).containsExactly("/period");
    }
    assertThat(Ask.get(PATH).as("x", "reports").of(office.handler).status()).isEqualTo(403);
  }
}
