package dev.astrolabe.runtime.report;

import dev.astrolabe.runtime.text.Html;
import dev.astrolabe.runtime.text.Language;
import dev.astrolabe.runtime.text.Translated;
import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;

/** The frame of a report: one file that needs nothing else, for a browser or for a mail. */
public final class ReportPage {
  /** Mail programs cut what is longer than about 102 kB. */
  public static final int LARGEST_MAIL = 90_000;

  private static final int[] MOST_ROWS = {Integer.MAX_VALUE, 100, 50, 20, 5, 0};

  private static final Translated SHORTENED =
      new Translated(
          "Not every row fits into a mail: the report has them all.",
          "لا تتسع الرسالة لكل الصفوف: هي كلها في التقرير.",
          "همهٔ ردیف‌ها در نامه جا نمی‌شود: گزارش همه را دارد.");

  private static final String STYLE =
      """
      :root{color-scheme:light dark}
      body{font:1rem/1.6 system-ui,sans-serif;margin:0 auto;max-width:52rem;padding:1rem}
      h1{font-size:1.6rem;line-height:1.3}figure{margin:1rem 0}
      table{border-collapse:collapse;display:block;inline-size:100%;overflow-x:auto}
      th,td{border-block-end:1px solid #8888;padding:.4rem .6rem;text-align:start}
      td{font-variant-numeric:tabular-nums;white-space:nowrap}tfoot{font-weight:600}
      td.links{white-space:normal}td.links a{white-space:nowrap}
      @media(max-width:34rem){table{font-size:.75rem}th,td{padding:.3rem .2rem;white-space:normal}}
      """;

  private ReportPage() {}

  /** A whole page; {@code body} is HTML. */
  public static String of(Language language, String title, String body) {
    return frame(language, title, "<style>" + STYLE + "</style>", "<main>", body, "</main>");
  }

  /**
   * The same for mail programs, which drop styles of a head, turn only what says so, and cut what
   * is long: where all rows would be too much, fewer stand in it, and it says so.
   *
   * @param body the HTML with so many rows of each table at most
   */
  public static String mail(Language language, String title, IntFunction<String> body) {
    for (int rows : MOST_ROWS) {
      var note =
          rows == Integer.MAX_VALUE ? "" : "<p>" + Html.escape(SHORTENED.in(language)) + "</p>";
      var open = "<div lang=\"" + language.tag() + "\" dir=\"" + language.direction() + "\">";
      var mail = frame(language, title, "", open, body.apply(rows) + note, "</div>");
      if (mail.getBytes(StandardCharsets.UTF_8).length < LARGEST_MAIL) {
        return mail;
      }
    }
    throw new IllegalArgumentException("a mail without a row has less than " + LARGEST_MAIL);
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
