package dev.astrolabe.cpsql;

import dev.astrolabe.model.attribution.Attribution;
import dev.astrolabe.model.calendar.Period;
import dev.astrolabe.model.money.Currency;
import dev.astrolabe.model.money.Rates;
import dev.astrolabe.model.money.Rates.Rate;
import dev.astrolabe.model.spend.SpendRow;
import dev.astrolabe.model.spend.SqlCount;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Where figures come from. */
final class Ports {
  private Ports() {}

  /** Rows of spend. */
  interface Spend {
    /** Keeps the row unless it stands; answers whether it is new. */
    boolean add(SpendRow row);

    /** Answers whether the row stood. */
    boolean remove(SpendRow row);

    Optional<SpendRow> find(LocalDate from, LocalDate to, String id);

    /** Every row with a day in the period. */
    List<SpendRow> in(Period period);
  }

  /** Rates between currencies. */
  interface RateTable {
    /** The last rate given for a day stands. */
    void put(Rate rate);

    Rates in(Period period, Collection<Currency> from, Currency to);
  }

  /** Counted leads. */
  interface Counts {
    List<SqlCount> in(Period period, String model, Attribution attribution);
  }
}
