package dev.astrolabe.runtime.deliver;

import java.util.List;

/** Where the files of a delivered report lie in the bucket. */
public final class ReportFolder {
  /** A page in each language, and the figures. */
  public static final List<String> NAMES =
      List.of(
          "report.ar.html",
          "report.csv",
          "report.en.html",
          "report.fa.html",
          "report.json",
          "report.spreadsheet.csv");

  private ReportFolder() {}

  /** The folder's name, as {@code reports/cpsql/2026-Q3/1/}. */
  public static String of(ReportRuns.Run run) {
    return "reports/" + run.report() + "/" + run.period() + "/" + run.revision() + "/";
  }
}
