package dev.astrolabe.enps;

import dev.astrolabe.runtime.http.Problem;
import dev.astrolabe.runtime.http.ProblemJson;
import dev.astrolabe.runtime.http.Refusals;
import dev.astrolabe.runtime.http.Refused;
import dev.astrolabe.runtime.http.Request;
import dev.astrolabe.runtime.http.Response;
import dev.astrolabe.runtime.report.ReportPage;
import dev.astrolabe.runtime.text.Html;
import dev.astrolabe.runtime.text.Language;
import java.util.Locale;
import java.util.Optional;

/** Refusals as a page in the reader's language where a page was asked for. */
final class RefusalPages implements Refusals {
  @Override
  public Response show(Problem problem, Request request) {
    if (!wantsPage(request)) {
      return ProblemJson.response(problem, request.id()).with("Vary", EnpsRoutes.VARY);
    }
    var language = language(request);
    var body = "<p>" + Html.escape(RefusalPhrase.of(problem).in(language)) + "</p>";
    var page =
        Response.html(problem.status(), ReportPage.of(language, Phrase.TITLE.in(language), body))
            .with("Content-Language", language.tag())
            .with("Content-Security-Policy", EnpsRoutes.PAGE_POLICY)
            .with("Vary", EnpsRoutes.VARY);
    for (var header : problem.headers().entrySet()) {
      page = page.with(header.getKey(), header.getValue());
    }
    return page;
  }

  static boolean wantsPage(Request request) {
    return request.header("accept").orElse("").toLowerCase(Locale.ROOT).contains("text/html");
  }

  /** What {@code lang} names, else what the browser likes best. */
  static Language language(Request request) {
    return named(request)
        .orElseGet(() -> Language.ofAcceptLanguage(request.header("accept-language").orElse("")));
  }

  private static Optional<Language> named(Request request) {
    try {
      return request.query("lang").flatMap(Language::ofTag);
    } catch (Refused brokenQuery) {
      // A refusal of it is shown in a language, too.
      return Optional.empty();
    }
  }
}
