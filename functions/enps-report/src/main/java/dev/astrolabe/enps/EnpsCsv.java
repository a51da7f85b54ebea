package dev.astrolabe.enps;

import dev.astrolabe.model.survey.EnpsReport;
import dev.astrolabe.model.survey.PromoterCounts;
import dev.astrolabe.model.survey.TangoInterval;
import dev.astrolabe.runtime.report.CsvFile;
import dev.astrolabe.runtime.report.CsvFile.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The report as a table: everybody first, then each group, shown or hidden. */
final class EnpsCsv {
  private EnpsCsv() {}

  static byte[] of(EnpsReport report, CsvFile.Profile profile) {
    var file = new CsvFile(profile);
    file.header(
        "attribute",
        "value",
        "enps",
        "n",
        "promoters",
        "passives",
        "detractors",
        "low",
        "high",
        "hidden");
    file.row(row("", "", report.total()));
    for (var group : report.groups()) {
      file.row(row(group.attribute(), group.value(), group.counts()));
    }
    return file.bytes();
  }

  private static List<Cell> row(String attribute, String value, Optional<PromoterCounts> counts) {
    var cells = new ArrayList<Cell>();
    cells.add(new Cell.Text(attribute));
    cells.add(new Cell.Text(value));
    if (counts.isEmpty()) {
      for (int i = 0; i < 7; i++) {
        cells.add(new Cell.Figure(""));
      }
      cells.add(new Cell.Text("protected"));
      return cells;
    }
    var shown = counts.get();
    var interval = TangoInterval.of(shown);
    for (int number :
        List.of(
            shown.enps().orElse(0),
            shown.answered(),
            shown.promoters(),
            shown.passives(),
            shown.detractors(),
            Wording.points(interval.low()),
            Wording.points(interval.high()))) {
      cells.add(new Cell.Figure(Integer.toString(number)));
    }
    cells.add(new Cell.Text(""));
    return cells;
  }
}
