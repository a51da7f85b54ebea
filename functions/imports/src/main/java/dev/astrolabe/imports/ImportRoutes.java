package dev.astrolabe.imports;

import dev.astrolabe.model.spend.StatedSpend;
import dev.astrolabe.runtime.http.Body;
import dev.astrolabe.runtime.http.MediaType;
import dev.astrolabe.runtime.http.PathValues;
import dev.astrolabe.runtime.http.Problem;
import dev.astrolabe.runtime.http.Refused;
import dev.astrolabe.runtime.http.Request;
import dev.astrolabe.runtime.http.Response;
import dev.astrolabe.runtime.http.Route;
import dev.astrolabe.runtime.json.Json;
import dev.astrolabe.runtime.json.JsonWriter;
import java.util.List;

/** Files of spend and of rates, and what became of them. */
final class ImportRoutes {
  /** A file is taken in while whoever sent it waits. */
  static final int MOST_ROWS = 1_000;

  private static final int LARGEST = 1024 * 1024;
  private static final int MOST_REFUSALS_NAMED = 500;
  private static final String FINANCE = "finance";
  private static final List<String> REQUIRED_OF_SPEND = StatedSpend.ROW.subList(0, 5);

  private final ImportFile file;
  private final Imports imports;

  ImportRoutes(ImportFile file, Imports imports) {
    this.file = file;
    this.imports = imports;
  }

  List<Route> routes() {
    return List.of(
        Route.scoped("POST", "/api/imports", FINANCE, this::take, 201, 400, 413, 415, 422),
        Route.scoped("GET", "/api/imports/{id}", FINANCE, this::find, 200, 400, 404));
  }

  private Response take(Request request, PathValues path) {
    var kind =
        request
            .query("kind")
            .orElseThrow(
                () -> new Refused(Problem.malformed("name a kind: kind=spend or kind=rates")));
    if (!kind.equals("spend") && !kind.equals("rates")) {
      throw new Refused(Problem.invalid("/kind", "spend and rates are imported here"));
    }
    var type = request.header("content-type").flatMap(MediaType::parse);
    if (type.filter(t -> t.name().equals("text/csv")).isEmpty()) {
      throw new Refused(Problem.unsupportedMediaType("text/csv"));
    }
    if (request.body().size() > LARGEST) {
      throw new Refused(Problem.tooLarge(LARGEST));
    }
    var bytes = request.body().bytes();
    var rows = rows(kind, bytes);
    var result = kind.equals("spend") ? file.spend(rows) : file.rates(rows);
    var id = ImportFile.name(kind, bytes);
    var document = new JsonWriter().bytes(json(id, kind, result));
    imports.keep(id, document);
    return Response.json(201, Body.of(document)).with("Location", "/api/imports/" + id);
  }

  private static List<CsvRows.Row> rows(String kind, byte[] bytes) {
    var text =
        switch (CsvText.read(bytes)) {
          case CsvText.Read.Text(var read) -> read;
          case CsvText.Read.Refused(var reason) -> throw new Refused(Problem.invalid("", reason));
        };
    var read =
        kind.equals("spend")
            ? CsvRows.read(text, StatedSpend.ROW, REQUIRED_OF_SPEND, MOST_ROWS)
            : CsvRows.read(text, StatedSpend.RATE, StatedSpend.RATE, MOST_ROWS);
    return switch (read) {
      case CsvRows.Read.Rows(var rows) -> rows;
      case CsvRows.Read.Refused(var reason) -> throw new Refused(Problem.invalid("", reason));
    };
  }

  private static Json json(String id, String kind, ImportFile.Result result) {
    return Json.object()
        .put("id", id)
        .put("kind", kind)
        .put("accepted", result.accepted())
        .put("unchanged", result.unchanged())
        .put("refused", result.refused())
        .put(
            "rows",
            Json.array(
                result.rows().stream()
                    .limit(MOST_REFUSALS_NAMED)
                    .map(row ->
                        Json.object()
                            .put("line", row.line())
                            .put("column", row.column())
                            .put("reason", row.reason())
                            .build())
                    .toList()))
        .build();
  }

  private Response find(Request request, PathValues path) {
    var document =
        imports
            .find(path.get("id"))
            .orElseThrow(() -> new Refused(Problem.notFound("no import has this id")));
    return Response.json(200, Body.of(document));
  }
}
