package dev.astrolabe.model.money;

import dev.astrolabe.model.calendar.Period;
import dev.astrolabe.model.money.Rates.Rate;
import java.util.Collection;

/** Where rates between currencies are kept, one for each day and pair. */
public interface RateBook {
  /** Keeps the rate; answers whether it changed anything. The last one given for a day stands. */
  boolean put(Rate rate);

  /** The rates that a period may need, from several currencies into one. */
  Rates in(Period period, Collection<Currency> from, Currency to);
}
