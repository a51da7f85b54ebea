package dev.astrolabe.pulse;

import dev.astrolabe.runtime.http.Response;
import dev.astrolabe.runtime.text.Html;
import dev.astrolabe.runtime.text.Language;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/**
 * The frame of the pages behind personal links: no script, nothing from elsewhere, kept nowhere.
 */
final class Page {
  private static final String STYLE =
      """
      :root{color-scheme:light dark}
      body{font:1rem/1.6 system-ui,sans-serif;margin:0 auto;max-width:38rem;padding:1rem}
      h1{font-size:1.6rem;line-height:1.3}h2{font-size:1.1rem;margin-block:0 .5rem}
      nav ul{display:flex;gap:1rem;list-style:none;padding:0}
      nav a{display:inline-block;min-block-size:2.75rem;min-inline-size:2.75rem}
      section{border:1px solid #8888;border-radius:.3rem;padding:1rem}
      section ul{margin:0;padding-inline-start:1.2rem}
      fieldset,.question{border:1px solid #8888;border-radius:.3rem;margin:1.5rem 0 0;padding:1rem}
      legend,.question label{font-weight:600}
      .scale{align-items:center;display:flex;flex-wrap:wrap;gap:.25rem}
      .step,.option{align-items:center;display:flex;gap:.5rem;min-block-size:2.75rem}
      .step{flex-direction:column;justify-content:center;min-inline-size:2.75rem}
      input{block-size:1.4rem;inline-size:1.4rem}
      textarea,button{box-sizing:border-box;font:inherit;inline-size:100%;\
      min-block-size:2.75rem;padding:.5rem}
      button{background:#0b5394;border:0;border-radius:.3rem;color:#fff;cursor:pointer;\
      font-weight:600;margin-block-start:1.5rem}
      :focus-visible{outline:3px solid #e69138;outline-offset:2px}
      [role=alert],[aria-invalid]{border:2px solid #c00}
      [role=alert]{border-radius:.3rem;padding:.5rem 1rem}
      .error{font-weight:600;margin-block:.25rem}
      """;

  private static final String POLICY =
      "default-src 'none'; style-src 'sha256-%s'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
          .formatted(digest(STYLE));

  private Page() {}

  /**
   * A page.
   *
   * @param languages tags of the languages there are
   * @param body as HTML
   */
  static Response of(
      int status, Language language, List<String> languages, String title, String body) {
    var switches = new StringBuilder();
    for (var tag : languages) {
      var other = Letter.languageOf(tag);
      switches.append(
          other == language
              ? "<li aria-current=\"true\" lang=\"%s\">%s</li>".formatted(tag, other.ownName())
              : "<li><a href=\"?lang=%1$s\" hreflang=\"%1$s\" lang=\"%1$s\">%2$s</a></li>"
                  .formatted(tag, other.ownName()));
    }
    var html =
        """
        <!doctype html>
        <html lang="%s" dir="%s">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="referrer" content="no-referrer">
        <title>%s</title>
        <style>%s</style>
        </head>
        <body>
        <nav aria-label="%s"><ul>%s</ul></nav>
        <main>
        <h1>%s</h1>
        %s
        </main>
        </body>
        </html>
        """
            .formatted(
                language.tag(),
                language.direction(),
                Html.escape(title),
                STYLE,
                Html.escape(Phrase.OTHER_LANGUAGES.in(language)),
                switches,
                Html.escape(title),
                body);
    return Response.html(status, html)
        .with("Content-Language", language.tag())
        .with("Content-Security-Policy", POLICY)
        .with("Referrer-Policy", "no-referrer")
        .with("Cache-Control", "no-store")
        .with("X-Robots-Tag", "noindex");
  }

  /** A page that only says something. */
  static Response saying(int status, Language language, Phrase title, String words) {
    return of(
        status,
        language,
        List.of("en", "ar", "fa"),
        title.in(language),
        "<p>" + Html.escape(words) + "</p>");
  }

  private static String digest(String style) {
    try {
      return Base64.getEncoder()
          .encodeToString(
              MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
