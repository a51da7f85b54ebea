package dev.astrolabe.enps;

import dev.astrolabe.model.disclosure.Threshold;
import dev.astrolabe.model.survey.Breakdowns;
import dev.astrolabe.model.survey.EnpsReport;
import dev.astrolabe.model.survey.PromoterCounts;
import dev.astrolabe.model.survey.TangoInterval;
import dev.astrolabe.runtime.report.Figures;
import dev.astrolabe.runtime.text.Language;
import java.util.ArrayList;
import java.util.List;

/** The report in words. */
final class Wording {
  private final EnpsReport report;
  private final Language language;
  private final Figures figures;

  Wording(EnpsReport report, Language language) {
    this.report = report;
    this.language = language;
    this.figures = Figures.in(language);
  }

  Figures figures() {
    return figures;
  }

  /** The answer in one sentence. */
  String sentence() {
    return report
        .total()
        .map(counts ->
            Phrase.SENTENCE.in(
                language,
                isolated(score(counts)),
                number(counts.promoters()),
                number(counts.answered()),
                number(counts.detractors()),
                number(counts.answered()),
                number(report.asked()),
                isolated(figures.percent(counts.answered(), report.asked()))))
        .orElseGet(() -> Phrase.SENTENCE_TOO_FEW.in(language, number(Threshold.DEFAULT.figures())));
  }

  /** A score with its sign. */
  String score(PromoterCounts counts) {
    return figures.signed(counts.enps().orElse(0));
  }

  /** Both ends of the interval. */
  String interval(PromoterCounts counts) {
    var interval = TangoInterval.of(counts);
    return Phrase.BETWEEN.in(
        language,
        isolated(figures.signed(points(interval.low()))),
        isolated(figures.signed(points(interval.high()))));
  }

  /** A value as people call it. */
  String value(EnpsReport.Group group) {
    return group.value().equals(Breakdowns.OTHER) ? Phrase.OTHER.in(language) : group.value();
  }

  /** What a reader has to know. */
  List<String> remarks() {
    var scale = report.scale();
    var remarks = new ArrayList<String>();
    report
        .change()
        .ifPresent(change ->
            remarks.add(
                Phrase.CHANGE.in(
                    language,
                    isolated(figures.signed(points(change.difference()))),
                    number(points(change.p())))));
    remarks.add(
        Phrase.SCALE_NOTE.in(
            language,
            isolated(figures.whole(scale.lowest()) + "–" + figures.whole(scale.highest())),
            number(scale.promoterFrom()),
            number(scale.passiveFrom())));
    remarks.add(Phrase.INTERVAL_NOTE.in(language));
    remarks.add(Phrase.HIDDEN_NOTE.in(language, number(Threshold.DEFAULT.figures())));
    return remarks;
  }

  /** A share in points, halves away from zero. */
  static int points(double share) {
    int size = (int) Math.floor(100 * Math.abs(share) + 0.5);
    return share < 0 ? -size : size;
  }

  private String number(int number) {
    return isolated(figures.whole(number));
  }

  /** Keeps a figure whole, whichever way the text around it runs. */
  private static String isolated(String text) {
    return "\u2068" + text + "\u2069";
  }
}
