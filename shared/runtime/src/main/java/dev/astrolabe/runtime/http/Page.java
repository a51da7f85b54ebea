package dev.astrolabe.runtime.http;

import dev.astrolabe.runtime.text.Html;
import dev.astrolabe.runtime.text.Language;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The frame of every page: no script, nothing from elsewhere, readable on a phone. */
public final class Page {
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
      table{border-collapse:collapse;display:block;inline-size:100%;overflow-x:auto}
      th,td{border-block-end:1px solid #8888;padding:.4rem .6rem;text-align:start;vertical-align:top}
      td{font-variant-numeric:tabular-nums}caption{font-weight:600;text-align:start}
      dl{display:grid;gap:.25rem 1rem;grid-template-columns:max-content 1fr}dd{margin:0}
      .wide{max-width:60rem}
      @media(max-width:34rem){table{font-size:.8rem}th,td{overflow-wrap:anywhere;padding:.3rem .2rem}}
      pre{overflow-wrap:anywhere;white-space:pre-wrap}
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
  public static Response of(int status, Language language, String title, String here, String body) {
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
        <body lang="%s" dir="%s">
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
                language.tag(),
                language.direction(),
                languages(language),
                switches,
                Html.escape(title),
                body);
    return Response.html(status, html)
        .with("Content-Language", language.tag())
        .with("Vary", "Accept, Accept-Language")
        .with("Content-Security-Policy", policy());
  }

  /** A page of tables, wider than one to be read or filled in. */
  public static Response wide(
      int status, Language language, String title, String here, String body) {
    var page = of(status, language, title, here, body);
    var html = page.body().text().orElseThrow().replaceFirst("<body ", "<body class=\"wide\" ");
    return new Response(page.status(), page.headers(), Body.of(html));
  }

  /** Whether the request comes from somebody's browser: those ask for HTML by name. */
  public static boolean isAskedFor(Request request) {
    return request.header("accept").orElse("").contains("text/html");
  }

  /** The language that the query names, else the one that the browser likes best. */
  public static Language language(Request request) {
    return request
        .query("lang")
        .flatMap(Language::ofTag)
        .orElseGet(() -> Language.ofAcceptLanguage(request.header("accept-language").orElse("")));
  }

  private static String languages(Language language) {
    return switch (language) {
      case ENGLISH -> "Languages";
      case ARABIC -> "اللغات";
      case PERSIAN -> "زبان‌ها";
    };
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
