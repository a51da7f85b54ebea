package dev.astrolabe.intake;

import dev.astrolabe.runtime.http.Response;
import dev.astrolabe.runtime.text.Html;
import dev.astrolabe.runtime.text.Language;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The frame of every page: no script, nothing from elsewhere, readable on a phone. */
final class Page {
  private static final String STYLE =
      """
      :root{color-scheme:light dark}
      body{font:1rem/1.6 system-ui,sans-serif;margin:0 auto;max-width:38rem;padding:1rem}
      h1{font-size:1.6rem;line-height:1.3}h2{font-size:1.2rem}
      nav ul{display:flex;gap:1rem;list-style:none;padding:0}
      label{display:block;font-weight:600;margin-block-start:1rem}
      input,select,textarea,button{box-sizing:border-box;font:inherit;inline-size:100%;\
      min-block-size:2.75rem;padding:.5rem}
      input[type=checkbox]{inline-size:1.4rem;min-block-size:1.4rem;vertical-align:middle}
      .check{font-weight:400}
      button{background:#0b5394;border:0;border-radius:.3rem;color:#fff;cursor:pointer;\
      font-weight:600;margin-block-start:1.5rem}
      :focus-visible{outline:3px solid #e69138;outline-offset:2px}
      [role=alert]{border:2px solid #c00;border-radius:.3rem;padding:.5rem 1rem}
      .wrong{border:2px solid #c00}
      .trap{block-size:1px;inline-size:1px;overflow:hidden;position:absolute;clip-path:inset(50%)}
      """;

  private Page() {}

  /**
   * A page.
   *
   * @param title as text
   * @param here the address of this page without its query, as it is escaped for an attribute
   * @param body as HTML
   */
  static Response of(int status, Language language, String title, String here, String body) {
    var switches = new StringBuilder();
    for (var other : Language.values()) {
      switches.append(
          other == language
              ? "<li aria-current=\"true\" lang=\"%s\">%s</li>"
                  .formatted(other.tag(), other.ownName())
              : "<li><a href=\"%s?lang=%s\" hreflang=\"%s\" lang=\"%s\">%s</a></li>"
                  .formatted(here, other.tag(), other.tag(), other.tag(), other.ownName()));
    }
    var html =
        """
        <!doctype html>
        <html lang="%s" dir="%s">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
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
        .with("Vary", "Accept, Accept-Language")
        .with("Content-Security-Policy", policy());
  }

  private static String policy() {
    try {
      var hash =
          Base64.getEncoder()
              .encodeToString(
                  MessageDigest.getInstance("SHA-256")
                      .digest(STYLE.getBytes(StandardCharsets.UTF_8)));
      return "default-src 'none'; style-src 'sha256-"
          + hash
          + "'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
