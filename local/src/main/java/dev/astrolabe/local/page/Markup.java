package dev.astrolabe.local.page;

import dev.astrolabe.runtime.text.Html;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The pieces of HTML that the laptop's pages are made of. */
final class Markup {
  private Markup() {}

  /** Somebody's words, whose direction is their own. */
  static String words(String text) {
    return "<bdi>" + Html.escape(text) + "</bdi>";
  }

  /** A name, a number or an address of machines: from left to right in every language. */
  static String code(String text) {
    return "<bdi dir=\"ltr\">" + Html.escape(text) + "</bdi>";
  }

  static String code(int number) {
    return code(String.valueOf(number));
  }

  /** A time, to the second. */
  static String time(Instant time) {
    var second = time.truncatedTo(ChronoUnit.SECONDS);
    return "<time dir=\"ltr\" datetime=\"" + second + "\">" + second + "</time>";
  }

  /** Lines of text as machines write them. */
  static String lines(String text) {
    return "<pre dir=\"ltr\">" + Html.escape(text) + "</pre>";
  }

  static String paragraph(String text) {
    return "<p>" + Html.escape(text) + "</p>\n";
  }

  /** A link; {@code html} is what it says. */
  static String link(String address, String html) {
    return "<a href=\"" + Html.escape(address) + "\">" + html + "</a>";
  }

  /** An item of a list; {@code html} is what it says. */
  static String item(String html) {
    return "<li>" + html + "</li>\n";
  }

  static String option(String value, String text) {
    return "<option value=\"" + Html.escape(value) + "\">" + Html.escape(text) + "</option>";
  }

  /**
   * A table.
   *
   * @param heads as text
   * @param rows the cells as HTML
   */
  static String table(List<String> heads, List<List<String>> rows) {
    var text = new StringBuilder("<table><thead><tr>");
    heads.forEach(
        head -> text.append("<th scope=\"col\">").append(Html.escape(head)).append("</th>"));
    text.append("</tr></thead>\n<tbody>");
    for (var row : rows) {
      text.append("<tr>");
      row.forEach(cell -> text.append("<td>").append(cell).append("</td>"));
      text.append("</tr>\n");
    }
    return text.append("</tbody></table>\n").toString();
  }
}
