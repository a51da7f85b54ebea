package dev.astrolabe.model.calendar;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.WeekFields;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stretch of whole days that reports speak of, named by its code: {@code 2026-W47}, {@code
 * 2026-11}, {@code 2026-Q4}, {@code 2026}, Jalali {@code 1405-08J}, {@code 1405-Q3J}, {@code
 * 1405J}.
 *
 * @param first its first day
 * @param last its last day, included
 */
public record Period(String code, Kind kind, LocalDate first, LocalDate last) {
  /** The kinds of periods. */
  public enum Kind {
    WEEK,
    MONTH,
    QUARTER,
    YEAR,
    JALALI_MONTH,
    JALALI_QUARTER,
    JALALI_YEAR
  }

  private static final Pattern GREGORIAN = Pattern.compile("([0-9]{4})(?:-(W|Q)?([0-9]{1,2}))?");
  private static final Pattern JALALI = Pattern.compile("([0-9]{4})(?:-(Q)?([0-9]{1,2}))?J");

  /**
   * The period that a code names; empty for what names none, such as {@code 2026-13} or {@code
   * 1405-13J}.
   *
   * @param weekStart the day on which weeks begin; week 1 is the first with four days in the year
   */
  public static Optional<Period> parse(String code, DayOfWeek weekStart) {
    try {
      var jalali = JALALI.matcher(code);
      if (jalali.matches()) {
        return Optional.of(jalali(code, jalali));
      }
      var gregorian = GREGORIAN.matcher(code);
      return gregorian.matches()
          ? Optional.of(gregorian(code, gregorian, weekStart))
          : Optional.empty();
    } catch (IllegalArgumentException | DateTimeException e) {
      // A month 13, a week 54, a year that no table knows: the code names no period.
      return Optional.empty();
    }
  }

  /** The period of a kind that a day lies in. */
  public static Period of(Kind kind, LocalDate day, DayOfWeek weekStart) {
    return switch (kind) {
      case WEEK -> {
        var fields = WeekFields.of(weekStart, 4);
        yield week(day.get(fields.weekBasedYear()), day.get(fields.weekOfWeekBasedYear()), fields);
      }
      case MONTH -> month(day.getYear(), day.getMonthValue());
      case QUARTER -> quarter(day.getYear(), (day.getMonthValue() + 2) / 3);
      case YEAR -> year(day.getYear());
      case JALALI_MONTH -> {
        var date = JalaliDate.of(day);
        yield jalaliMonths(
            date.year() + "-" + padded(date.month(), 2) + "J", date.year(), date.month(), 1);
      }
      case JALALI_QUARTER -> {
        var date = JalaliDate.of(day);
        int quarter = (date.month() + 2) / 3;
        yield jalaliMonths(date.year() + "-Q" + quarter + "J", date.year(), quarter * 3 - 2, 3);
      }
      case JALALI_YEAR -> {
        int year = JalaliDate.of(day).year();
        yield jalaliMonths(year + "J", year, 1, 12);
      }
    };
  }

  /** The period of the same kind that ends on the day before this one begins. */
  public Period previous(DayOfWeek weekStart) {
    return of(kind, first.minusDays(1), weekStart);
  }

  /** How many days it has. */
  public int days() {
    return (int) ChronoUnit.DAYS.between(first, last) + 1;
  }

  public boolean contains(LocalDate day) {
    return !day.isBefore(first) && !day.isAfter(last);
  }

  private static Period gregorian(String code, Matcher parts, DayOfWeek weekStart) {
    int year = Integer.parseInt(parts.group(1));
    if (parts.group(3) == null) {
      return exactly(code, year(year));
    }
    int n = Integer.parseInt(parts.group(3));
    return exactly(
        code,
        switch (parts.group(2)) {
          case "W" -> week(year, n, WeekFields.of(weekStart, 4));
          case "Q" -> quarter(year, n);
          case null, default -> month(year, n);
        });
  }

  private static Period jalali(String code, Matcher parts) {
    int year = Integer.parseInt(parts.group(1));
    if (parts.group(3) == null) {
      return jalaliMonths(code, year, 1, 12);
    }
    int n = Integer.parseInt(parts.group(3));
    return exactly(
        code,
        parts.group(2) == null
            ? jalaliMonths(year + "-" + padded(n, 2) + "J", year, n, 1)
            : jalaliMonths(year + "-Q" + n + "J", year, n * 3 - 2, 3));
  }

  /** One period has one code: {@code 2026-7} is not July. */
  private static Period exactly(String code, Period period) {
    if (!period.code().equals(code)) {
      throw new IllegalArgumentException(code + " would be written " + period.code());
    }
    return period;
  }

  private static Period year(int year) {
    return new Period(
        padded(year, 4), Kind.YEAR, LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
  }

  private static Period quarter(int year, int quarter) {
    var first = LocalDate.of(year, quarter * 3 - 2, 1);
    return new Period(
        padded(year, 4) + "-Q" + quarter, Kind.QUARTER, first, first.plusMonths(3).minusDays(1));
  }

  private static Period month(int year, int month) {
    var first = LocalDate.of(year, month, 1);
    return new Period(
        padded(year, 4) + "-" + padded(month, 2),
        Kind.MONTH,
        first,
        first.plusMonths(1).minusDays(1));
  }

  private static Period week(int year, int week, WeekFields fields) {
    var first =
        LocalDate.of(year, 7, 1)
            .with(fields.weekOfWeekBasedYear(), week)
            .with(fields.dayOfWeek(), 1);
    if (first.get(fields.weekBasedYear()) != year) {
      throw new IllegalArgumentException(year + " has no week " + week);
    }
    return new Period(
        padded(year, 4) + "-W" + padded(week, 2), Kind.WEEK, first, first.plusDays(6));
  }

  private static Period jalaliMonths(String code, int year, int firstMonth, int months) {
    int lastMonth = firstMonth + months - 1;
    var first = new JalaliDate(year, firstMonth, 1);
    var last = new JalaliDate(year, lastMonth, 1);
    var kind =
        switch (months) {
          case 1 -> Kind.JALALI_MONTH;
          case 3 -> Kind.JALALI_QUARTER;
          default -> Kind.JALALI_YEAR;
        };
    return new Period(
        code,
        kind,
        first.toGregorian(),
        last.toGregorian().plusDays(JalaliDate.daysIn(year, lastMonth) - 1));
  }

  private static String padded(int number, int digits) {
    var text = Integer.toString(number);
    return "0".repeat(Math.max(0, digits - text.length())) + text;
  }
}
