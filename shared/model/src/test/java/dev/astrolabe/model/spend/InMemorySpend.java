package dev.astrolabe.model.spend;

import dev.astrolabe.model.calendar.Period;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Rows of spend in memory; pass {@link SpendBookContract}. */
public final class InMemorySpend implements SpendBook {
  private final TreeMap<String, SpendRow> rows = new TreeMap<>();

  @Override
  public Added add(SpendRow row) {
    var stands = rows.putIfAbsent(row.id(), row);
    if (stands == null) {
      return Added.NEW;
    }
    return stands.equals(row) ? Added.STANDS : Added.ANOTHER;
  }

  @Override
  public boolean remove(SpendRow row) {
    return rows.remove(row.id()) != null;
  }

  @Override
  public Optional<SpendRow> find(LocalDate from, LocalDate to, String id) {
    return Optional.ofNullable(rows.get(id))
        .filter(row -> row.from().equals(from) && row.to().equals(to));
  }

  @Override
  public List<SpendRow> in(Period period) {
    return rows.values().stream()
        .filter(row -> row.firstDayIn(period).isPresent())
        .sorted(
            Comparator.comparing(SpendRow::to)
                .thenComparing(SpendRow::from)
                .thenComparing(SpendRow::id))
        .toList();
  }
}
