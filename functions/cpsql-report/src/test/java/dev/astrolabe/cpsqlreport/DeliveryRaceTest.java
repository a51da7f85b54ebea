package dev.astrolabe.cpsqlreport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.astrolabe.runtime.deliver.Bus;
import dev.astrolabe.runtime.deliver.Mailer;
import dev.astrolabe.runtime.deliver.ReportFolder;
import dev.astrolabe.runtime.deliver.ReportRuns;
import dev.astrolabe.runtime.deliver.ReportRuns.Step;
import dev.astrolabe.runtime.store.Crash.Moment;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * One event, several invocations: beside each other, between each other, and after one that died.
 * Two reports are due, of a month and of a quarter.
 */
final class DeliveryRaceTest {
  private static final int REPORTS = 2;
  private static final String ELSEWHERE = "another invocation delivers reports at the moment";

  /** As long as an invocation may hold the lease: what is left of it, and what is added. */
  private static final Duration LEASE = Duration.ofSeconds(10 + 30);

  private static void holdsEachReportOnce(Outbox outbox, String where) {
    assertThat(outbox.runs()).as(where).hasSize(REPORTS).allMatch(ReportRuns.Run::isDone);
    assertThat(outbox.mails)
        .as(where)
        .extracting(mail -> mail.id().orElse(""))
        .containsExactlyInAnyOrder("cpsql.2026-09.1", "cpsql.2026-Q3.1");
    assertThat(outbox.events)
        .as(where)
        .extracting(Bus.Event::id)
        .containsExactlyInAnyOrder("cpsql.2026-09.1", "cpsql.2026-Q3.1");
    assertThat(outbox.files).as(where).hasSize(REPORTS * ReportFolder.NAMES.size());
  }

  /** Whether an invocation did its work; the only failure that may be is that of a loser. */
  private static boolean isDone(Outbox outbox) {
    try {
      outbox.invoke();
      return true;
    } catch (IllegalStateException e) {
      assertThat(e).hasMessage(ELSEWHERE);
      return false;
    }
  }

  @Test
  void deliversOnceHoweverManyStartAtOnce() throws InterruptedException, ExecutionException {
    for (int racing : new int[] {2, 5, 5, 2, 5, 5}) {
      try (var outbox = new Outbox();
          var threads = Executors.newFixedThreadPool(racing)) {
        var start = new CountDownLatch(1);
        var running =
            IntStream.range(0, racing)
                .mapToObj(i ->
                    threads.submit(() -> {
                      start.await();
                      return isDone(outbox);
                    }))
                .toList();
        start.countDown();
        int done = 0;
        for (var one : running) {
          done += one.get() ? 1 : 0;
        }
        assertThat(done).isPositive();
        holdsEachReportOnce(outbox, racing + " at once");
        // A loser is tried again, and finds nothing left to do.
        outbox.invoke();
        holdsEachReportOnce(outbox, "tried again");
      }
    }
  }

  @Test
  void deliversOnceWhereverAnotherInvocationComesBetween() {
    int calls = calls();
    int lost = 0;
    for (int k = 1; k <= calls; k++) {
      try (var outbox = new Outbox()) {
        var between = new boolean[1];
        outbox.crash.meanwhile(k, () -> between[0] = isDone(outbox));
        boolean first = isDone(outbox);
        var where = "between call " + k;
        assertThat(first || between[0]).as(where).isTrue();
        lost += between[0] ? 0 : 1;
        holdsEachReportOnce(outbox, where);
        outbox.invoke();
        holdsEachReportOnce(outbox, where);
      }
    }
    // From taking the turn to giving it back nobody else gets in.
    assertThat(lost).isGreaterThan(calls - 5);
  }

  /** How many calls a delivery makes that nothing happens to. */
  private static int calls() {
    try (var outbox = new Outbox()) {
      outbox.crash.none();
      outbox.invoke();
      holdsEachReportOnce(outbox, "alone");
      assertThat(outbox.crash.requests()).isGreaterThan(24);
      return outbox.crash.requests();
    }
  }

  /** What was sent and not recorded by then is sent again, and nothing else is. */
  private static void deliversTheRest(Outbox outbox, String where) {
    int mailed = count(outbox, Step.MAILED);
    int told = count(outbox, Step.TOLD);
    int mails = outbox.mails.size();
    int events = outbox.events.size();
    assertThat(mails - mailed).as(where).isBetween(0, 1);
    assertThat(events - told).as(where).isBetween(0, 1);

    outbox.invoke();

    assertThat(outbox.runs()).as(where).hasSize(REPORTS).allMatch(ReportRuns.Run::isDone);
    assertThat(outbox.mails).as(where).hasSize(REPORTS + mails - mailed);
    assertThat(outbox.mails.stream().map(Mailer.Mail::id).distinct()).as(where).hasSize(REPORTS);
    assertThat(outbox.events).as(where).hasSize(REPORTS + events - told);
    assertThat(outbox.events.stream().map(Bus.Event::id).distinct()).as(where).hasSize(REPORTS);
    assertThat(outbox.files.stream().distinct())
        .as(where)
        .hasSize(REPORTS * ReportFolder.NAMES.size());
  }

  private static int count(Outbox outbox, Step step) {
    return Math.toIntExact(outbox.runs().stream().filter(run -> run.done().contains(step)).count());
  }

  /** Whoever fails says so and gives its turn back: the same event is delivered at once. */
  @Test
  void deliversOnTheNextTryOfTheSameEventAfterAFailureAnywhere() {
    for (int k = 1, calls = calls(); k < calls; k++) {
      for (var moment : Moment.values()) {
        try (var outbox = new Outbox()) {
          outbox.crash.at(k, moment);
          assertThatThrownBy(outbox::invoke).isInstanceOf(SdkClientException.class);
          outbox.crash.none();
          deliversTheRest(outbox, "call " + k + " " + moment);
        }
      }
    }
  }

  /**
   * Whoever dies gives nothing back. Until its lease ends the same event fails and mails nobody;
   * after that it is delivered.
   */
  @Test
  void deliversTheSameEventAfterADeathAnywhere() {
    int waited = 0;
    for (int k = 1, calls = calls(); k < calls; k++) {
      for (var moment : Moment.values()) {
        try (var outbox = new Outbox()) {
          var where = "call " + k + " " + moment;
          outbox.crash.dies(k, moment);
          assertThatThrownBy(outbox::invoke).as(where).isInstanceOf(SdkClientException.class);
          outbox.crash.none();
          int mails = outbox.mails.size();
          outbox.clock.pass(LEASE.minusSeconds(1));
          boolean isDone = count(outbox, Step.TOLD) == REPORTS;
          // Three calls are made before somebody has the turn.
          if (k > 3 && !isDone) {
            assertThatThrownBy(outbox::invoke).as(where).hasMessage(ELSEWHERE);
            assertThat(outbox.mails).as(where).hasSize(mails);
            waited++;
          }
          outbox.clock.pass(Duration.ofSeconds(1));
          deliversTheRest(outbox, where);
        }
      }
    }
    assertThat(waited).isGreaterThan(40);
  }
}
