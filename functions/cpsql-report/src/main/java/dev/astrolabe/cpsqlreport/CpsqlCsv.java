package dev.astrolabe.cpsqlreport;

import dev.astrolabe.model.calendar.Period;
import dev.astrolabe.model.money.Money;
import dev.astrolabe.model.spend.CarriedRates;
import dev.astrolabe.model.spend.CostPerSql;
import dev.astrolabe.model.spend.CpsqlReport;
import dev.astrolabe.model.spend.SpendInPeriod;
import dev.astrolabe.runtime.report.CsvFile;
import dev.astrolabe.runtime.report.CsvFile.Cell;
import dev.astrolabe.runtime.report.CsvFile.Profile;
import dev.astrolabe.runtime.text.Language;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The report as a table: its lines, what is unallocated, the total, rows that are in none of them
 * for want of a rate, and rates that stand in for days without one, those of the period before
 * under its own code. What is not the name of a channel stands in brackets. Programs read the same
 * words always, people those of their language.
 */
final class CpsqlCsv {
  private static final List<String> CODES =
      List.of(
          "period",
          "channel",
          "campaign",
          "spend",
          "currency",
          "sqls",
          "cpsql",
          "low",
          "high",
          "atLeast");

  private final CpsqlReport report;
  private final Profile profile;
  private final Language language;
  private final CsvFile file;

  private CpsqlCsv(CpsqlReport report, Profile profile, Language language) {
    this.report = report;
    this.profile = profile;
    this.language = language;
    this.file = new CsvFile(profile);
  }

  /**
   * The file.
   *
   * @param language of a spreadsheet's words
   */
  static byte[] of(CpsqlReport report, Profile profile, Language language) {
    return new CpsqlCsv(report, profile, language).bytes();
  }

  private byte[] bytes() {
    file.row(heads().stream().<Cell>map(Cell.Text::new).toList());
    for (var line : report.lines()) {
      row(
          line.channel().orElseGet(() -> word("unknown", Phrase.UNKNOWN)),
          line.campaign(),
          line.cost());
    }
    row(
        word("unallocated", Phrase.UNALLOCATED),
        Optional.empty(),
        new CostPerSql(
            report.unallocated(),
            0,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
    row(word("total", Phrase.TOTAL), Optional.empty(), report.total());
    report.refused().forEach(this::leftOut);
    report.carried().forEach(carried -> carried(report.period(), carried));
    report
        .change()
        .ifPresent(
            change -> change.carried().forEach(carried -> carried(change.before(), carried)));
    return file.bytes();
  }

  private List<String> heads() {
    return switch (profile) {
      case MACHINE -> CODES;
      case SPREADSHEET ->
          List.of(
                  Phrase.PERIOD,
                  Phrase.CHANNEL,
                  Phrase.CAMPAIGN,
                  Phrase.SPEND,
                  Phrase.CURRENCY,
                  Phrase.SQLS,
                  Phrase.COST,
                  Phrase.LOW,
                  Phrase.HIGH,
                  Phrase.BOUND)
              .stream()
              .map(phrase -> phrase.in(language))
              .toList();
    };
  }

  private String word(String forPrograms, Phrase forPeople) {
    return switch (profile) {
      case MACHINE -> "(" + forPrograms + ")";
      case SPREADSHEET -> "(" + forPeople.in(language) + ")";
    };
  }

  /** A row of spend that is in no figure above: its whole amount, in its own currency. */
  private void leftOut(SpendInPeriod.Unconverted refused) {
    var why =
        switch (profile) {
          case MACHINE -> "(left out: no rate to " + refused.to() + " on " + refused.day() + ")";
          case SPREADSHEET ->
              "("
                  + Phrase.LEFT_OUT.in(language)
                  + ": "
                  + Wording.plain(new Wording(report, language).missing(refused))
                  + ")";
        };
    apart(
        report.period(),
        why,
        refused.row().campaign().or(refused.row()::channel).orElse(""),
        number(Optional.of(refused.row().amount())),
        refused.row().amount().currency().code());
  }

  private void carried(Period period, CarriedRates carried) {
    var what =
        switch (profile) {
          case MACHINE ->
              carried.from()
                  + " to "
                  + carried.to()
                  + ": carried over days without a rate: days "
                  + carried.days()
                  + "; rows "
                  + carried.rows()
                  + "; rates of "
                  + carried.dates().stream().map(String::valueOf).collect(Collectors.joining(" "));
          case SPREADSHEET -> Wording.plain(new Wording(report, language).carried(carried));
        };
    apart(period, "(" + what + ")", "", new Cell.Figure(""), carried.from().code());
  }

  /** A row that is none of the report's lines. */
  private void apart(Period period, String why, String campaign, Cell spend, String currency) {
    var cells =
        new ArrayList<Cell>(
            List.of(
                new Cell.Text(period.code()),
                new Cell.Text(why),
                new Cell.Text(campaign),
                spend,
                new Cell.Text(currency)));
    cells.addAll(Collections.nCopies(CODES.size() - cells.size(), new Cell.Figure("")));
    file.row(cells);
  }

  private void row(String channel, Optional<String> campaign, CostPerSql cost) {
    file.row(
        List.of(
            new Cell.Text(report.period().code()),
            new Cell.Text(channel),
            new Cell.Text(campaign.orElse("")),
            number(cost.spend()),
            new Cell.Text(report.currency().code()),
            new Cell.Figure(Long.toString(cost.sqls())),
            number(cost.cost()),
            number(cost.low()),
            number(cost.high()),
            number(cost.atLeast())));
  }

  private Cell number(BigDecimal amount) {
    return number(Optional.of(new Money(amount, report.currency())));
  }

  private static Cell number(Optional<Money> money) {
    return new Cell.Figure(money.map(Money::text).orElse(""));
  }
}
