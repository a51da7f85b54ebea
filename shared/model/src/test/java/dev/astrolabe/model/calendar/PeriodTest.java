package dev.astrolabe.model.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.model.calendar.Period.Kind;
import java.time.DayOfWeek;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PeriodTest {
  @ParameterizedTest
  @CsvSource({
    "2026-W47,WEEK,2026-11-16,2026-11-22",
    "2026-W53,WEEK,2026-12-28,2027-01-03",
    "2026-11,MONTH,2026-11-01,2026-11-30",
    "2024-02,MONTH,2024-02-01,2024-02-29",
    "2026-Q4,QUARTER,2026-10-01,2026-12-31",
    "2026,YEAR,2026-01-01,2026-12-31",
    "1405-08J,JALALI_MONTH,2026-10-23,2026-11-21",
    "1403-12J,JALALI_MONTH,2025-02-19,2025-03-20",
    "1405-Q3J,JALALI_QUARTER,2026-09-23,2026-12-21",
    "1405J,JALALI_YEAR,2026-03-21,2027-03-20"
  })
  void spansTheDaysThatItsCodeNames(String code, Kind kind, LocalDate first, LocalDate last) {
    assertThat(Period.parse(code, DayOfWeek.MONDAY)).contains(new Period(code, kind, first, last));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-13",
        "2026-00",
        "1405-13J",
        "1405-Q5J",
        "1405-Q0J",
        "2026-W54",
        "2025-W53",
        "2026-W00",
        "2026-7",
        "2026-W7",
        "2026-Q04",
        "26",
        "2026-",
        "2026-Q",
        "",
        "1499-01J",
        "1205J",
        "2026-11-01",
        "۲۰۲۶",
        "2026-11 ",
        "99999"
      })
  void isNotNamedByAnythingElse(String code) {
    assertThat(Period.parse(code, DayOfWeek.MONDAY)).isEmpty();
  }

  @Test
  void beginsItsWeeksOnTheDayThatTheCompanyDoes() {
    assertThat(Period.parse("2026-W47", DayOfWeek.SATURDAY).orElseThrow().first())
        .isEqualTo("2026-11-21");
    assertThat(Period.parse("2026-W47", DayOfWeek.SUNDAY).orElseThrow().first())
        .isEqualTo("2026-11-22");
  }

  /** Every day of forty years lies in one period of each kind, and periods follow without a gap. */
  @ParameterizedTest
  @ValueSource(strings = {"MONDAY", "SATURDAY", "SUNDAY"})
  void coversEveryDayOnce(DayOfWeek weekStart) {
    for (var kind : Kind.values()) {
      var period = Period.of(kind, LocalDate.of(2010, 1, 1), weekStart);
      for (var day = LocalDate.of(2010, 1, 1);
          day.isBefore(LocalDate.of(2050, 1, 1));
          day = day.plusDays(1)) {
        if (!period.contains(day)) {
          var next = Period.of(kind, day, weekStart);
          assertThat(next.first()).isEqualTo(day);
          assertThat(next.previous(weekStart)).isEqualTo(period);
          period = next;
        }
        assertThat(Period.of(kind, day, weekStart)).isEqualTo(period);
        assertThat(Period.parse(period.code(), weekStart)).contains(period);
      }
    }
  }

  @Test
  void countsItsDays() {
    assertThat(Period.parse("2028-Q1", DayOfWeek.MONDAY).orElseThrow().days()).isEqualTo(91);
    assertThat(Period.parse("1403J", DayOfWeek.MONDAY).orElseThrow().days()).isEqualTo(366);
  }
}
