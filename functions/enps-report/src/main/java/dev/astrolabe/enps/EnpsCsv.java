package dev.astrolabe.enps;

import dev.astrolabe.model.survey.Breakdowns;
import dev.astrolabe.model.survey.EnpsReport;
import dev.astrolabe.model.survey.PromoterCounts;
import dev.astrolabe.model.survey.TangoInterval;
import dev.astrolabe.runtime.report.CsvFile;
import dev.astrolabe.runtime.report.CsvFile.Cell;
import dev.astrolabe.runtime.report.CsvFile.Profile;
import dev.astrolabe.runtime.text.Language;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The report as a table: everybody first, then each group, shown or hidden. Programs read the same
 * words always, people those of their language.
 */
final class EnpsCsv {
  private static final List<String> CODES =
      List.of(
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

  private static final int FIGURES = 7;

  private final EnpsReport report;
  private final Profile profile;
  private final Language language;

  private EnpsCsv(EnpsReport report, Profile profile, Language language) {
    this.report = report;
    this.profile = profile;
    this.language = language;
  }

  /**
   * The file.
   *
   * @param language of a spreadsheet's words
   */
  static byte[] of(EnpsReport report, Profile profile, Language language) {
    return new EnpsCsv(report, profile, language).bytes();
  }

  private byte[] bytes() {
    var file = new CsvFile(profile);
    file.row(heads().stream().<Cell>map(Cell.Text::new).toList());
    file.row(row(word("", Phrase.EVERYBODY), "", report.total()));
    for (var group : report.groups()) {
      var value =
          group.value().equals(Breakdowns.OTHER)
              ? word(Breakdowns.OTHER, Phrase.OTHER)
              : group.value();
      file.row(row(group.attribute(), value, group.counts()));
    }
    return file.bytes();
  }

  private List<String> heads() {
    return switch (profile) {
      case MACHINE -> CODES;
      case SPREADSHEET ->
          List.of(
                  Phrase.ATTRIBUTE,
                  Phrase.GROUP,
                  Phrase.SCORE,
                  Phrase.ANSWERED,
                  Phrase.PROMOTERS,
                  Phrase.PASSIVES,
                  Phrase.DETRACTORS,
                  Phrase.LOW,
                  Phrase.HIGH,
                  Phrase.NOTE)
              .stream()
              .map(phrase -> phrase.in(language))
              .toList();
    };
  }

  private String word(String forPrograms, Phrase forPeople) {
    return switch (profile) {
      case MACHINE -> forPrograms;
      case SPREADSHEET -> forPeople.in(language);
    };
  }

  private List<Cell> row(String attribute, String value, Optional<PromoterCounts> counts) {
    var cells = new ArrayList<Cell>();
    cells.add(new Cell.Text(attribute));
    cells.add(new Cell.Text(value));
    if (counts.isEmpty()) {
      cells.addAll(Collections.nCopies(FIGURES, new Cell.Figure("")));
      cells.add(new Cell.Text(word("protected", Phrase.HIDDEN)));
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
