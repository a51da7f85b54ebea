package dev.astrolabe.runtime.report;

import dev.astrolabe.runtime.text.Html;
import dev.astrolabe.runtime.text.Language;
import java.util.List;
import java.util.Locale;

/**
 * Horizontal bars, as SVG for pages and as a table for mails, which show neither SVG nor data
 * addresses. Bars grow in the direction of reading.
 */
public final class BarChart {
  private static final int WIDTH = 640;
  private static final int LABELS = 170;
  private static final int FIGURES = 140;
  private static final int ROW = 32;
  private static final int MAIL_WIDTH = 240;

  private final Language language;
  private final String title;
  private final List<Bar> bars;

  public BarChart(Language language, String title, List<Bar> bars) {
    this.language = language;
    this.title = title;
    this.bars = List.copyOf(bars);
  }

  private double longest() {
    return Math.max(1e-9, bars.stream().mapToDouble(Bar::size).max().orElse(0));
  }

  /** The chart as inline SVG; a screen reader reads its title and every label and figure. */
  public String svg() {
    boolean rightToLeft = language.direction().equals("rtl");
    int height = ROW * bars.size();
    var svg = new StringBuilder();
    svg.append("<svg role=\"img\" viewBox=\"0 0 ")
        .append(WIDTH)
        .append(' ')
        .append(height)
        .append("\" width=\"100%\" xmlns=\"http://www.w3.org/2000/svg\" direction=\"ltr\"><title>")
        .append(Html.escape(words()))
        .append("</title>");
    int most = WIDTH - LABELS - FIGURES;
    for (int i = 0; i < bars.size(); i++) {
      var bar = bars.get(i);
      double length = bar.size() / longest() * most;
      int middle = i * ROW + ROW / 2;
      text(svg, rightToLeft ? WIDTH - 4 : 4, middle, rightToLeft ? "end" : "start", bar.label());
      double x = rightToLeft ? WIDTH - LABELS - length : LABELS;
      svg.append("<rect x=\"")
          .append(decimal(x))
          .append("\" y=\"")
          .append(i * ROW + 6)
          .append("\" width=\"")
          .append(decimal(length))
          .append("\" height=\"")
          .append(ROW - 12)
          .append("\" rx=\"2\" fill=\"#0b5394\"/>");
      double beside = rightToLeft ? x - 6 : x + length + 6;
      text(svg, beside, middle, rightToLeft ? "end" : "start", bar.figure());
    }
    return svg.append("</svg>").toString();
  }

  private static void text(StringBuilder svg, double x, int y, String anchor, String text) {
    svg.append("<text x=\"")
        .append(decimal(x))
        .append("\" y=\"")
        .append(y)
        .append("\" dominant-baseline=\"central\" text-anchor=\"")
        .append(anchor)
        .append("\" font-size=\"14\" fill=\"currentColor\" unicode-bidi=\"plaintext\">")
        .append(Html.escape(text))
        .append("</text>");
  }

  /** The same as a table with coloured cells, for mail programs. */
  public String mail() {
    var table = new StringBuilder();
    table
        .append("<table role=\"presentation\" cellpadding=\"4\" cellspacing=\"0\" dir=\"")
        .append(language.direction())
        .append("\" lang=\"")
        .append(language.tag())
        .append("\">");
    for (var bar : bars) {
      long length = Math.round(bar.size() / longest() * MAIL_WIDTH);
      table
          .append("<tr><td><bdi>")
          .append(Html.escape(bar.label()))
          .append("</bdi></td><td width=\"")
          .append(MAIL_WIDTH)
          .append("\"><table cellpadding=\"0\" cellspacing=\"0\"><tr><td width=\"")
          .append(Math.max(1, length))
          .append(
              "\" height=\"14\" bgcolor=\"#0b5394\""
                  + " style=\"font-size:1px\">&nbsp;</td></tr></table></td><td><bdi>")
          .append(Html.escape(bar.figure()))
          .append("</bdi></td></tr>");
    }
    return table.append("</table>").toString();
  }

  private String words() {
    var words = new StringBuilder(title);
    for (var bar : bars) {
      words.append("; ").append(bar.label()).append(": ").append(bar.figure());
    }
    return words.toString();
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
