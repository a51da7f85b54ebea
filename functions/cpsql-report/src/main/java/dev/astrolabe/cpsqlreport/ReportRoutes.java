package dev.astrolabe.cpsqlreport;

import dev.astrolabe.runtime.deliver.ReportFolder;
import dev.astrolabe.runtime.deliver.ReportRuns;
import dev.astrolabe.runtime.deliver.ReportRuns.Step;
import dev.astrolabe.runtime.http.Body;
import dev.astrolabe.runtime.http.Caller;
import dev.astrolabe.runtime.http.Cursors;
import dev.astrolabe.runtime.http.JsonBody;
import dev.astrolabe.runtime.http.PathValues;
import dev.astrolabe.runtime.http.Request;
import dev.astrolabe.runtime.http.Response;
import dev.astrolabe.runtime.http.Route;
import dev.astrolabe.runtime.json.Json;
import dev.astrolabe.runtime.report.CsvFile;
import dev.astrolabe.runtime.report.Reader;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The report and its evidence, as JSON, as a page, or as a file; and those delivered. */
final class ReportRoutes {
  private static final String REPORTS = "reports";
  private static final String PEOPLE = "people";

  /** Each has six addresses of a kilobyte, and an answer of Lambda has a limit. */
  private static final int MOST_LISTED = 200;

  private final Reports reports;
  private final Ports ports;
  private final Cursors cursors;

  ReportRoutes(Ports ports) {
    this.reports = new Reports(ports.spend(), ports.rates(), ports.counts(), ports.company());
    this.ports = ports;
    this.cursors = new Cursors(ports.seal());
  }

  List<Route> routes() {
    return List.of(
        Route.scoped("GET", "/api/reports", REPORTS + " " + PEOPLE, this::delivered, 200),
        Route.scoped("GET", "/api/reports/cpsql", REPORTS, this::cpsql, 200, 400, 422),
        Route.scoped("GET", "/api/reports/cpsql/evidence", REPORTS, this::evidence, 200, 400, 422));
  }

  private Response cpsql(Request request, PathValues path) {
    var choices = Choices.of(request, ports.company());
    var today = LocalDate.ofInstant(request.now(), ports.company().zone());
    var report = reports.report(choices, today);
    var language = request.language();
    if (Reader.wantsPage(request)) {
      return Response.html(200, new CpsqlPage(report, language).page())
          .with("Content-Language", language.tag())
          .with("Content-Security-Policy", Reader.PAGE_POLICY)
          .with("Vary", Reader.VARY);
    }
    if (Reader.wantsCsv(request)) {
      var profile =
          request.query("profile").orElse("").equals("spreadsheet")
              ? CsvFile.Profile.SPREADSHEET
              : CsvFile.Profile.MACHINE;
      return new Response(200, new TreeMap<>(), Body.of(CpsqlCsv.of(report, profile, language)))
          .with("Content-Type", "text/csv; charset=utf-8")
          .with("Vary", Reader.VARY);
    }
    return JsonBody.answer(200, CpsqlJson.of(report, language, 0)).with("Vary", Reader.VARY);
  }

  private Response evidence(Request request, PathValues path) {
    var choices = Choices.of(request, ports.company());
    var page =
        new Evidence(reports, choices).page(cursors.position(request), Cursors.limit(request));
    return JsonBody.answer(
        200,
        EvidenceJson.of(choices, page, page.next().map(place -> cursors.next(request, place))));
  }

  private Response delivered(Request request, PathValues path) {
    var runs =
        reportsOf(request.caller()).stream()
            .flatMap(report -> ports.runs().of(report).stream())
            .filter(run -> run.done().contains(Step.STORED))
            .sorted((one, other) -> other.begunAt().compareTo(one.begunAt()))
            .limit(MOST_LISTED)
            .toList();
    if (Reader.wantsPage(request)) {
      var language = request.language();
      var page = new DeliveredPage(ports.shelf(), ports.company(), language);
      return Response.html(200, page.page(runs, request.now()))
          .with("Content-Language", language.tag())
          .with("Content-Security-Policy", Reader.PAGE_POLICY)
          .with("Vary", Reader.VARY);
    }
    var items = runs.stream().map(run -> json(run, request.now())).toList();
    return JsonBody.answer(
            200,
            Json.object()
                .put("items", Json.array(items))
                .put("nextCursor", new Json.Null())
                .build())
        .with("Vary", Reader.VARY);
  }

  /** Those that a token allows to read: eNPS is for people operations alone. */
  private static List<String> reportsOf(Caller caller) {
    var reports = new ArrayList<String>();
    if (caller instanceof Caller.Known(var subject, var scopes)) {
      if (scopes.contains(REPORTS)) {
        reports.add(Delivery.REPORT);
      }
      if (scopes.contains(PEOPLE)) {
        reports.add("enps");
      }
    }
    return reports;
  }

  private Json json(ReportRuns.Run run, Instant now) {
    var files = new TreeMap<String, String>();
    for (var file : ReportFolder.NAMES) {
      files.put(file, ports.shelf().address(ReportFolder.of(run) + file, now).toString());
    }
    return Json.object()
        .put("report", run.report())
        .put("period", run.period())
        .put("revision", run.revision())
        .put("madeAt", run.begunAt().toString())
        .put("files", Json.ofTexts(files))
        .build();
  }
}
