package dev.astrolabe.model.money;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.model.calendar.Period;
import dev.astrolabe.model.money.Rates.Rate;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every book of rates does, in memory or not. */
public abstract class RateBookContract {
  private static final Currency EUR = new Currency("EUR");
  private static final Currency IRT = new Currency("IRT");

  /** An empty book. */
  protected abstract RateBook emptyBook();

  private RateBook book;

  @BeforeEach
  final void open() {
    book = emptyBook();
  }

  private static Rate rate(String day, Currency from, String rate) {
    return new Rate(LocalDate.parse(day), from, Currency.USD, new BigDecimal(rate));
  }

  @Test
  final void keepsTheLastRateOfADayAndSaysWhatChanged() {
    assertThat(book.put(rate("2026-07-01", EUR, "1.08"))).isTrue();
    assertThat(book.put(rate("2026-07-01", EUR, "1.08"))).isFalse();
    assertThat(book.put(rate("2026-07-01", EUR, "1.09"))).isTrue();

    assertThat(rates(EUR).on(LocalDate.parse("2026-07-01"), EUR, Currency.USD))
        .contains(rate("2026-07-01", EUR, "1.09"));
  }

  @Test
  final void keepsPairsApartAndTakesTheLastRateBeforeAPeriod() {
    book.put(rate("2026-06-28", EUR, "1.07"));
    book.put(rate("2026-07-03", IRT, "0.00001"));

    var rates = rates(EUR, IRT);
    assertThat(rates.on(LocalDate.parse("2026-07-01"), EUR, Currency.USD))
        .contains(rate("2026-06-28", EUR, "1.07"));
    assertThat(rates.on(LocalDate.parse("2026-07-01"), IRT, Currency.USD)).isEmpty();
    assertThat(rates.on(LocalDate.parse("2026-07-03"), IRT, Currency.USD))
        .contains(rate("2026-07-03", IRT, "0.00001"));
    assertThat(rates.on(LocalDate.parse("2026-07-03"), Currency.USD, EUR)).isEmpty();
  }

  private Rates rates(Currency... from) {
    var july = Period.parse("2026-07", DayOfWeek.MONDAY).orElseThrow();
    return book.in(july, Set.of(from), Currency.USD);
  }
}
