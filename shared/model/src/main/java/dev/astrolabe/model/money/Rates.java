package dev.astrolabe.model.money;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What one unit of a currency was worth in another on a day, as somebody recorded it. A day without
 * a rate takes the last one before it, at most {@value #OLDEST} days old, since markets rest on
 * weekends and holidays; beyond that there is none, and nothing is guessed. A rate is never turned
 * around: 1 EUR = 1.10 USD says nothing of USD in EUR.
 */
public final class Rates {
  /** A rate this many days old may still be taken. */
  public static final int OLDEST = 7;

  /** One rate: on {@code date} one {@code from} was {@code rate} {@code to}. */
  public record Rate(LocalDate date, Currency from, Currency to, BigDecimal rate) {
    private static final int MOST_DIGITS = 12;

    public Rate {
      if (rate.signum() <= 0) {
        throw new InvalidRate(new RateFault.NotAboveZero(rate));
      }
      if (rate.scale() > MOST_DIGITS || rate.compareTo(Money.LIMIT) >= 0) {
        throw new InvalidRate(new RateFault.TooLong());
      }
      if (from.equals(to)) {
        throw new InvalidRate(new RateFault.OneCurrency(from));
      }
    }
  }

  private record Pair(Currency from, Currency to) {}

  private final Map<Pair, TreeMap<LocalDate, Rate>> byPair = new HashMap<>();

  /** Rates of which no two share day and pair; of those that do, the last stands. */
  public Rates(Collection<Rate> rates) {
    for (var rate : rates) {
      byPair
          .computeIfAbsent(new Pair(rate.from(), rate.to()), p -> new TreeMap<>())
          .put(rate.date(), rate);
    }
  }

  /** The rate in force on a day; empty where none is known, or only one that is too old. */
  public Optional<Rate> on(LocalDate day, Currency from, Currency to) {
    var known = byPair.get(new Pair(from, to));
    var last = known == null ? null : known.floorEntry(day);
    return last == null || ChronoUnit.DAYS.between(last.getKey(), day) > OLDEST
        ? Optional.empty()
        : Optional.of(last.getValue());
  }
}
