package dev.astrolabe.enps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.astrolabe.runtime.deliver.Bus;
import dev.astrolabe.runtime.deliver.ReportFolder;
import dev.astrolabe.runtime.deliver.ReportRuns;
import dev.astrolabe.runtime.deliver.ReportRuns.Step;
import dev.astrolabe.runtime.store.Crash.Moment;
import dev.astrolabe.runtime.text.Language;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * One event, several invocations: beside each other, between each other, and after one that died.
 * One report is due, mailed in two languages.
 */
final class DeliveryRaceTest {
  private static final String ID = "enps.pulse/2026-09-21.1";
  private static final String ELSEWHERE = "another invocation delivers reports at the moment";

  /** As long as an invocation may hold the lease: what is left of it, and what is added. */
  private static final Duration LEASE = Duration.ofSeconds(10 + 30);

  private static Office office() {
    return new Office(Language.PERSIAN, Language.ENGLISH).sample();
  }

  private static void holdsTheReportOnce(Office office, String where) {
    assertThat(office.delivered()).as(where).hasSize(1).allMatch(ReportRuns.Run::isDone);
    assertThat(office.mails)
        .as(where)
        .extracting(mail -> mail.id().orElse(""))
        .containsExactly(ID + ".fa", ID + ".en");
    assertThat(office.events).as(where).extracting(Bus.Event::id).containsExactly(ID);
    assertThat(office.files).as(where).hasSize(ReportFolder.NAMES.size());
  }

  /** Whether an invocation did its work; the only failure that may be is that of a loser. */
  private static boolean isDone(Office office) {
    try {
      office.invoke(Office.CLOSED);
      return true;
    } catch (IllegalStateException e) {
      assertThat(e).hasMessage(ELSEWHERE);
      return false;
    }
  }

  @Test
  void deliversOnceHoweverManyStartAtOnce() throws InterruptedException, ExecutionException {
    for (int racing : new int[] {2, 5, 5, 2, 5, 5}) {
      var office = office();
      try (var threads = Executors.newFixedThreadPool(racing)) {
        var start = new CountDownLatch(1);
        var running =
            IntStream.range(0, racing)
                .mapToObj(i ->
                    threads.submit(() -> {
                      start.await();
                      return isDone(office);
                    }))
                .toList();
        start.countDown();
        int done = 0;
        for (var one : running) {
          done += one.get() ? 1 : 0;
        }
        assertThat(done).isPositive();
      }
      holdsTheReportOnce(office, racing + " at once");
      // A loser is tried again, and finds nothing left to do.
      office.invoke(Office.CLOSED);
      holdsTheReportOnce(office, "tried again");
    }
  }

  @Test
  void deliversOnceWhereverAnotherInvocationComesBetween() {
    int calls = calls();
    int lost = 0;
    for (int k = 1; k <= calls; k++) {
      var office = office();
      var between = new boolean[1];
      office.crash.meanwhile(k, () -> between[0] = isDone(office));
      boolean first = isDone(office);
      var where = "between call " + k;
      assertThat(first || between[0]).as(where).isTrue();
      lost += between[0] ? 0 : 1;
      holdsTheReportOnce(office, where);
      office.invoke(Office.CLOSED);
      holdsTheReportOnce(office, where);
    }
    // From taking the turn to giving it back nobody else gets in.
    assertThat(lost).isGreaterThan(12);
  }

  /** How many calls a delivery makes that nothing happens to. */
  private static int calls() {
    var office = office();
    office.crash.none();
    office.invoke(Office.CLOSED);
    holdsTheReportOnce(office, "alone");
    assertThat(office.crash.requests()).isGreaterThan(18);
    return office.crash.requests();
  }

  private static long recorded(Office office) {
    return office.delivered().stream().mapToLong(run -> run.mailed().size()).sum();
  }

  private static boolean isTold(Office office) {
    return office.delivered().stream().anyMatch(run -> run.done().contains(Step.TOLD));
  }

  /** What was sent and not recorded by then is sent again, and nothing else is. */
  private static void deliversTheRest(Office office, String where) {
    int again = office.mails.size() - Math.toIntExact(recorded(office));
    int toldAgain = office.events.size() - (isTold(office) ? 1 : 0);
    assertThat(again).as(where).isBetween(0, 1);
    assertThat(toldAgain).as(where).isBetween(0, 1);

    assertThat(office.hour(Office.CLOSED)).as(where).isInstanceOf(Delivery.Outcome.Done.class);

    assertThat(office.delivered()).as(where).hasSize(1).allMatch(ReportRuns.Run::isDone);
    assertThat(office.mails).as(where).hasSize(2 + again);
    assertThat(office.mails.stream().map(mail -> mail.id().orElse("")).distinct())
        .as(where)
        .containsExactly(ID + ".fa", ID + ".en");
    assertThat(office.events).as(where).hasSize(1 + toldAgain);
    assertThat(office.files).as(where).hasSize(ReportFolder.NAMES.size());
  }

  /** Whoever fails gives its turn back: the same event is delivered at once. */
  @Test
  void deliversOnTheNextTryOfTheSameEventAfterAFailureAnywhere() {
    for (int k = 1, calls = calls(); k < calls; k++) {
      for (var moment : Moment.values()) {
        var office = office();
        office.crash.at(k, moment);
        assertThatThrownBy(() -> office.hour(Office.CLOSED)).isInstanceOf(SdkClientException.class);
        office.crash.none();
        deliversTheRest(office, "call " + k + " " + moment);
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
        var office = office();
        var where = "call " + k + " " + moment;
        office.crash.dies(k, moment);
        assertThatThrownBy(() -> office.hour(Office.CLOSED))
            .as(where)
            .isInstanceOf(SdkClientException.class);
        office.crash.none();
        int mails = office.mails.size();
        office.clock.pass(LEASE.minusSeconds(1));
        boolean begun = !office.delivered().isEmpty();
        if (begun && !isTold(office)) {
          assertThat(isDone(office)).as(where).isFalse();
          assertThat(office.mails).as(where).hasSize(mails);
          waited++;
        }
        office.clock.pass(Duration.ofSeconds(1));
        deliversTheRest(office, where);
      }
    }
    assertThat(waited).isGreaterThan(20);
  }
}
