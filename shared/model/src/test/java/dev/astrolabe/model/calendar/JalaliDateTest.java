package dev.astrolabe.model.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.astrolabe.model.ReferenceFigures;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

final class JalaliDateTest {
  @Test
  void beginsEveryYearAndCountsItsDaysAsTheCalendarAuthorityDoes() {
    var table = ReferenceFigures.lines("calendar/persian_kabise_1206_1498_CC0.txt");
    assertThat(table).hasSize(293);
    for (var line : table) {
      var parts = line.split(" ", -1);
      int year = Integer.parseInt(parts[0].replace("*", ""));
      assertThat(JalaliDate.isLeap(year)).as(line).isEqualTo(parts[0].endsWith("*"));
      assertThat(new JalaliDate(year, 1, 1).toGregorian()).isEqualTo(LocalDate.parse(parts[1]));
    }
  }

  @Test
  void countsEveryDayOnceInBothDirections() {
    var expected = new JalaliDate(1206, 1, 1);
    var last = new JalaliDate(1498, 12, 30).toGregorian();
    for (var day = expected.toGregorian(); !day.isAfter(last); day = day.plusDays(1)) {
      assertThat(JalaliDate.of(day)).isEqualTo(expected);
      expected = day.equals(last) ? expected : following(expected);
    }
  }

  @Test
  void hasAThirtiethOfEsfandInALeapYearOnly() {
    assertThat(new JalaliDate(1403, 12, 30).toGregorian()).isEqualTo("2025-03-20");
    assertThatThrownBy(() -> new JalaliDate(1404, 12, 30))
        .hasMessage("month 12 of 1404 has 29 days, was 30");
  }

  @Test
  void refusesDaysThatNoTableFixes() {
    var before = new JalaliDate(1206, 1, 1).toGregorian().minusDays(1);
    var after = new JalaliDate(1498, 12, 30).toGregorian().plusDays(1);
    assertThatThrownBy(() -> JalaliDate.of(before)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> JalaliDate.of(after)).isInstanceOf(IllegalArgumentException.class);
  }

  private static JalaliDate following(JalaliDate date) {
    if (date.day() < JalaliDate.daysIn(date.year(), date.month())) {
      return new JalaliDate(date.year(), date.month(), date.day() + 1);
    }
    return date.month() < 12
        ? new JalaliDate(date.year(), date.month() + 1, 1)
        : new JalaliDate(date.year() + 1, 1, 1);
  }
}
