package dev.astrolabe.cpsql;

import dev.astrolabe.runtime.http.Body;
import dev.astrolabe.runtime.http.JsonBody;
import dev.astrolabe.runtime.http.PathValues;
import dev.astrolabe.runtime.http.Request;
import dev.astrolabe.runtime.http.Response;
import dev.astrolabe.runtime.http.Route;
import dev.astrolabe.runtime.json.Json;
import dev.astrolabe.runtime.report.CsvFile;
import dev.astrolabe.runtime.text.Language;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** The report and its evidence, as JSON, as a page, or as a file. */
final class ReportRoutes {
  private static final String REPORTS = "reports";

  private final Reports reports;
  private final Choices.Company company;

  ReportRoutes(Reports reports, Choices.Company company) {
    this.reports = reports;
    this.company = company;
  }

  List<Route> routes() {
    return List.of(
        Route.scoped("GET", "/api/reports/cpsql", REPORTS, this::cpsql, 200, 400, 422),
        Route.scoped("GET", "/api/reports/cpsql/evidence", REPORTS, this::evidence, 200, 400, 422));
  }

  private Response cpsql(Request request, PathValues path) {
    var choices = Choices.of(request, company);
    var report = reports.report(choices);
    var language = language(request);
    var accept = request.header("accept").orElse("").toLowerCase(Locale.ROOT);
    if (accept.contains("text/csv")) {
      var profile =
          request.query("profile").orElse("").equals("spreadsheet")
              ? CsvFile.Profile.SPREADSHEET
              : CsvFile.Profile.MACHINE;
      return new Response(200, new TreeMap<>(), Body.of(CpsqlCsv.of(report, profile)))
          .with("Content-Type", "text/csv; charset=utf-8")
          .with("Vary", "Accept, Accept-Language");
    }
    if (accept.contains("text/html")) {
      return Response.html(200, new CpsqlPage(report, language).page())
          .with("Content-Language", language.tag())
          .with("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
          .with("Vary", "Accept, Accept-Language");
    }
    return JsonBody.answer(200, CpsqlJson.of(report, language, 0))
        .with("Vary", "Accept, Accept-Language");
  }

  private static Language language(Request request) {
    return request
        .query("lang")
        .flatMap(Language::ofTag)
        .orElseGet(() -> Language.ofAcceptLanguage(request.header("accept-language").orElse("")));
  }

  private Response evidence(Request request, PathValues path) {
    var choices = Choices.of(request, company);
    var spend = reports.spend(choices, choices.period());
    var rows =
        spend.shares().stream()
            .<Json>map(share ->
                Json.object()
                    .put("row", SpendRoutes.json(share.row()))
                    .put("days", share.days())
                    .put("amount", share.amount().toPlainString())
                    .put(
                        "rates",
                        Json.array(
                            share.rates().stream()
                                .<Json>map(rate ->
                                    Json.object()
                                        .put("date", rate.date().toString())
                                        .put("from", rate.from().code())
                                        .put("to", rate.to().code())
                                        .put("rate", rate.rate().toPlainString())
                                        .build())
                                .toList()))
                    .build())
            .toList();
    return JsonBody.answer(
        200,
        Json.object()
            .put("period", choices.period().code())
            .put("currency", choices.currency().code())
            .put("spend", Json.array(rows))
            .build());
  }
}
