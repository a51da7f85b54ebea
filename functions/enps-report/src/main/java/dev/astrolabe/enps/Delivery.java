package dev.astrolabe.enps;

import dev.astrolabe.runtime.deliver.Bus;
import dev.astrolabe.runtime.deliver.Mailer;
import dev.astrolabe.runtime.deliver.ReportFolder;
import dev.astrolabe.runtime.deliver.ReportRuns;
import dev.astrolabe.runtime.deliver.ReportRuns.Run;
import dev.astrolabe.runtime.deliver.ReportRuns.Step;
import dev.astrolabe.runtime.deliver.Turn;
import dev.astrolabe.runtime.json.JsonWriter;
import dev.astrolabe.runtime.report.CsvFile;
import dev.astrolabe.runtime.store.PulseSurveys;
import dev.astrolabe.runtime.survey.SurveyRun;
import dev.astrolabe.runtime.text.Language;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * Delivers the report of each closed run once: files, mails, an event, each noted when it is made,
 * by one invocation at a time. A step that broke off before its note is made again: the same files,
 * the same mail and the same event by their ids.
 */
final class Delivery {
  /** A closed run never changes: there is one revision of its report. */
  private static final int REVISION = 1;

  /** The report's name. */
  static final String REPORT = "enps";

  private static final Run NOT_BEGUN = ReportRuns.fresh(REPORT, "", REVISION, Instant.EPOCH);

  /** Everything delivering works with. */
  record Ports(
      PulseSurveys surveys,
      Reports reports,
      ReportRuns delivered,
      Shelf shelf,
      Mailer mailer,
      Bus bus,
      Optional<String> address,
      List<Language> languages) {}

  private final Ports ports;

  Delivery(Ports ports) {
    this.ports = ports;
  }

  /** What came of one invocation. */
  sealed interface Outcome {
    /** How many reports were delivered, and how many surveys failed. */
    record Done(int delivered, int failed) implements Outcome {}

    /** Another invocation is at it, or died at it a moment ago: this one is to be tried again. */
    record Elsewhere() implements Outcome {}
  }

  /**
   * Delivers what is due, if it is this invocation's turn.
   *
   * @param failed hears of a survey that failed; the others go on
   */
  Outcome run(Instant now, Turn turn, BiConsumer<String, RuntimeException> failed) {
    int delivered = 0;
    int failures = 0;
    var known = new TreeMap<String, Run>();
    ports.delivered().of(REPORT).forEach(run -> known.put(run.period(), run));
    for (var survey : ports.surveys().all()) {
      try {
        for (var run : ports.reports().closed(survey.name())) {
          if (known.getOrDefault(period(run), NOT_BEGUN).isDone()) {
            continue;
          }
          if (!turn.take()) {
            return new Outcome.Elsewhere();
          }
          delivered += deliver(run, now) ? 1 : 0;
        }
      } catch (RuntimeException e) {
        // The boundary of one survey: its neighbours go on.
        failed.accept(survey.name(), e);
        failures++;
      }
    }
    return new Outcome.Done(delivered, failures);
  }

  private static String period(SurveyRun closed) {
    return closed.survey() + "/" + closed.id();
  }

  private boolean deliver(SurveyRun closed, Instant now) {
    // Whoever had the turn before may have delivered it a moment ago: this reads it again.
    var run = ports.delivered().begin(REPORT, period(closed), REVISION, now);
    if (run.isDone()) {
      return false;
    }
    var answered = ports.reports().of(closed, Optional.empty());
    for (var step : Step.values()) {
      if (!run.done().contains(step)) {
        switch (step) {
          case STORED -> store(run, answered);
          case MAILED -> ports.address().ifPresent(address -> mail(run, answered, address));
          case TOLD -> ports.bus().send(ready(run, closed, answered));
        }
        ports.delivered().done(run, step);
      }
    }
    return true;
  }

  private void store(Run run, Answered answered) {
    var folder = ReportFolder.of(run);
    for (var language : Language.values()) {
      ports
          .shelf()
          .put(
              folder + "report." + language.tag() + ".html",
              new EnpsPage(answered, language).page().getBytes(StandardCharsets.UTF_8),
              "text/html; charset=utf-8");
    }
    ports
        .shelf()
        .put(
            folder + "report.json",
            new JsonWriter().bytes(EnpsJson.of(answered, ports.languages().getFirst())),
            "application/json");
    ports
        .shelf()
        .put(
            folder + "report.csv",
            EnpsCsv.of(answered.report(), CsvFile.Profile.MACHINE, Language.ENGLISH),
            "text/csv; charset=utf-8");
    ports
        .shelf()
        .put(
            folder + "report.spreadsheet.csv",
            EnpsCsv.of(
                answered.report(), CsvFile.Profile.SPREADSHEET, ports.languages().getFirst()),
            "text/csv; charset=utf-8");
  }

  private void mail(Run run, Answered answered, String address) {
    for (var language : ports.languages()) {
      if (run.mailed().contains(language.tag())) {
        continue;
      }
      var page = new EnpsPage(answered, language);
      ports
          .mailer()
          .send(
              new Mailer.Mail(
                  address,
                  Optional.of(run.id() + "." + language.tag()),
                  page.title(),
                  page.text(),
                  page.mail()));
      ports.delivered().mailed(run, language.tag());
    }
  }

  private static Bus.Event ready(Run run, SurveyRun closed, Answered answered) {
    var data = new TreeMap<String, Object>();
    data.put("report", REPORT);
    data.put("survey", closed.survey());
    data.put("run", closed.id());
    data.put("period", answered.period());
    data.put("revision", run.revision());
    data.put("location", ReportFolder.of(run));
    return new Bus.Event(
        run.id(),
        "dev.astrolabe.report.ready",
        "reports/" + REPORT + "/" + run.period() + "/" + run.revision(),
        run.begunAt(),
        data);
  }
}
