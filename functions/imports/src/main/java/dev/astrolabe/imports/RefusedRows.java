package dev.astrolabe.imports;

import dev.astrolabe.runtime.json.Json;
import dev.astrolabe.runtime.json.JsonLimits;
import dev.astrolabe.runtime.json.JsonReader;
import dev.astrolabe.runtime.json.MalformedJson;
import dev.astrolabe.runtime.json.RefusalJson;
import dev.astrolabe.runtime.text.Language;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Why rows were not taken: kept in no language, said in the reader's. */
final class RefusedRows {
  /** So many reasons are named; the counts count all. */
  static final int MOST_NAMED = 500;

  private static final String ROWS = "rows";

  private RefusedRows() {}

  /** The first of many as they are kept. */
  static Json.Array json(List<ImportFile.RefusedRow> rows) {
    return new Json.Array(
        rows.stream()
            .limit(MOST_NAMED)
            .<Json>map(row ->
                RefusalJson.write(
                        row.reason(),
                        Json.object().put("line", row.line()).put("column", row.column()))
                    .build())
            .toList());
  }

  /** The document with more rows, as they stand in the file; the first of many are named. */
  static Json.Fields with(Json.Fields document, List<ImportFile.RefusedRow> more) {
    var all = new ArrayList<>(rows(document));
    all.addAll(rows(json(more)));
    all.sort(Comparator.comparing(row -> row.decimal("line").orElseThrow()));
    return document.with(ROWS, Json.array(all.subList(0, Math.min(all.size(), MOST_NAMED))));
  }

  /** What became of a file, said in a language. */
  static Json.Fields in(Language language, Json.Fields document) {
    return document.with(
        ROWS,
        Json.array(
            rows(document).stream()
                .map(row ->
                    Json.object()
                        .put("line", row.get("line").orElseThrow())
                        .put("column", row.get("column").orElseThrow())
                        .put("reason", RefusalJson.read(row).in(language))
                        .build())
                .toList()));
  }

  private static List<Json.Fields> rows(Json.Fields document) {
    return rows(new Json.Array(document.items(ROWS).orElseThrow()));
  }

  private static List<Json.Fields> rows(Json.Array rows) {
    return rows.items().stream().map(row -> (Json.Fields) row).toList();
  }

  /** A document as it was kept. */
  static Json.Fields document(String kept) {
    try {
      return (Json.Fields) new JsonReader(new JsonLimits(512 * 1024, 6)).read(kept);
    } catch (MalformedJson e) {
      throw new IllegalStateException("what was kept of an import is no JSON", e);
    }
  }
}
