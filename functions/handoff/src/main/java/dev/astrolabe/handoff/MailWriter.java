package dev.astrolabe.handoff;

import dev.astrolabe.model.lead.HandOff;
import dev.astrolabe.runtime.deliver.Mailer;
import java.util.Optional;

/**
 * Writes the mail of a hand-off: plain text, and HTML of tables, which every mail program shows.
 * Whatever a person wrote is isolated, so that Arabic and Persian do not turn English around.
 */
final class MailWriter {
  private static final char ISOLATE = '\u2068';
  private static final char END_ISOLATE = '\u2069';
  private static final int LONGEST_SUBJECT_NAME = 80;

  private MailWriter() {}

  static Mailer.Mail write(String to, HandOff handOff, Brief brief, String leadUrl) {
    return new Mailer.Mail(
        to, Optional.of(handOff.id()), subject(brief), text(brief, leadUrl), html(brief, leadUrl));
  }

  private static String subject(Brief brief) {
    var who = oneLine(brief.who());
    var shown = who.isEmpty() ? "a lead without a name" : isolated(cut(who));
    return "Ready to buy: " + shown + ", grade " + brief.assessment().grade();
  }

  private static String cut(String who) {
    if (who.codePointCount(0, who.length()) <= LONGEST_SUBJECT_NAME) {
      return who;
    }
    return who.substring(0, who.offsetByCodePoints(0, LONGEST_SUBJECT_NAME)) + "…";
  }

  /** A header or a line ends where the text would break it. */
  private static String oneLine(String text) {
    var line = new StringBuilder();
    text.codePoints()
        .map(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029 ? ' ' : c)
        .filter(c -> !isDirectionControl(c))
        .forEach(line::appendCodePoint);
    return line.toString().strip();
  }

  private static boolean isDirectionControl(int c) {
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
  }

  private static String isolated(String text) {
    return ISOLATE + text + END_ISOLATE;
  }

  private static String text(Brief brief, String leadUrl) {
    var text = new StringBuilder();
    for (var line : brief.lines()) {
      text.append(line.label()).append(": ").append(isolated(oneLine(line.value()))).append('\n');
    }
    text.append("\nWhat made the score\n");
    for (var reason : brief.reasons()) {
      text.append(reason.points()).append("  ").append(reason.what()).append('\n');
    }
    return text.append('\n').append(leadUrl).append('\n').toString();
  }

  private static String html(Brief brief, String leadUrl) {
    var html = new StringBuilder();
    html.append("<!DOCTYPE html><html lang=\"en\" dir=\"ltr\"><head><meta charset=\"utf-8\">")
        .append("<title>")
        .append(escaped(subject(brief)))
        .append("</title></head><body>");
    table(html, "Brief");
    for (var line : brief.lines()) {
      var value = oneLine(line.value());
      html.append("<tr><th align=\"left\" valign=\"top\">")
          .append(escaped(line.label()))
          .append("</th><td dir=\"")
          .append(direction(value))
          .append("\"><bdi>")
          .append(escaped(value))
          .append("</bdi></td></tr>");
    }
    html.append("</table>");
    table(html, "What made the score");
    for (var reason : brief.reasons()) {
      html.append("<tr><td align=\"right\">")
          .append(escaped(reason.points()))
          .append("</td><td><bdi>")
          .append(escaped(reason.what()))
          .append("</bdi></td></tr>");
    }
    return html.append("</table><p><a href=\"")
        .append(escaped(leadUrl))
        .append("\">The lead</a></p></body></html>")
        .toString();
  }

  private static void table(StringBuilder html, String caption) {
    html.append("<table cellpadding=\"4\" border=\"0\"><caption align=\"left\"><b>")
        .append(caption)
        .append("</b></caption>");
  }

  /** By the first letter that has a direction of its own. */
  static String direction(String text) {
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      switch (Character.getDirectionality(text.codePointAt(i))) {
        case Character.DIRECTIONALITY_LEFT_TO_RIGHT -> {
          return "ltr";
        }
        case Character.DIRECTIONALITY_RIGHT_TO_LEFT,
            Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC -> {
          return "rtl";
        }
        default -> {}
      }
    }
    return "ltr";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
