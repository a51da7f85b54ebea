package dev.astrolabe.cpsqlreport;

import dev.astrolabe.model.money.Money;
import dev.astrolabe.model.spend.CostPerSql;
import dev.astrolabe.model.spend.CpsqlReport;
import dev.astrolabe.model.spend.SpendInPeriod;
import dev.astrolabe.runtime.report.CsvFile;
import dev.astrolabe.runtime.report.CsvFile.Cell;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** The report as a table of lines; the last two are what is unallocated, and the total. */
final class CpsqlCsv {
  private CpsqlCsv() {}

  static byte[] of(CpsqlReport report, CsvFile.Profile profile) {
    var file =
        new CsvFile(profile)
            .header(
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
    for (var line : report.lines()) {
      row(file, report, line.channel().orElse("(unknown)"), line.campaign(), line.cost());
    }
    row(
        file,
        report,
        "(unallocated)",
        Optional.empty(),
        new CostPerSql(
            report.unallocated(),
            0,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
    row(file, report, "(total)", Optional.empty(), report.total());
    for (var refused : report.refused()) {
      leftOut(file, report, refused);
    }
    return file.bytes();
  }

  /** A row of spend that is in no figure above: its whole amount, in its own currency. */
  private static void leftOut(CsvFile file, CpsqlReport report, SpendInPeriod.Unconverted refused) {
    var nothing = new Cell.Figure("");
    file.row(
        List.of(
            new Cell.Text(report.period().code()),
            new Cell.Text("(left out: no rate to " + refused.to() + " on " + refused.day() + ")"),
            new Cell.Text(refused.row().campaign().or(refused.row()::channel).orElse("")),
            number(Optional.of(refused.row().amount())),
            new Cell.Text(refused.row().amount().currency().code()),
            nothing,
            nothing,
            nothing,
            nothing,
            nothing));
  }

  private static void row(
      CsvFile file,
      CpsqlReport report,
      String channel,
      Optional<String> campaign,
      CostPerSql cost) {
    file.row(
        List.of(
            new Cell.Text(report.period().code()),
            new Cell.Text(channel),
            new Cell.Text(campaign.orElse("")),
            number(report, cost.spend()),
            new Cell.Text(report.currency().code()),
            new Cell.Figure(Long.toString(cost.sqls())),
            number(cost.cost()),
            number(cost.low()),
            number(cost.high()),
            number(cost.atLeast())));
  }

  private static Cell number(CpsqlReport report, BigDecimal amount) {
    return number(Optional.of(new Money(amount, report.currency())));
  }

  private static Cell number(Optional<Money> money) {
    return new Cell.Figure(money.map(Money::text).orElse(""));
  }
}
