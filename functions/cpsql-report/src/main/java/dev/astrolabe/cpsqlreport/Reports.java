package dev.astrolabe.cpsqlreport;

import dev.astrolabe.model.calendar.Period;
import dev.astrolabe.model.funnel.Counters;
import dev.astrolabe.model.funnel.FunnelCounts;
import dev.astrolabe.model.funnel.Milestone;
import dev.astrolabe.model.money.Currency;
import dev.astrolabe.model.money.RateBook;
import dev.astrolabe.model.spend.CpsqlReport;
import dev.astrolabe.model.spend.CpsqlReport.Figures;
import dev.astrolabe.model.spend.SpendBook;
import dev.astrolabe.model.spend.SpendInPeriod;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Makes the report of a period from what is kept. */
final class Reports {
  private final SpendBook spend;
  private final RateBook rates;
  private final FunnelCounts counts;
  private final Choices.Company company;

  Reports(SpendBook spend, RateBook rates, FunnelCounts counts, Choices.Company company) {
    this.spend = spend;
    this.rates = rates;
    this.counts = counts;
    this.company = company;
  }

  /**
   * The report under these choices, beside the period before where that has spend or leads.
   *
   * @param today in the company's time zone
   */
  CpsqlReport report(Choices choices, LocalDate today) {
    var before = figures(choices, choices.period().previous(company.weekStart()));
    boolean isEmpty =
        before.spend().shares().isEmpty()
            && before.spend().refused().isEmpty()
            && before.sqls().isEmpty();
    return CpsqlReport.of(
        figures(choices, choices.period()),
        isEmpty ? Optional.empty() : Optional.of(before),
        choices.breadth(),
        choices.attribution(),
        company.model(),
        choices.detail(),
        choices.period().last().isBefore(today));
  }

  private Figures figures(Choices choices, Period period) {
    return new Figures(
        spend(choices, period),
        counts.counts(period, company.model(), Milestone.SQL, choices.attribution()),
        counts.byPublishing(period, company.model(), Milestone.SQL));
  }

  /**
   * The leads that are counted, and those that a correction took back: at most {@code limit} that
   * follow {@code after}.
   */
  List<Counters.Standing> sqls(Period period, Optional<FunnelCounts.Place> after, int limit) {
    return counts.behind(period, company.model(), Milestone.SQL, after, limit);
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
