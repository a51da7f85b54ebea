package dev.astrolabe.model.money;

import dev.astrolabe.model.calendar.Period;
import dev.astrolabe.model.money.Rates.Rate;
import java.util.Collection;
import java.util.TreeMap;

/** Rates in memory; pass {@link RateBookContract}. */
public final class InMemoryRates implements RateBook {
  private final TreeMap<String, Rate> rates = new TreeMap<>();

  @Override
  public boolean put(Rate rate) {
    return !rate.equals(rates.put(rate.from() + "#" + rate.to() + "#" + rate.date(), rate));
  }

  @Override
  public Rates in(Period period, Collection<Currency> from, Currency to) {
    return new Rates(
        rates.values().stream()
            .filter(rate -> from.contains(rate.from()) && rate.to().equals(to))
            .toList());
  }
}
