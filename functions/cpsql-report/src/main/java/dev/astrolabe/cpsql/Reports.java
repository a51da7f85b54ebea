package dev.astrolabe.cpsql;

import dev.astrolabe.model.calendar.Period;
import dev.astrolabe.model.money.Currency;
import dev.astrolabe.model.spend.CpsqlReport;
import dev.astrolabe.model.spend.CpsqlReport.Figures;
import dev.astrolabe.model.spend.SpendInPeriod;
import java.util.Optional;
import java.util.TreeSet;

/** Makes the report of a period from what is kept. */
final class Reports {
  private final Ports.Spend spend;
  private final Ports.RateTable rates;
  private final Ports.Counts counts;
  private final Choices.Company company;

  Reports(Ports.Spend spend, Ports.RateTable rates, Ports.Counts counts, Choices.Company company) {
    this.spend = spend;
    this.rates = rates;
    this.counts = counts;
    this.company = company;
  }

  /** The report under these choices, beside the period before where that has spend or leads. */
  CpsqlReport report(Choices choices) {
    var before = figures(choices, choices.period().previous(company.weekStart()));
    boolean isEmpty = before.spend().shares().isEmpty() && before.sqls().isEmpty();
    return CpsqlReport.of(
        figures(choices, choices.period()),
        isEmpty ? Optional.empty() : Optional.of(before),
        choices.breadth(),
        choices.attribution(),
        company.model(),
        choices.detail());
  }

  private Figures figures(Choices choices, Period period) {
    return new Figures(
        spend(choices, period), counts.in(period, company.model(), choices.attribution()));
  }

  /** What was spent, row by row: the evidence of a report's numerators. */
  SpendInPeriod spend(Choices choices, Period period) {
    var rows = spend.in(period);
    var currencies = new TreeSet<Currency>();
    rows.forEach(row -> currencies.add(row.amount().currency()));
    return SpendInPeriod.of(
        rows,
        rates.in(period, currencies, choices.currency()),
        period,
        choices.currency(),
        choices.breadth());
  }
}
