package dev.astrolabe.model.spend;

import dev.astrolabe.model.calendar.Period;
import dev.astrolabe.model.money.Currency;
import dev.astrolabe.model.money.Rates;
import dev.astrolabe.model.money.Rates.Rate;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What was spent in a period, in one currency: every row with the part of it that falls into the
 * period, exact. A row with a day that no rate converts is not counted at all but named, so that
 * currencies never mix and nothing is missing in silence.
 *
 * @param shares what is counted, ordered by row id
 * @param refused the rows that are not
 * @param categories those with a row in the period, whether counted or not
 */
public record SpendInPeriod(
    Period period,
    Currency currency,
    List<Share> shares,
    List<Unconverted> refused,
    Set<Category> categories) {

  /**
   * A row's part.
   *
   * @param days how many of the row's days lie in the period
   * @param amount in the report's currency, exact
   * @param rates those that were used, oldest first; none for a row in the report's currency
   * @param carried the days that have no rate of their own, in order
   */
  public record Share(
      SpendRow row, int days, BigDecimal amount, List<Rate> rates, List<Carried> carried) {
    public Share {
      rates = List.copyOf(rates);
      carried = List.copyOf(carried);
    }
  }

  /** A day without a rate of its own, and the one before it that was taken. */
  public record Carried(LocalDate day, Rate rate) {}

  /** A row for which a rate is missing, with the first day for which it is. */
  public record Unconverted(SpendRow row, LocalDate day, Currency to) {}

  public SpendInPeriod {
    shares = List.copyOf(shares);
    refused = List.copyOf(refused);
    categories = Set.copyOf(categories);
  }

  /** Adds up the rows that meet the period and that the breadth counts. */
  public static SpendInPeriod of(
      Collection<SpendRow> rows, Rates rates, Period period, Currency currency, Breadth breadth) {
    var shares = new ArrayList<Share>();
    var refused = new ArrayList<Unconverted>();
    var categories = EnumSet.noneOf(Category.class);
    rows.stream()
        .sorted(Comparator.comparing(SpendRow::id))
        .filter(row -> row.firstDayIn(period).isPresent())
        .forEach(row -> {
          categories.add(row.category());
          if (breadth.counts(row.category())) {
            add(row, rates, period, currency, shares, refused);
          }
        });
    return new SpendInPeriod(period, currency, shares, refused, categories);
  }

  private static void add(
      SpendRow row,
      Rates rates,
      Period period,
      Currency currency,
      List<Share> shares,
      List<Unconverted> refused) {
    var amount = BigDecimal.ZERO;
    var used = new ArrayList<Rate>();
    var carried = new ArrayList<Carried>();
    int days = 0;
    var last = row.lastDayIn(period);
    for (var day = row.firstDayIn(period).orElseThrow();
        !day.isAfter(last);
        day = day.plusDays(1)) {
      var share = row.on(day);
      days++;
      if (share.currency().equals(currency)) {
        amount = amount.add(share.amount());
        continue;
      }
      var rate = rates.on(day, share.currency(), currency);
      if (rate.isEmpty()) {
        refused.add(new Unconverted(row, day, currency));
        return;
      }
      amount = amount.add(share.amount().multiply(rate.get().rate()));
      if (!used.contains(rate.get())) {
        used.add(rate.get());
      }
      if (rate.get().date().isBefore(day)) {
        carried.add(new Carried(day, rate.get()));
      }
    }
    shares.add(new Share(row, days, amount, used, carried));
  }

  /** All that is counted, exact. */
  public BigDecimal total() {
    return shares.stream().map(Share::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** The rates that were taken for other days than their own, by the currency they are from. */
  public List<CarriedRates> carried() {
    var shares = new TreeMap<Currency, List<Share>>();
    for (var share : this.shares) {
      if (!share.carried().isEmpty()) {
        shares.computeIfAbsent(share.row().amount().currency(), c -> new ArrayList<>()).add(share);
      }
    }
    var carried = new ArrayList<CarriedRates>();
    shares.forEach((from, rows) -> {
      var days = new TreeSet<LocalDate>();
      var dates = new TreeSet<LocalDate>();
      for (var row : rows) {
        for (var each : row.carried()) {
          days.add(each.day());
          dates.add(each.rate().date());
        }
      }
      carried.add(new CarriedRates(from, currency, days.size(), rows.size(), List.copyOf(dates)));
    });
    return List.copyOf(carried);
  }

  /** What is counted under a channel and, where given, a campaign of it, exact. */
  public BigDecimal of(Optional<String> channel, Optional<String> campaign) {
    return shares.stream()
        .filter(share -> share.row().channel().equals(channel))
        .filter(share -> campaign.isEmpty() || share.row().campaign().equals(campaign))
        .map(Share::amount)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
