package dev.astrolabe.enps;

import dev.astrolabe.runtime.deliver.Bus;
import dev.astrolabe.runtime.deliver.Mailer;
import dev.astrolabe.runtime.json.JsonWriter;
import dev.astrolabe.runtime.report.CsvFile;
import dev.astrolabe.runtime.store.PulseReports;
import dev.astrolabe.runtime.store.PulseReports.Step;
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
 * Delivers the report of each closed run once: files, a mail, an event, each noted when it is made.
 * A step that broke off before its note is made again: the same files, the same event by its id; a
 * mail may come twice.
 */
final class Delivery {
  /** A closed run never changes: there is one revision of its report. */
  private static final int REVISION = 0;

  /** Everything delivering works with. */
  record Ports(
      PulseSurveys surveys,
      Reports reports,
      PulseReports delivered,
      Shelf shelf,
      Mailer mailer,
      Bus bus,
      Optional<String> address,
      List<Language> languages) {}

  private final Ports ports;

  Delivery(Ports ports) {
    this.ports = ports;
  }

  /** How many reports were delivered, and how many surveys failed. */
  record Done(int delivered, int failed) {}

  /**
   * Delivers what is due.
   *
   * @param failed hears of a survey that failed; the others go on
   */
  Done run(Instant now, BiConsumer<String, RuntimeException> failed) {
    int delivered = 0;
    int failures = 0;
    for (var survey : ports.surveys().all()) {
      try {
        for (var run : ports.reports().closed(survey.name())) {
          delivered += deliver(run, now) ? 1 : 0;
        }
      } catch (RuntimeException e) {
        // The boundary of one survey: its neighbours go on.
        failed.accept(survey.name(), e);
        failures++;
      }
    }
    return new Done(delivered, failures);
  }

  private boolean deliver(SurveyRun run, Instant now) {
    int made =
        ports
            .delivered()
            .made(run.survey(), run.id(), REVISION)
            .map(step -> order(step))
            .orElse(-1);
    if (made == order(Step.TOLD)) {
      return false;
    }
    var answered = ports.reports().of(run, Optional.empty());
    var folder = "reports/enps/" + run.survey() + "-" + run.id() + "/" + REVISION + "/";
    if (made < order(Step.STORED)) {
      store(answered, folder);
      note(run, Step.STORED);
    }
    if (made < order(Step.MAILED)) {
      ports.address().ifPresent(address -> mail(answered, address));
      note(run, Step.MAILED);
    }
    tell(run, answered, folder, now);
    note(run, Step.TOLD);
    return true;
  }

  private static int order(Step step) {
    return List.of(Step.STORED, Step.MAILED, Step.TOLD).indexOf(step);
  }

  private void note(SurveyRun run, Step step) {
    ports.delivered().note(run.survey(), run.id(), REVISION, step);
  }

  private void store(Answered answered, String folder) {
    for (var language : Language.values()) {
      ports
          .shelf()
          .put(
              folder + "report." + language.tag() + ".html",
              new EnpsPage(answered, language).page().getBytes(StandardCharsets.UTF_8),
              "text/html; charset=utf-8");
      ports
          .shelf()
          .put(
              folder + "report." + language.tag() + ".json",
              new JsonWriter().bytes(EnpsJson.of(answered, language)),
              "application/json");
    }
    ports
        .shelf()
        .put(
            folder + "report.csv",
            EnpsCsv.of(answered.report(), CsvFile.Profile.MACHINE),
            "text/csv; charset=utf-8");
    ports
        .shelf()
        .put(
            folder + "report.spreadsheet.csv",
            EnpsCsv.of(answered.report(), CsvFile.Profile.SPREADSHEET),
            "text/csv; charset=utf-8");
  }

  private void mail(Answered answered, String address) {
    for (var language : ports.languages()) {
      var page = new EnpsPage(answered, language);
      ports
          .mailer()
          .send(new Mailer.Mail(address, Optional.empty(), page.title(), page.text(), page.mail()));
    }
  }

  private void tell(SurveyRun run, Answered answered, String folder, Instant now) {
    var data = new TreeMap<String, Object>();
    data.put("report", "enps");
    data.put("survey", run.survey());
    data.put("run", run.id());
    data.put("period", answered.period());
    data.put("revision", REVISION);
    data.put("location", folder);
    var subject = "enps/" + run.survey() + "/" + run.id() + "/" + REVISION;
    var type = "dev.astrolabe.report.ready";
    ports.bus().send(new Bus.Event(type + "/" + subject, type, subject, now, data));
  }
}
