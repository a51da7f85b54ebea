package dev.astrolabe.local.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleExpressionTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final ZoneId TEHRAN = ZoneId.of("Asia/Tehran");
  private static final ZoneId DUBAI = ZoneId.of("Asia/Dubai");
  private static final ZoneId UTC = ZoneId.of("UTC");

  /** The local times at which it fires, from a local time on. */
  private static List<String> fires(String expression, ZoneId zone, String from, int times) {
    return instants(expression, zone, from, times).stream()
        .map(instant -> instant.atZone(zone).toOffsetDateTime().toString())
        .toList();
  }

  private static List<Instant> instants(String expression, ZoneId zone, String from, int times) {
    var parsed = ScheduleExpression.parse(expression);
    List<Instant> instants = new ArrayList<>();
    var next = parsed.next(LocalDateTime.parse(from).atZone(zone).toInstant(), zone);
    while (next.isPresent() && instants.size() < times) {
      instants.add(next.get());
      next = parsed.next(next.get(), zone);
    }
    return instants;
  }

  @Test
  void firesAtARate() {
    assertThat(fires("rate(1 minute)", UTC, "2026-11-23T09:00:30", 3))
        .containsExactly("2026-11-23T09:01Z", "2026-11-23T09:02Z", "2026-11-23T09:03Z");
    assertThat(fires("rate(5 minutes)", UTC, "2026-11-23T09:05:00", 2))
        .containsExactly("2026-11-23T09:10Z", "2026-11-23T09:15Z");
    assertThat(fires("rate(12 hours)", DUBAI, "2026-11-23T09:05:00", 2))
        .containsExactly("2026-11-23T16:00+04:00", "2026-11-24T04:00+04:00");
    assertThat(fires("rate(7 days)", UTC, "2026-11-23T09:05:00", 1))
        .containsExactly("2026-11-26T00:00Z");
  }

  @Test
  void firesOnceAtALocalTime() {
    assertThat(fires("at(2026-11-23T09:00:00)", DUBAI, "2026-11-01T00:00", 5))
        .containsExactly("2026-11-23T09:00+04:00");
    assertThat(fires("at(2026-11-23T09:00:00)", DUBAI, "2026-11-23T09:00", 5)).isEmpty();
    assertThat(fires("at(2026-03-29T02:30:00)", BERLIN, "2026-03-01T00:00", 5))
        .containsExactly("2026-03-29T03:30+02:00");
  }

  @Test
  void readsSchedulersCron() {
    assertThat(fires("cron(15 10 ? * MON-FRI *)", DUBAI, "2026-11-20T12:00", 3))
        .containsExactly(
            "2026-11-23T10:15+04:00", "2026-11-24T10:15+04:00", "2026-11-25T10:15+04:00");
    assertThat(fires("cron(0 8 1 * ? *)", UTC, "2026-11-23T00:00", 2))
        .containsExactly("2026-12-01T08:00Z", "2027-01-01T08:00Z");
    assertThat(fires("cron(0/20 9-10 ? * 2 2026)", UTC, "2026-11-23T09:30", 4))
        .containsExactly(
            "2026-11-23T09:40Z", "2026-11-23T10:00Z", "2026-11-23T10:20Z", "2026-11-23T10:40Z");
    assertThat(fires("cron(0 12 L * ? *)", UTC, "2027-01-31T12:00", 2))
        .containsExactly("2027-02-28T12:00Z", "2027-03-31T12:00Z");
    assertThat(fires("cron(0 12 ? * 6#3 *)", UTC, "2026-11-01T00:00", 2))
        .containsExactly("2026-11-20T12:00Z", "2026-12-18T12:00Z");
    assertThat(fires("cron(0 12 ? * 6L *)", UTC, "2026-11-01T00:00", 2))
        .containsExactly("2026-11-27T12:00Z", "2026-12-25T12:00Z");
    assertThat(fires("cron(0 12 15W * ? *)", UTC, "2026-11-01T00:00", 2))
        .containsExactly("2026-11-16T12:00Z", "2026-12-15T12:00Z");
    assertThat(fires("cron(0 0 29 FEB ? *)", UTC, "2026-11-01T00:00", 2))
        .containsExactly("2028-02-29T00:00Z", "2032-02-29T00:00Z");
    assertThat(fires("cron(0 0 1 1 ? 2030)", UTC, "2026-11-01T00:00", 2))
        .containsExactly("2030-01-01T00:00Z");
  }

  @Test
  void skipsALocalTimeThatSummerTimeSkips() {
    assertThat(fires("cron(30 2 * * ? *)", BERLIN, "2026-03-27T12:00", 3))
        .containsExactly(
            "2026-03-28T02:30+01:00", "2026-03-30T02:30+02:00", "2026-03-31T02:30+02:00");
    assertThat(fires("cron(0/30 * * * ? *)", BERLIN, "2026-03-29T01:00", 3))
        .containsExactly(
            "2026-03-29T01:30+01:00", "2026-03-29T03:00+02:00", "2026-03-29T03:30+02:00");
  }

  @Test
  void firesOnceInAnHourThatWinterTimeRepeats() {
    assertThat(fires("cron(30 2 * * ? *)", BERLIN, "2026-10-24T12:00", 2))
        .containsExactly("2026-10-25T02:30+02:00", "2026-10-26T02:30+01:00");
    assertThat(fires("cron(0/30 * * * ? *)", BERLIN, "2026-10-25T01:30", 4))
        .containsExactly(
            "2026-10-25T02:00+02:00",
            "2026-10-25T02:30+02:00",
            "2026-10-25T03:00+01:00",
            "2026-10-25T03:30+01:00");
  }

  @Test
  void followsTehranWhichHadSummerTimeUntil2022() {
    assertThat(fires("cron(0 9 * * ? *)", TEHRAN, "2021-03-20T12:00", 2))
        .containsExactly("2021-03-21T09:00+03:30", "2021-03-22T09:00+04:30");
    assertThat(fires("cron(30 0 * * ? *)", TEHRAN, "2021-03-20T12:00", 2))
        .containsExactly("2021-03-21T00:30+03:30", "2021-03-23T00:30+04:30");
    assertThat(fires("cron(0 9 * * ? *)", TEHRAN, "2026-03-20T12:00", 2))
        .containsExactly("2026-03-21T09:00+03:30", "2026-03-22T09:00+03:30");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rate(0 minutes)",
        "rate(5 seconds)",
        "rate(-1 day)",
        "cron(0 9 * * MON-FRI *)",
        "cron(0 9 * * * *)",
        "cron(61 9 * * ? *)",
        "cron(0 9 * *)",
        "at(tomorrow)",
        "every minute",
        "rate(1 minute) and more"
      })
  void refusesWhatSchedulerRefuses(String expression) {
    assertThatThrownBy(() -> ScheduleExpression.parse(expression))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
