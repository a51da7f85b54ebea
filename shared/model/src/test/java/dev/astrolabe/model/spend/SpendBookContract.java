package dev.astrolabe.model.spend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.model.calendar.Period;
import dev.astrolabe.model.money.Currency;
import dev.astrolabe.model.money.Money;
import dev.astrolabe.model.spend.SpendBook.Added;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every book of spend does, in memory or not. */
public abstract class SpendBookContract {
  /** An empty book. */
  protected abstract SpendBook emptyBook();

  private SpendBook book;

  @BeforeEach
  final void open() {
    book = emptyBook();
  }

  private static SpendRow row(String id, String from, String to, String amount) {
    return new SpendRow(
        id,
        Optional.of("جستجو"),
        Optional.of("c#1"),
        Category.MEDIA,
        LocalDate.parse(from),
        LocalDate.parse(to),
        new Money(new BigDecimal(amount), Currency.USD),
        Optional.of("by hand"),
        Optional.empty());
  }

  private static Period period(String code) {
    return Period.parse(code, DayOfWeek.MONDAY).orElseThrow();
  }

  @Test
  final void keepsARowOnceAndNoOtherUnderItsId() {
    var row = row("k1", "2026-07-01", "2026-07-31", "100.50");

    assertThat(book.add(row)).isEqualTo(Added.NEW);
    assertThat(book.add(row)).isEqualTo(Added.STANDS);
    assertThat(book.add(row("k1", "2026-07-01", "2026-07-31", "100.51"))).isEqualTo(Added.ANOTHER);
    assertThat(book.add(row("k1", "2026-08-01", "2026-08-31", "100.50"))).isEqualTo(Added.ANOTHER);

    assertThat(book.in(period("2026"))).containsExactly(row);
    assertThat(book.find(row.from(), row.to(), "k1")).contains(row);
    assertThat(book.find(row.from(), row.to(), "k2")).isEmpty();
  }

  @Test
  final void findsTheRowsThatMeetAPeriodInOrder() {
    var year = row("a", "2026-01-01", "2026-12-31", "12.00");
    var july = row("b", "2026-07-01", "2026-07-31", "1.00");
    var before = row("c", "2026-06-01", "2026-06-30", "1.00");
    var edge = row("d", "2026-07-31", "2026-08-02", "-1.00");
    for (var row : new SpendRow[] {year, before, edge, july}) {
      book.add(row);
    }

    assertThat(book.in(period("2026-07"))).containsExactly(july, edge, year);
    assertThat(book.in(period("2025"))).isEmpty();
  }

  @Test
  final void takesARowAwayAndFreesItsId() {
    var row = row("k1", "2026-07-01", "2026-07-31", "100.50");
    book.add(row);

    assertThat(book.remove(row)).isTrue();
    assertThat(book.remove(row)).isFalse();

    assertThat(book.in(period("2026"))).isEmpty();
    assertThat(book.add(row("k1", "2026-08-01", "2026-08-31", "3.00"))).isEqualTo(Added.NEW);
  }
}
