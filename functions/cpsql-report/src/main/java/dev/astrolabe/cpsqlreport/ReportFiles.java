package dev.astrolabe.cpsqlreport;

import dev.astrolabe.model.spend.CpsqlReport;
import dev.astrolabe.runtime.http.Body;
import dev.astrolabe.runtime.json.JsonWriter;
import dev.astrolabe.runtime.report.CsvFile;
import dev.astrolabe.runtime.text.Language;
import java.util.SortedMap;
import java.util.TreeMap;

/** The files of a delivered report. */
final class ReportFiles {
  private ReportFiles() {}

  /** A file's content and media type. */
  record File(Body body, String contentType) {}

  /** Every file by its name. */
  static SortedMap<String, File> of(CpsqlReport report, Language language, int revision) {
    var files = new TreeMap<String, File>();
    for (var each : Language.values()) {
      files.put(
          "report." + each.tag() + ".html",
          new File(Body.of(new CpsqlPage(report, each).page()), "text/html; charset=utf-8"));
    }
    files.put(
        "report.json",
        new File(
            Body.of(new JsonWriter().bytes(CpsqlJson.of(report, language, revision))),
            "application/json"));
    files.put("report.csv", csv(report, CsvFile.Profile.MACHINE, language));
    files.put("report.spreadsheet.csv", csv(report, CsvFile.Profile.SPREADSHEET, language));
    return files;
  }

  private static File csv(CpsqlReport report, CsvFile.Profile profile, Language language) {
    return new File(Body.of(CpsqlCsv.of(report, profile, language)), "text/csv; charset=utf-8");
  }
}
