package dev.astrolabe.bench.clocks;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.chrono.HijrahDate;
import java.time.chrono.IsoChronology;
import java.time.chrono.JapaneseDate;
import java.time.chrono.MinguoDate;
import java.time.chrono.ThaiBuddhistDate;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.TimeZone;
import java.util.function.Supplier;

/** Every way to ask the machine for the time, each a class of its own that has to be caught. */
@SuppressWarnings({"JavaUtilDate", "JavaTimeDefaultTimeZone", "UnusedVariable"})
final class Readings {
  private static final TimeZone UTC = TimeZone.getTimeZone("UTC");

  private Readings() {}

  static final class Millis {
    Object read() {
      return System.currentTimeMillis();
    }
  }

  static final class NewDate {
    Object read() {
      return new Date();
    }
  }

  static final class CalendarInstance {
    Object read() {
      return Calendar.getInstance();
    }
  }

  static final class CalendarInZone {
    Object read() {
      return Calendar.getInstance(UTC, Locale.ROOT);
    }
  }

  static final class NewGregorian {
    Object read() {
      return new GregorianCalendar();
    }
  }

  static final class NewGregorianInZone {
    Object read() {
      return new GregorianCalendar(UTC);
    }
  }

  static final class SystemSource {
    Object read() {
      return InstantSource.system();
    }
  }

  static final class SystemClock {
    Object read() {
      return Clock.systemUTC();
    }
  }

  static final class ClockInZone {
    Object read() {
      return Clock.system(ZoneOffset.UTC);
    }
  }

  static final class DefaultClock {
    Object read() {
      return Clock.systemDefaultZone();
    }
  }

  static final class TickingClock {
    Object read() {
      return Clock.tickSeconds(ZoneOffset.UTC);
    }
  }

  static final class NowInstant {
    Object read() {
      return Instant.now();
    }
  }

  static final class NowDate {
    Object read() {
      return LocalDate.now();
    }
  }

  static final class NowDateTime {
    Object read() {
      return LocalDateTime.now(ZoneOffset.UTC);
    }
  }

  static final class NowTime {
    Object read() {
      return LocalTime.now(ZoneOffset.UTC);
    }
  }

  static final class NowMonthDay {
    Object read() {
      return MonthDay.now(ZoneOffset.UTC);
    }
  }

  static final class NowOffset {
    Object read() {
      return OffsetDateTime.now(ZoneOffset.UTC);
    }
  }

  static final class NowOffsetTime {
    Object read() {
      return OffsetTime.now(ZoneOffset.UTC);
    }
  }

  static final class NowYear {
    Object read() {
      return Year.now(ZoneOffset.UTC);
    }
  }

  static final class NowYearMonth {
    Object read() {
      return YearMonth.now(ZoneOffset.UTC);
    }
  }

  static final class NowZoned {
    Object read() {
      return ZonedDateTime.now(ZoneOffset.UTC);
    }
  }

  static final class NowHijrah {
    Object read() {
      return HijrahDate.now();
    }
  }

  static final class NowJapanese {
    Object read() {
      return JapaneseDate.now();
    }
  }

  static final class NowMinguo {
    Object read() {
      return MinguoDate.now();
    }
  }

  static final class NowThai {
    Object read() {
      return ThaiBuddhistDate.now();
    }
  }

  static final class NowChronology {
    Object read() {
      return IsoChronology.INSTANCE.dateNow();
    }
  }

  static final class NowReference {
    Supplier<Instant> read() {
      return Instant::now;
    }
  }
}
