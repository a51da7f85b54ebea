package dev.astrolabe.model.calendar;

import java.time.LocalDate;

/**
 * A day of the Solar Hijri calendar as Iran's calendar authority fixes it. Its leap years from 1206
 * to 1498 follow a cycle of 33 years; the table of the University of Tehran that fixes them stands
 * in the tests, and years beyond it are refused.
 *
 * @param year 1206 to 1498
 * @param month 1 to 12
 * @param day 1 to 31
 */
public record JalaliDate(int year, int month, int day) {
  static final int FIRST_YEAR = 1206;
  static final int LAST_YEAR = 1498;
  private static final int CYCLE = 33;

  /**
   * A leap year with which a cycle begins: seven more follow every four years, then a gap of five.
   */
  private static final int CYCLE_START = 1210;

  private static final long EPOCH_DAY = LocalDate.of(1827, 3, 22).toEpochDay();

  public JalaliDate {
    if (year < FIRST_YEAR || year > LAST_YEAR) {
      throw new IllegalArgumentException(
          "a Jalali year is from " + FIRST_YEAR + " to " + LAST_YEAR + ", was " + year);
    }
    if (month < 1 || month > 12) {
      throw new IllegalArgumentException("a Jalali month is 1 to 12, was " + month);
    }
    if (day < 1 || day > daysIn(year, month)) {
      throw new IllegalArgumentException(
          "month " + month + " of " + year + " has " + daysIn(year, month) + " days, was " + day);
    }
  }

  /** Whether Esfand of the year has 30 days. */
  public static boolean isLeap(int year) {
    int place = Math.floorMod(year - CYCLE_START, CYCLE);
    return place % 4 == 0 && place <= 28;
  }

  /** 31 for the first six months, then 30, and 29 or 30 for Esfand. */
  public static int daysIn(int year, int month) {
    if (month <= 6) {
      return 31;
    }
    return month <= 11 || isLeap(year) ? 30 : 29;
  }

  /** The same day in the Gregorian calendar. */
  public LocalDate toGregorian() {
    long days = EPOCH_DAY;
    for (int y = FIRST_YEAR; y < year; y++) {
      days += isLeap(y) ? 366 : 365;
    }
    for (int m = 1; m < month; m++) {
      days += daysIn(year, m);
    }
    return LocalDate.ofEpochDay(days + day - 1);
  }

  /**
   * The same day in this calendar.
   *
   * @throws IllegalArgumentException for a day before 1206 or after 1498
   */
  public static JalaliDate of(LocalDate date) {
    long rest = date.toEpochDay() - EPOCH_DAY;
    int year = FIRST_YEAR;
    while (rest >= 0 && year <= LAST_YEAR && rest >= (isLeap(year) ? 366 : 365)) {
      rest -= isLeap(year) ? 366 : 365;
      year++;
    }
    if (rest < 0 || year > LAST_YEAR) {
      throw new IllegalArgumentException("no Jalali date is known for " + date);
    }
    int month = 1;
    while (rest >= daysIn(year, month)) {
      rest -= daysIn(year, month);
      month++;
    }
    return new JalaliDate(year, month, (int) rest + 1);
  }
}
