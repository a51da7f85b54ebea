package dev.astrolabe.imports;

import dev.astrolabe.model.spend.StatedSpend;
import dev.astrolabe.runtime.http.Caller;
import dev.astrolabe.runtime.http.JsonBody;
import dev.astrolabe.runtime.http.MediaType;
import dev.astrolabe.runtime.http.PathValues;
import dev.astrolabe.runtime.http.Problem;
import dev.astrolabe.runtime.http.Refused;
import dev.astrolabe.runtime.http.Request;
import dev.astrolabe.runtime.http.Response;
import dev.astrolabe.runtime.http.Route;
import dev.astrolabe.runtime.json.Json;
import dev.astrolabe.runtime.json.JsonWriter;
import dev.astrolabe.runtime.report.Reader;
import dev.astrolabe.runtime.text.FileRefusal;
import dev.astrolabe.runtime.text.Language;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Files of spend, of rates, of leads and of entries, and what became of them. */
final class ImportRoutes {
  /** A file of spend or rates is taken in while whoever sent it waits. */
  static final int MOST_ROWS = 1_000;

  private static final int LARGEST = 1024 * 1024;
  private static final String FINANCE = "finance";
  private static final String LEADS = "leads:write";
  private static final CsvRows.Columns SPEND_COLUMNS =
      CsvRows.Columns.of(StatedSpend.ROW, StatedSpend.ROW.subList(0, 5));
  private static final CsvRows.Columns RATE_COLUMNS =
      CsvRows.Columns.of(StatedSpend.RATE, StatedSpend.RATE);

  private final ImportFile file;
  private final Imports imports;
  private final LeadImports leads;

  ImportRoutes(ImportFile file, Imports imports, LeadImports leads) {
    this.file = file;
    this.imports = imports;
    this.leads = leads;
  }

  List<Route> routes() {
    var either = FINANCE + " " + LEADS;
    return List.of(
        Route.scoped("POST", "/api/imports", either, this::take, 201, 202, 400, 413, 415, 422),
        Route.scoped("GET", "/api/imports/{id}", either, this::find, 200, 400, 404));
  }

  private Response take(Request request, PathValues path) {
    var kind =
        request
            .query("kind")
            .orElseThrow(
                () -> new Refused(Problem.malformed(FileRefusal.IMPORT_KIND_MISSING.english())));
    return switch (kind) {
      case "leads" -> leads(LeadColumns.LEADS, request);
      case "entries" -> leads(LeadColumns.ENTRIES, request);
      case "spend", "rates" -> finance(kind, request);
      default -> throw new Refused(Problem.invalid("/kind", FileRefusal.IMPORT_KIND.english()));
    };
  }

  private Response leads(LeadColumns columns, Request request) {
    admit(request, LEADS);
    checkBody(request, LeadImports.LARGEST);
    var document = leads.take(columns, request);
    return said(202, document, request)
        .with("Location", "/api/imports/" + document.text("id").orElseThrow());
  }

  private Response finance(String kind, Request request) {
    admit(request, FINANCE);
    checkBody(request, LARGEST);
    var bytes = request.body().bytes();
    var result =
        kind.equals("spend")
            ? file.spend(rows(bytes, SPEND_COLUMNS, MOST_ROWS))
            : file.rates(rows(bytes, RATE_COLUMNS, MOST_ROWS));
    var id = ImportFile.name(kind, bytes);
    var document = json(id, kind, result);
    imports.keep(id, new JsonWriter().bytes(document));
    return said(201, document, request).with("Location", "/api/imports/" + id);
  }

  /** Who may bring spend may not bring leads, nor the other way round. */
  private static void admit(Request request, String scope) {
    if (!(request.caller() instanceof Caller.Known known) || !known.scopes().contains(scope)) {
      throw new Refused(Problem.forbidden(scope));
    }
  }

  private static void checkBody(Request request, int largest) {
    var type = request.header("content-type").flatMap(MediaType::parse);
    if (type.filter(t -> t.name().equals("text/csv")).isEmpty()) {
      throw new Refused(Problem.unsupportedMediaType("text/csv"));
    }
    if (request.body().size() > largest) {
      throw new Refused(Problem.tooLarge(largest));
    }
  }

  /** The rows of a file; refuses what is none. */
  static List<CsvRows.Row> rows(byte[] bytes, CsvRows.Columns columns, int most) {
    var text =
        switch (CsvText.read(bytes)) {
          case CsvText.Read.Text(var read) -> read;
          case CsvText.Read.Refused(var reason) ->
              throw new Refused(Problem.invalid("", reason.in(Language.ENGLISH)));
        };
    return switch (CsvRows.read(text, columns, most)) {
      case CsvRows.Read.Rows(var rows) -> rows;
      case CsvRows.Read.Refused(var reason) ->
          throw new Refused(Problem.invalid("", reason.in(Language.ENGLISH)));
    };
  }

  /** The answer in the language of whoever asks. */
  private static Response said(int status, Json.Fields document, Request request) {
    return JsonBody.answer(status, RefusedRows.in(request.language(), document))
        .with("Vary", Reader.VARY);
  }

  private static Json.Fields json(String id, String kind, ImportFile.Result result) {
    return Json.object()
        .put("id", id)
        .put("kind", kind)
        .put("accepted", result.accepted())
        .put("unchanged", result.unchanged())
        .put("refused", result.refused())
        .put("rows", RefusedRows.json(result.rows()))
        .build();
  }

  private Response find(Request request, PathValues path) {
    var id = path.get("id");
    if (LeadImports.isOne(id)) {
      admit(request, LEADS);
      return said(200, leads.find(id).orElseThrow(ImportRoutes::unknown), request);
    }
    admit(request, FINANCE);
    var kept = imports.find(id).orElseThrow(ImportRoutes::unknown);
    return said(200, RefusedRows.document(new String(kept, StandardCharsets.UTF_8)), request);
  }

  private static Refused unknown() {
    return new Refused(Problem.notFound(FileRefusal.NO_IMPORT.english()));
  }
}
