package dev.astrolabe.enps;

import dev.astrolabe.model.survey.EnpsReport;
import dev.astrolabe.model.survey.PromoterCounts;
import dev.astrolabe.runtime.report.Bar;
import dev.astrolabe.runtime.report.BarChart;
import dev.astrolabe.runtime.report.ReportPage;
import dev.astrolabe.runtime.text.Html;
import dev.astrolabe.runtime.text.Language;
import java.util.List;
import java.util.Optional;

/** The report as people read it: in a browser, and in a mail. */
final class EnpsPage {
  private final Answered answered;
  private final EnpsReport report;
  private final Language language;
  private final Wording wording;

  EnpsPage(Answered answered, Language language) {
    this.answered = answered;
    this.report = answered.report();
    this.language = language;
    this.wording = new Wording(report, language);
  }

  String title() {
    return Phrase.TITLE.in(language) + language.comma() + wording.figures().day(answered.closed());
  }

  /** A whole page with the chart as inline SVG. */
  String page() {
    var chart = chart().map(c -> "<figure>" + c.svg() + "</figure>").orElse("");
    return ReportPage.of(language, title(), lead() + chart + rest(Integer.MAX_VALUE));
  }

  /** The same with the chart as a table, small enough for every mail program. */
  String mail() {
    return ReportPage.mail(
        language, title(), rows -> lead() + chart().map(BarChart::mail).orElse("") + rest(rows));
  }

  /** The sentence, the figures and the remarks as plain text. */
  String text() {
    var text = new StringBuilder(wording.sentence()).append("\n\n");
    for (var group : report.groups()) {
      text.append(group.attribute())
          .append(language.comma())
          .append(wording.value(group))
          .append(": ")
          .append(group.counts().map(wording::score).orElseGet(() -> Phrase.HIDDEN.in(language)))
          .append('\n');
    }
    text.append('\n');
    wording.remarks().forEach(remark -> text.append(remark).append('\n'));
    return text.toString();
  }

  private String lead() {
    return "<p><strong>" + Html.escape(wording.sentence()) + "</strong></p>";
  }

  private Optional<BarChart> chart() {
    return report
        .total()
        .map(counts ->
            new BarChart(
                language,
                title(),
                List.of(
                    bar(Phrase.PROMOTERS, counts.promoters(), counts),
                    bar(Phrase.PASSIVES, counts.passives(), counts),
                    bar(Phrase.DETRACTORS, counts.detractors(), counts))));
  }

  private Bar bar(Phrase label, int people, PromoterCounts all) {
    var figures = wording.figures();
    return new Bar(
        label.in(language),
        figures.whole(people) + " (" + figures.percent(people, all.answered()) + ")",
        people);
  }

  private String rest(int rows) {
    var html = new StringBuilder("<table><thead><tr>");
    for (var head : List.of(Phrase.GROUP, Phrase.SCORE, Phrase.INTERVAL, Phrase.ANSWERED)) {
      html.append("<th scope=\"col\">").append(Html.escape(head.in(language))).append("</th>");
    }
    html.append("</tr></thead><tbody>");
    report.groups().stream()
        .limit(rows)
        .forEach(
            group -> row(html, group.attribute() + ": " + wording.value(group), group.counts()));
    html.append("</tbody><tfoot>");
    row(html, Phrase.EVERYBODY.in(language), report.total());
    html.append("</tfoot></table><ul>");
    wording.remarks().forEach(r -> html.append("<li>").append(Html.escape(r)).append("</li>"));
    return html.append("</ul>").toString();
  }

  private void row(StringBuilder html, String name, Optional<PromoterCounts> counts) {
    html.append("<tr><th scope=\"row\"><bdi>").append(Html.escape(name)).append("</bdi></th>");
    if (counts.isEmpty()) {
      html.append("<td colspan=\"3\">")
          .append(Html.escape(Phrase.HIDDEN.in(language)))
          .append("</td></tr>");
      return;
    }
    for (var cell :
        List.of(
            wording.score(counts.get()),
            wording.interval(counts.get()),
            wording.figures().whole(counts.get().answered()))) {
      html.append("<td><bdi>").append(Html.escape(cell)).append("</bdi></td>");
    }
    html.append("</tr>");
  }
}
