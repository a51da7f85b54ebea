package dev.astrolabe.runtime.report;

import dev.astrolabe.runtime.text.Html;
import dev.astrolabe.runtime.text.Language;
import java.nio.charset.StandardCharsets;

/** The frame of a report: one file that needs nothing else, for a browser or for a mail. */
public final class ReportPage {
  /** Mail programs cut what is longer than about 102 kB. */
  public static final int LARGEST_MAIL = 90_000;

  private static final String STYLE =
      """
      :root{color-scheme:light dark}
      body{font:1rem/1.6 system-ui,sans-serif;margin:0 auto;max-width:52rem;padding:1rem}
      h1{font-size:1.6rem;line-height:1.3}figure{margin:1rem 0}
      table{border-collapse:collapse;display:block;inline-size:100%;overflow-x:auto}
      th,td{border-block-end:1px solid #8888;padding:.4rem .6rem;text-align:start}
      td{font-variant-numeric:tabular-nums;white-space:nowrap}tfoot{font-weight:600}
      @media(max-width:34rem){table{font-size:.75rem}th,td{padding:.3rem .2rem;white-space:normal}}
      """;

  private ReportPage() {}

  /** A whole page; {@code body} is HTML. */
  public static String of(Language language, String title, String body) {
    return frame(language, title, "<style>" + STYLE + "</style>", "<main>", body, "</main>");
  }

  /**
   * The same for mail programs, which drop styles of a head and turn only what says so.
   *
   * @throws IllegalArgumentException for a mail that would be cut
   */
  public static String mail(Language language, String title, String body) {
    var open = "<div lang=\"" + language.tag() + "\" dir=\"" + language.direction() + "\">";
    var mail = frame(language, title, "", open, body, "</div>");
    if (mail.getBytes(StandardCharsets.UTF_8).length > LARGEST_MAIL) {
      throw new IllegalArgumentException("a mail has less than " + LARGEST_MAIL + " bytes");
    }
    return mail;
  }

  private static String frame(
      Language language, String title, String style, String open, String body, String close) {
    return "<!doctype html>\n<html lang=\""
        + language.tag()
        + "\" dir=\""
        + language.direction()
        + "\">\n"
        + "<head>\n"
        + "<meta charset=\"utf-8\">\n"
        + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        + "<title>"
        + Html.escape(title)
        + "</title>\n"
        + style
        + "</head>\n<body dir=\""
        + language.direction()
        + "\">\n"
        + open
        + "<h1>"
        + Html.escape(title)
        + "</h1>\n"
        + body
        + close
        + "\n</body>\n</html>\n";
  }
}
