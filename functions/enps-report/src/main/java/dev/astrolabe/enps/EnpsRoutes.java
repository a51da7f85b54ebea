package dev.astrolabe.enps;

import dev.astrolabe.model.calendar.Period;
import dev.astrolabe.model.survey.EnpsReport;
import dev.astrolabe.model.survey.Survey;
import dev.astrolabe.runtime.http.Body;
import dev.astrolabe.runtime.http.JsonBody;
import dev.astrolabe.runtime.http.PathValues;
import dev.astrolabe.runtime.http.Problem;
import dev.astrolabe.runtime.http.Refused;
import dev.astrolabe.runtime.http.Request;
import dev.astrolabe.runtime.http.Response;
import dev.astrolabe.runtime.http.Route;
import dev.astrolabe.runtime.report.CsvFile;
import dev.astrolabe.runtime.report.Reader;
import dev.astrolabe.runtime.report.RefusalPhrase;
import dev.astrolabe.runtime.text.Language;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The report as JSON, as a page, or as a file. */
final class EnpsRoutes {

  private final Reports reports;
  private final ZoneId zone;
  private final DayOfWeek weekStart;

  EnpsRoutes(Reports reports, ZoneId zone, DayOfWeek weekStart) {
    this.reports = reports;
    this.zone = zone;
    this.weekStart = weekStart;
  }

  List<Route> routes() {
    return List.of(
        Route.scoped("GET", "/api/reports/enps", "people", this::enps, 200, 400, 404, 422));
  }

  private Response enps(Request request, PathValues path) {
    var survey =
        request
            .query("survey")
            .orElseThrow(
                () -> new Refused(Problem.malformed(RefusalPhrase.SURVEY_MISSING.english())));
    var period = period(request);
    var answered =
        Optional.of(survey)
            .filter(Survey::isName)
            .flatMap(name -> reports.last(name, period))
            .orElseThrow(() -> new Refused(Problem.notFound(RefusalPhrase.NO_RUN.english())));
    answered = by(request, answered);
    return response(request, answered, request.language()).with("Vary", Reader.VARY);
  }

  private static Response response(Request request, Answered answered, Language language) {
    if (Reader.wantsCsv(request)) {
      var profile =
          request.query("profile").orElse("").equals("spreadsheet")
              ? CsvFile.Profile.SPREADSHEET
              : CsvFile.Profile.MACHINE;
      var bytes = EnpsCsv.of(answered.report(), profile, language);
      return new Response(200, new TreeMap<>(), Body.of(bytes))
          .with("Content-Type", "text/csv; charset=utf-8");
    }
    if (Reader.wantsPage(request)) {
      return Response.html(200, new EnpsPage(answered, language).page())
          .with("Content-Language", language.tag())
          .with("Content-Security-Policy", Reader.PAGE_POLICY);
    }
    return JsonBody.answer(200, EnpsJson.of(answered, language));
  }

  private Optional<Period> period(Request request) {
    var code = request.query("period");
    if (code.isEmpty()) {
      return Optional.empty();
    }
    var period = Period.parse(code.get(), weekStart);
    if (period.isEmpty()) {
      throw new Refused(Problem.invalid("/period", RefusalPhrase.PERIOD_UNKNOWN.english()));
    }
    if (period.get().first().isAfter(LocalDate.ofInstant(request.now(), zone))) {
      throw new Refused(Problem.invalid("/period", RefusalPhrase.PERIOD_IN_THE_FUTURE.english()));
    }
    return period;
  }

  /** Only the groups of one breakdown; what is hidden stays what it is with all of them. */
  private static Answered by(Request request, Answered answered) {
    var attribute = request.query("by");
    if (attribute.isEmpty()) {
      return answered;
    }
    var report = answered.report();
    var groups =
        report.groups().stream().filter(g -> g.attribute().equals(attribute.get())).toList();
    if (groups.isEmpty()) {
      throw new Refused(Problem.invalid("/by", RefusalPhrase.NO_BREAKDOWN.english()));
    }
    return new Answered(
        new EnpsReport(
            report.survey(),
            report.run(),
            report.scale(),
            report.asked(),
            report.total(),
            report.change(),
            groups),
        answered.closed(),
        answered.period());
  }
}
