package dev.astrolabe.model.funnel;

import dev.astrolabe.model.attribution.Attribution;
import dev.astrolabe.model.calendar.Period;
import dev.astrolabe.model.lead.LeadId;
import dev.astrolabe.model.spend.SqlCount;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counters in memory; pass {@link CountersContract}. For one thread at a time. */
public final class InMemoryCounters implements Counters, FunnelCounts, Tallies {
  private final TreeMap<LeadId, TreeMap<String, Standing>> standings = new TreeMap<>();
  private final TreeMap<Cell, Long> cells = new TreeMap<>();

  @Override
  public List<Standing> of(LeadId lead) {
    return List.copyOf(standings.getOrDefault(lead, new TreeMap<>()).values());
  }

  @Override
  public boolean count(Counted counted) {
    var own = standings.computeIfAbsent(counted.lead(), lead -> new TreeMap<>());
    if (own.putIfAbsent(key(counted), new Standing(counted, true, 0)) != null) {
      return false;
    }
    add(counted, 1);
    return true;
  }

  @Override
  public boolean correct(Standing standing) {
    var counted = standing.counted();
    var own = standings.getOrDefault(counted.lead(), new TreeMap<>());
    var stands = own.get(key(counted));
    if (stands == null || stands.corrections() != standing.corrections()) {
      return false;
    }
    own.put(key(counted), new Standing(counted, !standing.counts(), standing.corrections() + 1));
    add(counted, standing.counts() ? -1 : 1);
    return true;
  }

  @Override
  public boolean credit(Standing standing, Credit firstTouch, Credit lastTouch) {
    var counted = standing.counted();
    var own = standings.getOrDefault(counted.lead(), new TreeMap<>());
    var stands = own.get(key(counted));
    if (stands == null || stands.corrections() != standing.corrections()) {
      return false;
    }
    var next = counted.under(firstTouch, lastTouch);
    own.put(key(counted), new Standing(next, standing.counts(), standing.corrections() + 1));
    if (standing.counts()) {
      Tallies.moved(counted, next).forEach((cell, by) -> cells.merge(cell, by, Long::sum));
    }
    return true;
  }

  private static String key(Counted counted) {
    return counted.model() + "#" + counted.milestone();
  }

  private void add(Counted counted, long by) {
    Tallies.cells(counted).forEach(cell -> cells.merge(cell, by, Long::sum));
  }

  @Override
  public List<SqlCount> counts(
      Period period, String model, Milestone milestone, Attribution attribution) {
    return cells.entrySet().stream()
        .filter(entry -> entry.getKey().model().equals(model))
        .filter(entry -> entry.getKey().milestone() == milestone)
        .filter(entry -> entry.getKey().by().equals(attribution.word()))
        .filter(entry -> period.contains(entry.getKey().day()))
        .map(entry ->
            new SqlCount(
                entry.getKey().credit().channel(),
                entry.getKey().credit().campaign(),
                entry.getValue()))
        .toList();
  }

  @Override
  public long byPublishing(Period period, String model, Milestone milestone) {
    return cells.entrySet().stream()
        .filter(entry -> entry.getKey().model().equals(model))
        .filter(entry -> entry.getKey().milestone() == milestone)
        .filter(entry -> entry.getKey().by().equals(PUBLISHING))
        .filter(entry -> period.contains(entry.getKey().day()))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  @Override
  public List<Standing> behind(
      Period period, String model, Milestone milestone, Optional<Place> after, int limit) {
    return everything().stream()
        .filter(standing -> standing.counted().model().equals(model))
        .filter(standing -> standing.counted().milestone() == milestone)
        .filter(standing -> period.contains(standing.counted().day()))
        .sorted(
            Comparator.comparing((Standing standing) -> standing.counted().day())
                .thenComparing(standing -> standing.counted().lead()))
        .filter(standing -> after.isEmpty() || follows(standing.counted(), after.get()))
        .limit(limit)
        .toList();
  }

  private static boolean follows(Counted counted, Place place) {
    int byDay = counted.day().compareTo(place.day());
    return byDay == 0 ? counted.lead().compareTo(place.lead()) > 0 : byDay > 0;
  }

  @Override
  public Month month(String model, YearMonth month) {
    var counters = new TreeMap<Cell, Long>();
    cells.forEach((cell, n) -> {
      if (n != 0 && cell.model().equals(model) && YearMonth.from(cell.day()).equals(month)) {
        counters.put(cell, n);
      }
    });
    var behind = new TreeMap<Cell, Long>();
    for (var standing : everything()) {
      for (var cell : Tallies.cells(standing.counted())) {
        if (standing.counts()
            && cell.model().equals(model)
            && YearMonth.from(cell.day()).equals(month)) {
          behind.merge(cell, 1L, Long::sum);
        }
      }
    }
    return new Month(counters, behind);
  }

  @Override
  public boolean set(Cell cell, long seen, long count) {
    if (cells.getOrDefault(cell, 0L) != seen) {
      return false;
    }
    cells.put(cell, count);
    return true;
  }

  /** Every milestone of every lead as it stands. */
  public List<Standing> everything() {
    return standings.values().stream().flatMap(own -> own.values().stream()).toList();
  }

  /** The counters as they are, those of none left out. */
  public SortedMap<Cell, Long> cells() {
    var some = new TreeMap<>(cells);
    some.values().removeIf(n -> n == 0);
    return some;
  }

  /** Forgets the counters and keeps what is behind them. */
  public void wipeCells() {
    cells.clear();
  }
}
