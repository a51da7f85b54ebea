package dev.astrolabe.model.funnel;

import dev.astrolabe.model.attribution.Attribution;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The counters themselves, to be compared with the leads behind them and mended. */
public interface Tallies {
  /** In the place of an attribution: those that a publication of a model made. */
  String PUBLISHING = "publishing";

  /**
   * One counter.
   *
   * @param by the word of an attribution, or {@value #PUBLISHING}
   */
  record Cell(String model, Milestone milestone, String by, LocalDate day, Credit credit)
      implements Comparable<Cell> {
    public Cell(
        String model, Milestone milestone, Attribution attribution, LocalDate day, Credit credit) {
      this(model, milestone, attribution.word(), day, credit);
    }

    @Override
    public int compareTo(Cell other) {
      return key().compareTo(other.key());
    }

    private String key() {
      return String.join(
          "\n",
          model,
          milestone.word(),
          by,
          day.toString(),
          credit.channel().orElse(""),
          credit.campaign().orElse(""));
    }
  }

  /** Every counter that a milestone stands in. */
  static List<Cell> cells(Counted counted) {
    var cells = new ArrayList<Cell>();
    for (var attribution : Attribution.values()) {
      cells.add(
          new Cell(
              counted.model(),
              counted.milestone(),
              attribution,
              counted.day(),
              counted.credit(attribution)));
    }
    if (counted.why() == Counted.Why.PUBLISHING) {
      cells.add(
          new Cell(
              counted.model(), counted.milestone(), PUBLISHING, counted.day(), Credit.UNKNOWN));
    }
    return cells;
  }

  /** By how much each counter changes where a milestone that counts is counted as another. */
  static SortedMap<Cell, Long> moved(Counted from, Counted to) {
    var changes = new TreeMap<Cell, Long>();
    cells(from).forEach(cell -> changes.merge(cell, -1L, Long::sum));
    cells(to).forEach(cell -> changes.merge(cell, 1L, Long::sum));
    changes.values().removeIf(change -> change == 0);
    return changes;
  }

  /** A month's counters as they stand, and as the leads behind them add up; none that is zero. */
  record Month(SortedMap<Cell, Long> counters, SortedMap<Cell, Long> behind) {}

  Month month(String model, YearMonth month);

  /** Sets a counter; false where it is not {@code seen} any more. */
  boolean set(Cell cell, long seen, long count);
}
