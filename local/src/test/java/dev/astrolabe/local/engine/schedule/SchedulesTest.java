package dev.astrolabe.local.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.astrolabe.local.clock.LaptopClock;
import dev.astrolabe.local.engine.Account;
import dev.astrolabe.local.engine.Eventually;
import dev.astrolabe.local.engine.FunctionFailed;
import dev.astrolabe.local.engine.QueueSpec;
import dev.astrolabe.local.engine.RunningEngines;
import dev.astrolabe.local.engine.RunningEngines.Engines;
import dev.astrolabe.local.engine.ScheduleSpec;
import dev.astrolabe.local.engine.ScriptedFunction;
import dev.astrolabe.local.engine.queue.Queues;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

@ExtendWith(RunningEngines.class)
class SchedulesTest {
  private static final String INPUT =
      """
      {"at":"<aws.scheduler.scheduled-time>","from":"<aws.scheduler.schedule-arn>",\
      "run":"<aws.scheduler.execution-id>","attempt":<aws.scheduler.attempt-number>}\
      """;

  private final SqsClient queues;
  private final LaptopClock clock =
      LaptopClock.forgotten(InstantSource.fixed(Instant.parse("2026-11-23T09:00:30Z")));
  private Optional<Schedules> running = Optional.empty();

  SchedulesTest(Engines engines) {
    queues = engines.connections().queues();
  }

  @AfterEach
  void stop() {
    running.ifPresent(Schedules::close);
  }

  private static ScheduleSpec schedule(String name, String expression, Optional<String> input) {
    return new ScheduleSpec(
        name,
        expression,
        ZoneId.of("Asia/Dubai"),
        "F",
        input,
        ScheduleSpec.RetryPolicy.DEFAULT,
        Optional.empty());
  }

  private Schedules schedules(ScriptedFunction function, LaptopClock clock, ScheduleSpec... specs) {
    var schedules =
        new Schedules(List.of(specs), Account.LAPTOP, function, queues, clock, () -> "execution");
    running = Optional.of(schedules);
    return schedules;
  }

  @Test
  void firesWhatLiesBetweenInOrderEachWithItsOwnTime() {
    var function = ScriptedFunction.done();
    var schedules =
        schedules(
            function,
            clock,
            schedule("sweep", "rate(1 minute)", Optional.of(INPUT)),
            schedule("morning", "cron(2 13 * * ? *)", Optional.of(INPUT)));

    var fired =
        schedules.fireBetween(
            Instant.parse("2026-11-23T09:00:30Z"), Instant.parse("2026-11-23T09:03:00Z"));

    assertThat(fired).isEqualTo(4);
    assertThat(function.events())
        .extracting(
            e -> e.path("at").asText() + " " + e.path("from").asText().replaceAll(".*/", ""))
        .containsExactly(
            "2026-11-23T09:01:00Z sweep",
            "2026-11-23T09:02:00Z morning",
            "2026-11-23T09:02:00Z sweep",
            "2026-11-23T09:03:00Z sweep");
  }

  @Test
  void fillsTheContextAttributesIn() throws Exception {
    var function = ScriptedFunction.done();
    var schedules =
        schedules(function, clock, schedule("sweep", "rate(1 minute)", Optional.of(INPUT)));

    schedules.run("sweep");

    assertThat(function.events())
        .containsExactly(
            new JsonMapper()
                .readTree(
                    """
                    {"at":"2026-11-23T09:00:30Z",
                     "from":"arn:aws:scheduler:us-east-1:000000000000:schedule/default/sweep",
                     "run":"execution","attempt":1}
                    """));
  }

  @Test
  void sendsSchedulersOwnEventWhereThereIsNoInput() throws Exception {
    var function = ScriptedFunction.done();

    schedules(function, clock, schedule("sweep", "rate(1 minute)", Optional.empty())).run("sweep");

    assertThat(function.events())
        .containsExactly(
            new JsonMapper()
                .readTree(
                    """
                    {"version":"0","id":"execution","detail-type":"Scheduled Event",
                     "source":"aws.scheduler","account":"000000000000",
                     "time":"2026-11-23T09:00:30Z","region":"us-east-1",
                     "resources":["arn:aws:scheduler:us-east-1:000000000000:schedule/default/sweep"],
                     "detail":"{}"}
                    """));
  }

  @Test
  void keepsTimeByTheLaptopsClock() throws Exception {
    var ticking = LaptopClock.forgotten(InstantSource.system());
    var function = ScriptedFunction.done();
    var schedules =
        schedules(
            function, ticking, schedule("once", "at(2100-01-01T04:00:00)", Optional.of(INPUT)));
    schedules.start();

    ticking.moveTo(Instant.parse("2099-12-31T23:59:59.900Z"));
    schedules.resume();
    Eventually.becomes(() -> function.events().size(), 1);

    assertThat(function.events().getFirst().path("at").asText()).isEqualTo("2100-01-01T00:00:00Z");
  }

  @Test
  void leavesTheTimeThatWasMovedOverToWhoeverMovesTheClock() throws Exception {
    var ticking = LaptopClock.forgotten(InstantSource.system());
    var function = ScriptedFunction.done();
    var schedules =
        schedules(function, ticking, schedule("daily", "rate(1 day)", Optional.of(INPUT)));
    schedules.start();
    schedules.pause();
    var from = ticking.now();
    var to = from.plus(Duration.ofDays(3)).truncatedTo(ChronoUnit.DAYS).plusSeconds(60);

    List<Instant> fired = new ArrayList<>();
    for (var firings = schedules.between(from, to); firings.hasNext(); ) {
      var firing = firings.next();
      ticking.moveTo(firing.scheduledTime());
      fired.add(firing.scheduledTime());
      schedules.fire(firing);
    }
    ticking.moveTo(to);
    schedules.resume();

    assertThat(fired).hasSize(3);
    assertThat(function.events())
        .extracting(e -> Instant.parse(e.path("at").asText()))
        .containsExactlyElementsOf(fired);
  }

  @Test
  void triesAgainAndThenLeavesADeadLetter() {
    var dead =
        new Queues(
            queues,
            Account.LAPTOP,
            List.of(
                new QueueSpec(
                    "schedule-dead",
                    Duration.ofSeconds(30),
                    Duration.ofDays(14),
                    Duration.ZERO,
                    Optional.empty())));
    dead.create();
    var function =
        new ScriptedFunction((_, _) -> {
          throw new FunctionFailed("F", "java.lang.IllegalStateException", "no");
        });
    var failing =
        new ScheduleSpec(
            "sweep",
            "rate(1 minute)",
            ZoneId.of("UTC"),
            "F",
            Optional.of(INPUT),
            new ScheduleSpec.RetryPolicy(1, Duration.ofHours(1)),
            Optional.of("schedule-dead"));

    schedules(function, clock, failing).run("sweep");
    Eventually.becomes(() -> dead.depth("schedule-dead").waiting(), 1);

    assertThat(function.events()).extracting(e -> e.path("attempt").asInt()).containsExactly(1, 2);
    var url = dead.url("schedule-dead");
    assertThat(queues.receiveMessage(r -> r.queueUrl(url).messageAttributeNames("All")).messages())
        .singleElement()
        .satisfies(letter -> {
          assertThat(letter.body()).contains("\"attempt\":2");
          assertThat(attribute(letter, "ERROR_CODE")).isEqualTo("java.lang.IllegalStateException");
          assertThat(attribute(letter, "RETRY_ATTEMPTS")).isEqualTo("1");
          assertThat(attribute(letter, "EXHAUSTED_RETRY_CONDITION"))
              .isEqualTo("MaximumRetryAttempts");
          assertThat(attribute(letter, "SCHEDULE_ARN"))
              .isEqualTo("arn:aws:scheduler:us-east-1:000000000000:schedule/default/sweep");
        });
  }

  private static String attribute(Message letter, String name) {
    var value = letter.messageAttributes().get(name);
    return value == null ? "" : value.stringValue();
  }

  @Test
  void isNotIdleBeforeItsLastAttemptAndDoesNotWaitForItWhileTheClockIsMoved() {
    var function =
        new ScriptedFunction((_, call) -> {
          if (call < 12) { // the pauses before the twelfth attempt add up to minutes
            throw new FunctionFailed("F", "java.lang.IllegalStateException", "not yet");
          }
          return "";
        });
    var schedules =
        schedules(function, clock, schedule("sweep", "rate(1 minute)", Optional.of(INPUT)));

    schedules.run("sweep");
    assertThat(schedules.idle()).as("while it waits for its next attempt").isFalse();
    schedules.pause();

    Eventually.holds(schedules::idle);
    assertThat(function.events()).hasSize(12);
  }

  @Test
  void refusesAScheduleThatIsNotThere() {
    var schedules =
        schedules(
            ScriptedFunction.done(), clock, schedule("sweep", "rate(1 minute)", Optional.empty()));

    assertThatThrownBy(() -> schedules.run("swep"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no schedule swep; there are [sweep]");
  }
}
