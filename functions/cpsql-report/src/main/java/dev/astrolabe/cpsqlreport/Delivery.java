package dev.astrolabe.cpsqlreport;

import dev.astrolabe.model.attribution.Attribution;
import dev.astrolabe.model.calendar.Period;
import dev.astrolabe.model.calendar.Period.Kind;
import dev.astrolabe.model.spend.Breadth;
import dev.astrolabe.model.spend.CpsqlReport;
import dev.astrolabe.model.spend.CpsqlReport.Detail;
import dev.astrolabe.runtime.deliver.Bus;
import dev.astrolabe.runtime.deliver.Mailer;
import dev.astrolabe.runtime.deliver.ReportFolder;
import dev.astrolabe.runtime.deliver.ReportRuns;
import dev.astrolabe.runtime.deliver.ReportRuns.Run;
import dev.astrolabe.runtime.deliver.ReportRuns.Step;
import dev.astrolabe.runtime.deliver.ReportShelf;
import dev.astrolabe.runtime.deliver.Turn;
import dev.astrolabe.runtime.text.Language;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Makes the report of every month and quarter that ended and lays it into the bucket, mails it and
 * tells the bus: each once, and what was recorded as done never again, by one invocation at a time.
 * Safe to repeat after a failure at any point; between a step and its record, a mail or an event
 * goes out a second time under the same id.
 */
final class Delivery {
  /** The report's name. */
  static final String REPORT = "cpsql";

  /** Periods that ended this many of their kind ago are still caught up on. */
  static final int MOST_MISSED = 12;

  private static final List<Kind> KINDS = List.of(Kind.MONTH, Kind.QUARTER);
  private static final int FIRST_REVISION = 1;

  /** What came of one invocation. */
  sealed interface Outcome {
    /** All that was due is delivered, so many reports by this invocation. */
    record Delivered(int reports) implements Outcome {}

    /** Another invocation is at it, or died at it a moment ago: this one is to be tried again. */
    record Elsewhere() implements Outcome {}
  }

  private final Reports reports;
  private final Choices.Company company;
  private final ReportRuns runs;
  private final ReportShelf shelf;
  private final Mailer mailer;
  private final Optional<String> address;
  private final Bus bus;
  private final Language language;

  /**
   * @param address of finance; empty where nobody is to be mailed
   * @param language of the mail
   */
  Delivery(
      Reports reports,
      Choices.Company company,
      ReportRuns runs,
      ReportShelf shelf,
      Mailer mailer,
      Optional<String> address,
      Bus bus,
      Language language) {
    this.reports = reports;
    this.company = company;
    this.runs = runs;
    this.shelf = shelf;
    this.mailer = mailer;
    this.address = address;
    this.bus = bus;
    this.language = language;
  }

  /** Delivers what is due at {@code now}, if it is this invocation's turn. */
  Outcome deliver(Instant now, Turn turn) {
    var today = LocalDate.ofInstant(now, company.zone());
    var due = due(today);
    if (!due.isEmpty() && !turn.take()) {
      return new Outcome.Elsewhere();
    }
    int delivered = 0;
    for (var period : due) {
      // Whoever had the turn before may have done what was due a moment ago: this reads it again.
      var run = runs.begin(REPORT, period.code(), FIRST_REVISION, now);
      if (!run.isDone()) {
        deliver(run, period, today);
        delivered++;
      }
    }
    return new Outcome.Delivered(delivered);
  }

  /**
   * The periods whose report is not delivered, oldest first: of each kind the one that ended last,
   * and those between it and the newest one that was begun. Of a company that begins, the last ones
   * alone.
   */
  private List<Period> due(LocalDate today) {
    var known = new TreeMap<String, Run>();
    runs.of(REPORT).forEach(run -> known.put(run.period(), run));
    var due = new ArrayList<Period>();
    for (var kind : KINDS) {
      var ended = Period.of(kind, today, company.weekStart()).previous(company.weekStart());
      var missed = new ArrayList<Period>();
      var period = ended;
      while (missed.size() < MOST_MISSED && !known.containsKey(period.code())) {
        missed.add(period);
        period = period.previous(company.weekStart());
      }
      var run = known.get(period.code());
      if (run == null) {
        due.add(ended);
      } else {
        if (!run.isDone()) {
          due.add(period);
        }
        due.addAll(missed.reversed());
      }
    }
    return due;
  }

  private void deliver(Run begun, Period period, LocalDate today) {
    var choices =
        new Choices(
            period, Breadth.FULL, Attribution.LAST_TOUCH, company.currency(), Detail.CHANNEL);
    var report = reports.report(choices, today);
    for (var step : Step.values()) {
      if (!begun.done().contains(step)) {
        switch (step) {
          case STORED -> store(begun, report);
          case MAILED -> mail(begun, report);
          case TOLD -> bus.send(ready(begun));
        }
        runs.done(begun, step);
      }
    }
  }

  private void store(Run run, CpsqlReport report) {
    ReportFiles.of(report, language, run.revision())
        .forEach((name, file) ->
            shelf.put(ReportFolder.of(run) + name, file.body().bytes(), file.contentType()));
  }

  private void mail(Run run, CpsqlReport report) {
    address.ifPresent(to -> {
      var page = new CpsqlPage(report, language);
      mailer.send(
          new Mailer.Mail(to, Optional.of(run.id()), page.title(), page.text(), page.mail()));
    });
  }

  private static Bus.Event ready(Run run) {
    return new Bus.Event(
        run.id(),
        "dev.astrolabe.report.ready",
        "reports/" + run.report() + "/" + run.period() + "/" + run.revision(),
        run.begunAt(),
        new TreeMap<>(
            Map.of(
                "report", run.report(),
                "period", run.period(),
                "revision", run.revision(),
                "location", ReportFolder.of(run))));
  }
}
