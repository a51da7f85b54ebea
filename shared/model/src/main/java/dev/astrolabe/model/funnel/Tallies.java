package dev.astrolabe.model.funnel;

import dev.astrolabe.model.attribution.Attribution;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.SortedMap;

/** The counters themselves, to be compared with the leads behind them and mended. */
public interface Tallies {
  /** One counter. */
  record Cell(
      String model, Milestone milestone, Attribution attribution, LocalDate day, Credit credit)
      implements Comparable<Cell> {
    @Override
    public int compareTo(Cell other) {
      return key().compareTo(other.key());
    }

    private String key() {
      return String.join(
          "\n",
          model,
          milestone.word(),
          attribution.word(),
          day.toString(),
          credit.channel().orElse(""),
          credit.campaign().orElse(""));
    }
  }

  /** A month's counters as they stand, and as the leads behind them add up; none that is zero. */
  record Month(SortedMap<Cell, Long> counters, SortedMap<Cell, Long> behind) {}

  Month month(String model, YearMonth month);

  /** Sets a counter; false where it is not {@code seen} any more. */
  boolean set(Cell cell, long seen, long count);
}
