package dev.astrolabe.model.spend;

import dev.astrolabe.model.calendar.Period;
import dev.astrolabe.model.money.Currency;
import dev.astrolabe.model.money.Rates.Rate;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What was spent, as somebody counts it by hand: day by day and row by row, looking through every
 * rate for each.
 */
final class NaiveSpend {
  /** Channel and campaign, empty where there is none: what they cost, exact. */
  final Map<List<String>, BigDecimal> amounts = new TreeMap<>((a, b) -> text(a).compareTo(text(b)));

  /** Each row that is left out, and the first day without a rate. */
  final Map<String, LocalDate> leftOut = new TreeMap<>();

  /** By currency: days that took an earlier rate, rows they belong to, dates of those rates. */
  final Map<String, TreeSet<String>> carried = new TreeMap<>();

  private final Collection<Rate> rates;
  private final Currency into;

  NaiveSpend(
      Collection<SpendRow> rows,
      Collection<Rate> rates,
      Period period,
      Currency into,
      Breadth breadth) {
    this.rates = rates;
    this.into = into;
    for (var row : rows) {
      if (breadth == Breadth.FULL || row.category() == Category.MEDIA) {
        count(row, period);
      }
    }
  }

  private static String text(List<String> key) {
    return String.join("/", key);
  }

  private void count(SpendRow row, Period period) {
    var parts = row.days();
    var unit = BigDecimal.ONE.movePointLeft(row.amount().currency().digits());
    var units = row.amount().amount().divide(unit).toBigIntegerExact();
    var left = units.abs();
    var sum = BigDecimal.ZERO;
    boolean meets = false;
    var marks = new ArrayList<String>();
    var day = row.from();
    for (int rest = parts; rest > 0; rest--, day = day.plusDays(1)) {
      // What is left, shared over the days that are left, rounded up: larger shares come first.
      var share = left.add(BigInteger.valueOf(rest - 1L)).divide(BigInteger.valueOf(rest));
      left = left.subtract(share);
      if (day.isBefore(period.first()) || day.isAfter(period.last())) {
        continue;
      }
      meets = true;
      var amount =
          unit.multiply(new BigDecimal(share)).multiply(BigDecimal.valueOf(units.signum()));
      if (row.amount().currency().equals(into)) {
        sum = sum.add(amount);
        continue;
      }
      var rate = rate(row.amount().currency(), day);
      if (rate.isEmpty()) {
        leftOut.put(row.id(), day);
        return;
      }
      if (!rate.get().date().equals(day)) {
        marks.add("day " + day);
        marks.add("row " + row.id());
        marks.add("of " + rate.get().date());
      }
      sum = sum.add(amount.multiply(rate.get().rate()));
    }
    if (meets) {
      amounts.merge(
          List.of(row.channel().orElse(""), row.campaign().orElse("")), sum, BigDecimal::add);
      if (!marks.isEmpty()) {
        carried.computeIfAbsent(row.amount().currency().code(), c -> new TreeSet<>()).addAll(marks);
      }
    }
  }

  private Optional<Rate> rate(Currency from, LocalDate day) {
    Optional<Rate> best = Optional.empty();
    for (var rate : rates) {
      if (rate.from().equals(from)
          && rate.to().equals(into)
          && !rate.date().isAfter(day)
          && !rate.date().plusDays(7).isBefore(day)
          && best.filter(b -> b.date().isAfter(rate.date())).isEmpty()) {
        best = Optional.of(rate);
      }
    }
    return best;
  }

  BigDecimal total() {
    return amounts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** The marks of a currency that begin with a word, without it. */
  List<String> carried(String currency, String word) {
    return carried.getOrDefault(currency, new TreeSet<>()).stream()
        .filter(mark -> mark.startsWith(word + " "))
        .map(mark -> mark.substring(word.length() + 1))
        .toList();
  }
}
