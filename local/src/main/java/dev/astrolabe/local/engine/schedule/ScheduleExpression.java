package dev.astrolabe.local.engine.schedule;

import com.cronutils.model.definition.CronConstraintsFactory;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/** When EventBridge Scheduler fires, read as Scheduler reads it. */
public sealed interface ScheduleExpression {
  /** The first firing after {@code after}; none where there is no more. */
  Optional<Instant> next(Instant after, ZoneId zone);

  /**
   * Every so often, counted from 1970-01-01T00:00:00Z. Scheduler counts from the schedule's
   * creation; this way the firings of a laptop are the same after every start.
   */
  record Rate(Duration every) implements ScheduleExpression {
    public Rate {
      if (!every.isPositive()) {
        throw new IllegalArgumentException("a rate must be longer than zero");
      }
    }

    @Override
    public Optional<Instant> next(Instant after, ZoneId zone) {
      var periods = Math.floorDiv(after.getEpochSecond(), every.toSeconds());
      return Optional.of(Instant.ofEpochSecond((periods + 1) * every.toSeconds()));
    }
  }

  /**
   * At local times. One that daylight saving skips is skipped, one that it repeats fires once, the
   * first time (Scheduler's user guide, "Daylight savings time").
   */
  record Cron(String fields, ExecutionTime times) implements ScheduleExpression {
    @Override
    public Optional<Instant> next(Instant after, ZoneId zone) {
      // Local times are found as if in UTC, which skips and repeats nothing.
      var local = times.nextExecution(after.atZone(zone).toLocalDateTime().atZone(ZoneOffset.UTC));
      while (local.isPresent()) {
        var instant = instant(local.get().toLocalDateTime(), zone);
        if (instant.filter(after::isBefore).isPresent()) {
          return instant;
        }
        local = times.nextExecution(local.get());
      }
      return Optional.empty();
    }

    private static Optional<Instant> instant(LocalDateTime local, ZoneId zone) {
      return zone.getRules().getValidOffsets(local).stream().findFirst().map(local::toInstant);
    }
  }

  /** Once. A local time that daylight saving skips counts as the same length of time later. */
  record At(LocalDateTime time) implements ScheduleExpression {
    @Override
    public Optional<Instant> next(Instant after, ZoneId zone) {
      return Optional.of(time.atZone(zone).toInstant()).filter(after::isBefore);
    }
  }

  /**
   * Reads {@code rate(...)}, {@code cron(...)} with Scheduler's six fields, or {@code at(...)}.
   *
   * @throws IllegalArgumentException when it is none of these; the message says why
   */
  static ScheduleExpression parse(String expression) {
    var parts = Pattern.compile("(rate|cron|at)\\((.*)\\)").matcher(expression.strip());
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "a schedule is rate(...), cron(...) or at(...), not " + expression);
    }
    var inside = parts.group(2).strip();
    return switch (parts.group(1)) {
      case "rate" -> rate(inside);
      case "cron" -> cron(inside);
      default -> at(inside);
    };
  }

  private static Rate rate(String inside) {
    var parts = Pattern.compile("([1-9]\\d{0,8})\\s+(minute|hour|day)s?").matcher(inside);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "a rate is a number and minutes, hours or days, not " + inside);
    }
    var value = Long.parseLong(parts.group(1));
    return new Rate(
        switch (parts.group(2)) {
          case "minute" -> Duration.ofMinutes(value);
          case "hour" -> Duration.ofHours(value);
          default -> Duration.ofDays(value);
        });
  }

  private static Cron cron(String inside) {
    try {
      return new Cron(inside, ExecutionTime.forCron(parser().parse(inside)));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "not a cron of Scheduler: " + inside + ": " + e.getMessage(), e);
    }
  }

  private static CronParser parser() {
    return new CronParser(
        CronDefinitionBuilder.defineCron()
            .withMinutes()
            .withValidRange(0, 59)
            .withStrictRange()
            .and()
            .withHours()
            .withValidRange(0, 23)
            .withStrictRange()
            .and()
            .withDayOfMonth()
            .withValidRange(1, 31)
            .supportsL()
            .supportsW()
            .supportsLW()
            .supportsQuestionMark()
            .and()
            .withMonth()
            .withValidRange(1, 12)
            .and()
            .withDayOfWeek()
            .withValidRange(1, 7)
            .withMondayDoWValue(2)
            .supportsHash()
            .supportsL()
            .supportsQuestionMark()
            .and()
            .withYear()
            .withValidRange(1970, 2199)
            .and()
            .withCronValidation(CronConstraintsFactory.ensureEitherDayOfWeekOrDayOfMonth())
            .instance());
  }

  private static At at(String inside) {
    try {
      return new At(LocalDateTime.parse(inside));
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("at(...) takes yyyy-mm-ddThh:mm:ss, not " + inside, e);
    }
  }
}
