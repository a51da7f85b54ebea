package dev.astrolabe.cpsqlreport;

import dev.astrolabe.model.spend.CostPerSql;
import dev.astrolabe.model.spend.CpsqlReport;
import dev.astrolabe.runtime.report.Bar;
import dev.astrolabe.runtime.report.BarChart;
import dev.astrolabe.runtime.report.ReportPage;
import dev.astrolabe.runtime.text.Html;
import dev.astrolabe.runtime.text.Language;

/** The report as people read it: in a browser, and in a mail. */
final class CpsqlPage {
  private static final int ALL = Integer.MAX_VALUE;

  private final CpsqlReport report;
  private final Language language;
  private final Wording wording;

  CpsqlPage(CpsqlReport report, Language language) {
    this.report = report;
    this.language = language;
    this.wording = new Wording(report, language);
  }

  String title() {
    return Phrase.TITLE.in(language) + language.comma() + wording.figures().period(report.period());
  }

  /** A whole page with the chart as inline SVG. */
  String page() {
    return ReportPage.of(
        language, title(), lead() + "<figure>" + chart(ALL).svg() + "</figure>" + rest(ALL));
  }

  /** The same with the chart as a table, small enough for every mail program. */
  String mail() {
    return ReportPage.mail(language, title(), rows -> lead() + chart(rows).mail() + rest(rows));
  }

  /** The sentence, the figures and the remarks as plain text. */
  String text() {
    var text = new StringBuilder(wording.sentence()).append("\n\n");
    for (var line : report.lines()) {
      text.append(wording.name(line))
          .append(": ")
          .append(wording.spend(line.cost().spend()))
          .append(" / ")
          .append(wording.figures().whole(line.cost().sqls()))
          .append(" = ")
          .append(wording.cost(line.cost()))
          .append('\n');
    }
    text.append(Phrase.UNALLOCATED.in(language))
        .append(": ")
        .append(wording.spend(report.unallocated()))
        .append("\n\n");
    wording.remarks().forEach(remark -> text.append(remark).append('\n'));
    wording.leftOut().forEach(row -> text.append(row).append('\n'));
    return text.toString();
  }

  private String lead() {
    return "<p><strong>" + Html.escape(wording.sentence()) + "</strong></p>";
  }

  private BarChart chart(int rows) {
    var bars =
        report.lines().stream()
            .filter(line -> line.cost().spend().signum() > 0)
            .limit(rows)
            .map(line ->
                new Bar(
                    wording.name(line),
                    wording.cost(line.cost()),
                    line.cost().cost().map(cost -> cost.amount().doubleValue()).orElse(0.0)))
            .toList();
    return new BarChart(language, Phrase.COST.in(language), bars);
  }

  private String rest(int rows) {
    var html = new StringBuilder();
    html.append("<table><thead><tr>");
    for (var head :
        new Phrase[] {Phrase.CHANNEL, Phrase.SPEND, Phrase.SQLS, Phrase.COST, Phrase.INTERVAL}) {
      html.append("<th scope=\"col\">").append(Html.escape(head.in(language))).append("</th>");
    }
    html.append("</tr></thead><tbody>");
    report.lines().stream().limit(rows).forEach(line -> row(html, wording.name(line), line.cost()));
    html.append("<tr><th scope=\"row\">")
        .append(Html.escape(Phrase.UNALLOCATED.in(language)))
        .append("</th>");
    cell(html, wording.spend(report.unallocated()));
    html.append("<td></td><td></td><td></td></tr></tbody><tfoot>");
    row(html, Phrase.TOTAL.in(language), report.total());
    html.append("</tfoot></table><ul>");
    wording.remarks().forEach(r -> html.append("<li>").append(Html.escape(r)).append("</li>"));
    html.append("</ul>");
    var leftOut = wording.leftOut();
    if (!leftOut.isEmpty() && rows > 0) {
      html.append("<h2>").append(Html.escape(Phrase.LEFT_OUT.in(language))).append("</h2><ul>");
      leftOut.stream()
          .limit(rows)
          .forEach(r -> html.append("<li>").append(Html.escape(r)).append("</li>"));
      html.append("</ul>");
    }
    return html.toString();
  }

  private void row(StringBuilder html, String name, CostPerSql cost) {
    html.append("<tr><th scope=\"row\"><bdi>").append(Html.escape(name)).append("</bdi></th>");
    cell(html, wording.spend(cost.spend()));
    cell(html, wording.figures().whole(cost.sqls()));
    cell(html, wording.cost(cost));
    cell(html, wording.interval(cost));
    html.append("</tr>");
  }

  private static void cell(StringBuilder html, String figure) {
    html.append("<td><bdi>").append(Html.escape(figure)).append("</bdi></td>");
  }
}
