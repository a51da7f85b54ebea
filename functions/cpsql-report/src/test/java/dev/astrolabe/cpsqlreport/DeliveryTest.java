package dev.astrolabe.cpsqlreport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.model.funnel.Counted.Why;
import dev.astrolabe.runtime.deliver.Bus;
import dev.astrolabe.runtime.deliver.InMemoryLeases;
import dev.astrolabe.runtime.deliver.Mailer;
import dev.astrolabe.runtime.deliver.ReportFolder;
import dev.astrolabe.runtime.deliver.ReportRuns;
import dev.astrolabe.runtime.deliver.ReportShelf;
import dev.astrolabe.runtime.deliver.Turn;
import dev.astrolabe.runtime.http.NoContext;
import dev.astrolabe.runtime.report.ReportPage;
import dev.astrolabe.runtime.text.Language;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Reports on schedule: one each, none twice. */
final class DeliveryTest {
  private static final Instant SIX = Instant.parse("2026-09-30T02:00:00Z");

  private final Desk desk = new Desk();
  private final List<Mailer.Mail> mails = new ArrayList<>();
  private final List<Bus.Event> events = new ArrayList<>();
  private final InMemoryLeases leases = new InMemoryLeases();
  private int attempts;
  private int calls;
  private int failing = Integer.MAX_VALUE;
  private boolean after;

  /** Dies before or after the k-th call of anything outside. */
  private static final class Dead extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private void call(Runnable effect) {
    calls++;
    if (calls == failing && !after) {
      throw new Dead();
    }
    effect.run();
    if (calls == failing) {
      throw new Dead();
    }
  }

  private Delivery delivery(Optional<String> address) {
    var runs =
        new ReportRuns() {
          @Override
          public Run begin(String report, String period, int revision, Instant now) {
            call(() -> desk.runs.begin(report, period, revision, now));
            return desk.runs.begin(report, period, revision, now);
          }

          @Override
          public void done(Run run, Step step) {
            call(() -> desk.runs.done(run, step));
          }

          @Override
          public void mailed(Run run, String language) {
            throw new AssertionError("there is one mail, in one language");
          }

          @Override
          public List<Run> of(String report) {
            return desk.runs.of(report);
          }
        };
    var shelf =
        new ReportShelf() {
          @Override
          public void put(String key, byte[] bytes, String contentType) {
            call(() -> desk.put(key, bytes, contentType));
          }

          @Override
          public URI address(String key, Instant now) {
            return desk.address(key, now);
          }
        };
    return new Delivery(
        new Reports(desk.spend, desk.rates, desk.counters, Desk.COMPANY),
        Desk.COMPANY,
        runs,
        shelf,
        mail -> call(() -> mails.add(mail)),
        address,
        event -> call(() -> events.add(event)),
        Language.ENGLISH);
  }

  private void deliver(Instant now) {
    deliver(now, Optional.of("finance@example.com"));
  }

  /** No other invocation is at it: what racing ones do is told by {@link DeliveryRaceTest}. */
  private void deliver(Instant now, Optional<String> address) {
    try (var turn = Turn.of(leases, "cpsql-report", "attempt" + ++attempts, NoContext.INSTANCE)) {
      assertThat(delivery(address).deliver(now, turn))
          .isInstanceOf(Delivery.Outcome.Delivered.class);
    }
  }

  @Test
  void deliversEachPeriodThatEndedOnceHoweverOftenItRuns() {
    desk.sold();
    for (int day = 0; day < 40; day++) {
      deliver(SIX.plus(day, ChronoUnit.DAYS));
      deliver(SIX.plus(day, ChronoUnit.DAYS));
    }

    assertThat(desk.runs.of("cpsql"))
        .allMatch(ReportRuns.Run::isDone)
        .extracting(ReportRuns.Run::period)
        .containsExactly("2026-08", "2026-09", "2026-10", "2026-Q2", "2026-Q3");
    assertThat(mails).extracting(Mailer.Mail::id).doesNotHaveDuplicates().hasSize(5);
    assertThat(events).extracting(Bus.Event::id).doesNotHaveDuplicates().hasSize(5);
    assertThat(desk.shelf)
        .hasSize(5 * ReportFolder.NAMES.size())
        .containsKey("reports/cpsql/2026-Q3/1/report.fa.html");
    var told = events.stream().filter(e -> e.id().equals("cpsql.2026-Q3.1")).findFirst();
    assertThat(told.orElseThrow().type()).isEqualTo("dev.astrolabe.report.ready");
    assertThat(told.orElseThrow().data())
        .containsEntry("location", "reports/cpsql/2026-Q3/1/")
        .containsEntry("revision", 1);
    // 1 October in Dubai begins at 20:00 of the day before in UTC.
    assertThat(told.orElseThrow().time()).isEqualTo(SIX.plus(1, ChronoUnit.DAYS));
  }

  @Test
  void writesAMailThatNoProgramCutsAndNoPictureIsMissingFrom() {
    desk.sold();
    deliver(Instant.parse("2026-10-01T02:00:00Z"));

    var mail =
        mails.stream().filter(m -> m.id().equals(Optional.of("cpsql.2026-Q3.1"))).findFirst();
    var html = mail.orElseThrow().html();
    assertThat(html.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(ReportPage.LARGEST_MAIL);
    assertThat(html).contains("bgcolor=", "USD 9,200.00").doesNotContain("<svg", "data:");
    assertThat(mail.orElseThrow().text()).contains("USD 9,200.00").contains("9,200.00 / 1");
    assertThat(mail.orElseThrow().subject()).isEqualTo("Cost per sales qualified lead, 2026 Q3");
  }

  /** A mail or an event may come twice then, under the same id; nothing else differs. */
  @Test
  void finishesWhatARunThatDiedAnywhereHadBegun() {
    var at = Instant.parse("2026-10-01T02:00:00Z");
    int deaths = 0;
    for (boolean late : List.of(false, true)) {
      for (int k = 1; ; k++) {
        var fresh = new DeliveryTest();
        fresh.desk.sold();
        fresh.after = late;
        fresh.failing = k;
        try {
          fresh.deliver(at);
          break;
        } catch (Dead e) {
          deaths++;
        }
        fresh.failing = Integer.MAX_VALUE;
        fresh.deliver(at.plus(1, ChronoUnit.DAYS));
        var where = "call " + k + (late ? " after" : " before");
        assertThat(fresh.desk.runs.of("cpsql")).as(where).hasSize(2).allMatch(r -> r.isDone());
        assertThat(fresh.desk.shelf).as(where).hasSize(2 * ReportFolder.NAMES.size());
        assertThat(
                new TreeSet<>(fresh.mails.stream().map(mail -> mail.id().orElseThrow()).toList()))
            .as(where)
            .containsExactly("cpsql.2026-09.1", "cpsql.2026-Q3.1");
        assertThat(fresh.mails).as(where).hasSizeLessThanOrEqualTo(3);
        assertThat(fresh.events).as(where).hasSizeBetween(2, 3);
      }
    }
    assertThat(deaths).isGreaterThan(40);
  }

  @Test
  void catchesUpOnMonthsInWhichNothingRan() {
    deliver(SIX);
    deliver(Instant.parse("2027-01-02T02:00:00Z"));

    assertThat(desk.runs.of("cpsql"))
        .extracting(ReportRuns.Run::period)
        .containsExactly(
            "2026-08", "2026-09", "2026-10", "2026-11", "2026-12", "2026-Q2", "2026-Q3", "2026-Q4");
  }

  @Test
  void mailsNobodyWhereNobodyIsNamed() {
    deliver(SIX, Optional.empty());

    assertThat(desk.runs.of("cpsql")).allMatch(ReportRuns.Run::isDone);
    assertThat(mails).isEmpty();
    assertThat(events).hasSize(2);
  }

  /** A mail that would be cut off says less, and the report is delivered all the same. */
  @Test
  void mailsAsMuchAsAMailHolds() {
    for (int i = 0; i < 900; i++) {
      desk.sql("L-" + i, "2026-09-15", "a channel of a long name, " + i, Why.ENTRY);
    }

    deliver(Desk.NOW);

    assertThat(mails).isNotEmpty();
    assertThat(mails)
        .allSatisfy(mail -> assertThat(mail.html().length()).isLessThan(90_000))
        .anySatisfy(mail -> assertThat(mail.html()).contains("Not every row fits into a mail"));
    assertThat(desk.runs.of("cpsql")).allMatch(ReportRuns.Run::isDone);
  }
}
