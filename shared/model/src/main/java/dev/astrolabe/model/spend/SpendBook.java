package dev.astrolabe.model.spend;

import dev.astrolabe.model.calendar.Period;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Where rows of spend are kept. */
public interface SpendBook {
  /** What became of a row. */
  enum Added {
    NEW,
    /** The same row stood already. */
    STANDS,
    /** Another row has its id; nothing was changed. */
    ANOTHER
  }

  /** Keeps the row unless one with its id stands, whatever its days. Safe to repeat. */
  Added add(SpendRow row);

  /** Takes the row away; answers whether it stood. Its id is free then. Safe to repeat. */
  boolean remove(SpendRow row);

  /** The row of an id between two days, read consistently. */
  Optional<SpendRow> find(LocalDate from, LocalDate to, String id);

  /** Every row with a day in the period, in order of last days, first days and ids. */
  List<SpendRow> in(Period period);
}
