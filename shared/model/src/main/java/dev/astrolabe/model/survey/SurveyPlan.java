package dev.astrolabe.model.survey;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A survey, whom it asks, and when.
 *
 * @param audience attributes that somebody asked must have, each with the values that are meant;
 *     empty for everybody
 * @param opens the first day it is sent; present for every cadence but ad hoc
 */
public record SurveyPlan(
    Survey survey, Map<String, Set<String>> audience, Optional<LocalDate> opens) {
  /** Runs open at this time of the organisation's day: a mail at midnight is a bad question. */
  public static final LocalTime OPENING = LocalTime.of(9, 0);

  public SurveyPlan {
    audience = Map.copyOf(audience);
    var step = step(survey.cadence());
    if (opens.isPresent() == (survey.cadence() == Survey.Cadence.ADHOC)) {
      throw new IllegalArgumentException(
          "opens names the first day of a survey with a cadence, and only of such a one");
    }
    var shortest = LocalDate.of(2027, 2, 1);
    if (step.isPresent()
        && shortest
            .atStartOfDay()
            .plus(survey.closesAfter())
            .isAfter(shortest.plus(step.get()).atStartOfDay())) {
      throw new IllegalArgumentException("a run closes before the next one opens");
    }
  }

  /** One sending that the cadence asks for, named by its day. */
  public record Due(LocalDate day, ZonedDateTime opens, ZonedDateTime closes) {}

  /** The sending that should be open at {@code now}; empty where none should. */
  public Optional<Due> due(ZonedDateTime now) {
    if (opens.isEmpty()) {
      return Optional.empty();
    }
    var day = opens.get();
    if (opening(day, now.getZone()).isAfter(now)) {
      return Optional.empty();
    }
    var step = step(survey.cadence());
    if (step.isPresent()) {
      // Counted from the first day each time: a step at a time would drift after a short month.
      for (int n = 1; !opening(day(step.get(), n), now.getZone()).isAfter(now); n++) {
        day = day(step.get(), n);
      }
    }
    var opening = opening(day, now.getZone());
    var closing = opening.plus(survey.closesAfter());
    return closing.isAfter(now) ? Optional.of(new Due(day, opening, closing)) : Optional.empty();
  }

  private LocalDate day(Period step, int n) {
    return opens.orElseThrow().plus(step.multipliedBy(n));
  }

  private static ZonedDateTime opening(LocalDate day, ZoneId zone) {
    return day.atTime(OPENING).atZone(zone);
  }

  private static Optional<Period> step(Survey.Cadence cadence) {
    return switch (cadence) {
      case WEEKLY -> Optional.of(Period.ofWeeks(1));
      case MONTHLY -> Optional.of(Period.ofMonths(1));
      case QUARTERLY -> Optional.of(Period.ofMonths(3));
      case ONCE, ADHOC -> Optional.empty();
    };
  }

  /** Whether somebody with these attributes is asked. */
  public boolean asks(Map<String, String> attributes) {
    return audience.entrySet().stream()
        .allMatch(wanted ->
            Optional.ofNullable(attributes.get(wanted.getKey()))
                .filter(wanted.getValue()::contains)
                .isPresent());
  }
}
