package dev.astrolabe.cpsqlreport;

import dev.astrolabe.model.money.Currency;
import dev.astrolabe.model.money.Money;
import dev.astrolabe.model.spend.Breadth;
import dev.astrolabe.model.spend.CarriedRates;
import dev.astrolabe.model.spend.CostPerSql;
import dev.astrolabe.model.spend.CpsqlReport;
import dev.astrolabe.runtime.json.Json;
import dev.astrolabe.runtime.text.Language;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The report as programs read it. */
final class CpsqlJson {
  private CpsqlJson() {}

  /**
   * The document.
   *
   * @param revision 0 for what is counted now, from 1 on for reports that were delivered
   */
  static Json.Fields of(CpsqlReport report, Language language, int revision) {
    var wording = new Wording(report, language);
    var currency = report.currency();
    var lines = new ArrayList<Json>();
    for (var line : report.lines()) {
      var json =
          Json.object()
              .put("channel", Json.ofText(line.channel()))
              .put("campaign", Json.ofText(line.campaign()))
              .put("spend", money(line.cost().spend(), currency))
              .put("sqls", line.cost().sqls());
      lines.add(cost(json, line.cost()).build());
    }
    var json =
        Json.object()
            .put("sentence", wording.sentence())
            .put("period", report.period().code())
            .put("basis", "cash")
            .put("spend", report.breadth() == Breadth.FULL ? "full" : "media")
            .put("attribution", report.attribution().word())
            .put("currency", currency.code())
            .put("criteria", "asCounted")
            .put("model", report.model())
            .put("revision", revision)
            .put("total", money(report.total().spend(), currency))
            .put("sqls", report.total().sqls())
            .put("byPublishing", report.byPublishing());
    return cost(json, report.total())
        .put("by", Json.array(lines))
        .put("unallocated", money(report.unallocated(), currency))
        .put("changes", Json.array(changes(report)))
        .put("notes", Json.array(notes(report)))
        .put("leftOut", Json.array(leftOut(report)))
        .put("carriedRates", Json.array(carried(report.carried())))
        .build();
  }

  private static Json.Builder cost(Json.Builder json, CostPerSql cost) {
    return json.put("cpsql", money(cost.cost()))
        .put(
            "interval",
            cost.cost().isEmpty()
                ? new Json.Null()
                : Json.object()
                    .put("low", money(cost.low()))
                    .put("high", money(cost.high()))
                    .build())
        .put("atLeast", money(cost.atLeast()));
  }

  private static List<Json> changes(CpsqlReport report) {
    return report
        .change()
        .<List<Json>>map(change ->
            List.of(
                cost(
                        Json.object()
                            .put("from", change.before().code())
                            .put("total", money(change.total().spend(), report.currency()))
                            .put("sqls", change.total().sqls()),
                        change.total())
                    .put("difference", money(report.difference()))
                    .put("leftOut", change.leftOut())
                    .put("carriedRates", Json.array(carried(change.carried())))
                    .build()))
        .orElse(List.of());
  }

  private static List<Json> notes(CpsqlReport report) {
    return report.notes().stream().sorted().map(note -> Json.of(camel(note.name()))).toList();
  }

  private static List<Json> leftOut(CpsqlReport report) {
    return report.refused().stream()
        .<Json>map(refused ->
            Json.object()
                .put("id", refused.row().id())
                .put("channel", Json.ofText(refused.row().channel()))
                .put("amount", money(Optional.of(refused.row().amount())))
                .put("reason", "no rate to " + refused.to() + " on " + refused.day())
                .build())
        .toList();
  }

  private static List<Json> carried(List<CarriedRates> rates) {
    return rates.stream()
        .<Json>map(carried ->
            Json.object()
                .put("from", carried.from().code())
                .put("to", carried.to().code())
                .put("days", carried.days())
                .put("rows", carried.rows())
                .put(
                    "dates",
                    Json.array(
                        carried.dates().stream().map(date -> Json.of(date.toString())).toList()))
                .build())
        .toList();
  }

  static Json money(BigDecimal amount, Currency currency) {
    return money(Optional.of(new Money(amount, currency)));
  }

  private static Json money(Optional<Money> money) {
    return money
        .<Json>map(
            m -> Json.object().put("amount", m.text()).put("currency", m.currency().code()).build())
        .orElseGet(Json.Null::new);
  }

  /** {@code NO_SQLS} as {@code noSqls}. */
  private static String camel(String constant) {
    var camel = new StringBuilder();
    boolean capital = false;
    for (char c : constant.toLowerCase(Locale.ROOT).toCharArray()) {
      if (c == '_') {
        capital = true;
      } else {
        camel.append(capital ? Character.toUpperCase(c) : c);
        capital = false;
      }
    }
    return camel.toString();
  }
}
