package dev.astrolabe.pulse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.astrolabe.runtime.deliver.Bus;
import dev.astrolabe.runtime.deliver.Mailer;
import dev.astrolabe.runtime.http.Ask;
import dev.astrolabe.runtime.store.Crash.Moment;
import dev.astrolabe.runtime.survey.SurveyRun;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;

/** The schedule comes several times at once, and nobody gets a mail twice. */
final class SendingRaceTest {
  private static final int PEOPLE = 6;

  /** As long as an invocation may hold the lease: what is left of it, and what is added. */
  private static final Duration LEASE = Duration.ofSeconds(10 + 30);

  private static Workplace fresh() {
    return new Workplace().employs(PEOPLE).plans(Workplace.SURVEY);
  }

  /** The same after the links went out and one person answered. */
  private static Workplace open() {
    var workplace = fresh();
    workplace.at(Workplace.OPENS);
    var answer = workplace.answers(workplace.link("e00"), "enps=10", Workplace.OPENS);
    assertThat(answer.status()).isEqualTo(200);
    workplace.mails.clear();
    return workplace;
  }

  private static void mailedOnce(Workplace workplace, int people, String where) {
    assertThat(workplace.mails)
        .as(where)
        .extracting(Mailer.Mail::to)
        .doesNotHaveDuplicates()
        .hasSize(people);
    assertThat(workplace.events).as(where).extracting(Bus.Event::id).doesNotHaveDuplicates();
    var run = workplace.ports.runs().of("pulse").getFirst();
    assertThat(run.state()).as(where).isEqualTo(SurveyRun.State.OPEN);
  }

  private static void race(Workplace workplace, int racing, Instant now)
      throws InterruptedException, ExecutionException {
    try (var threads = Executors.newFixedThreadPool(racing)) {
      var start = new CountDownLatch(1);
      var running =
          IntStream.range(0, racing)
              .mapToObj(i ->
                  threads.submit(() -> {
                    start.await();
                    return workplace.at(now).failed();
                  }))
              .toList();
      start.countDown();
      for (var one : running) {
        assertThat(one.get()).isZero();
      }
    }
  }

  @Test
  void mailsOnceHoweverManyStartAtOnce() throws InterruptedException, ExecutionException {
    for (int racing : new int[] {2, 5, 5}) {
      var workplace = fresh();
      race(workplace, racing, Workplace.OPENS);
      // Whoever lost leaves the rest to the next quarter of an hour.
      workplace.at(Workplace.OPENS.plusSeconds(900));
      mailedOnce(workplace, PEOPLE, racing + " at once");

      workplace.mails.clear();
      race(workplace, racing, Workplace.HALF);
      workplace.at(Workplace.HALF.plusSeconds(900));
      mailedOnce(workplace, PEOPLE, racing + " at once, reminded");
    }
  }

  private static void comesBetween(Workplace workplace, int k, Instant now, int people) {
    workplace.crash.meanwhile(k, () -> workplace.at(now));
    workplace.at(now);
    workplace.at(now.plusSeconds(900));
    mailedOnce(workplace, people, "between call " + k);
  }

  @Test
  void mailsOnceWhereverAnotherInvocationComesBetween() {
    var sending = fresh();
    sending.crash.none();
    sending.at(Workplace.OPENS);
    int calls = sending.crash.requests();
    assertThat(calls).isGreaterThan(40);
    for (int k = 1; k <= calls; k++) {
      comesBetween(fresh(), k, Workplace.OPENS, PEOPLE);
    }

    var reminding = open();
    reminding.crash.none();
    reminding.at(Workplace.HALF);
    calls = reminding.crash.requests();
    assertThat(calls).isGreaterThan(15);
    for (int k = 1; k <= calls; k++) {
      comesBetween(open(), k, Workplace.HALF, PEOPLE - 1);
    }
  }

  /** Who dies keeps the turn until its time is over; then the mails that are left go out. */
  @Test
  void goesOnWhenTheTimeOfWhoeverDiedIsOver() {
    var whole = open();
    whole.crash.none();
    whole.at(Workplace.HALF);
    for (int k = 1, calls = whole.crash.requests(); k < calls; k++) {
      for (var moment : Moment.values()) {
        var workplace = open();
        workplace.crash.dies(k, moment);
        assertThatThrownBy(() -> workplace.at(Workplace.HALF))
            .isInstanceOf(SdkClientException.class);
        workplace.crash.none();
        workplace.clock.pass(LEASE);
        workplace.at(Workplace.HALF.plusSeconds(900));
        var where = "call " + k + " " + moment;
        assertThat(workplace.mails.size()).as(where).isBetween(PEOPLE - 1, PEOPLE);
        assertThat(workplace.mails.stream().map(Mailer.Mail::to).distinct())
            .as(where)
            .hasSize(PEOPLE - 1);
        var run = workplace.people(Ask.get("/api/surveys/pulse/runs/2026-09-21")).json();
        assertThat(run.text("state")).as(where).contains("open");
        assertThat(workplace.ports.runs().of("pulse").getFirst().reminders()).isEqualTo(1);
      }
    }
  }
}
