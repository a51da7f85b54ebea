package dev.astrolabe.runtime.report;

import dev.astrolabe.runtime.http.Problem;
import dev.astrolabe.runtime.http.ProblemJson;
import dev.astrolabe.runtime.http.Refusals;
import dev.astrolabe.runtime.http.Request;
import dev.astrolabe.runtime.http.Response;
import dev.astrolabe.runtime.text.Html;
import dev.astrolabe.runtime.text.Language;
import java.util.function.Function;

/** Refusals in the reader's language: as a page where a page was asked for, else as JSON. */
public final class RefusalPages implements Refusals {
  private final Function<Language, String> title;

  /**
   * @param title of the report that was asked for, in each language
   */
  public RefusalPages(Function<Language, String> title) {
    this.title = title;
  }

  /** Always as {@code application/problem+json}. */
  public static Response json(Problem problem, Request request) {
    var language = request.language();
    return ProblemJson.response(RefusalPhrase.in(problem, language), language, request.id())
        .with("Vary", Reader.VARY);
  }

  @Override
  public Response show(Problem problem, Request request) {
    if (!Reader.wantsPage(request)) {
      return json(problem, request);
    }
    var language = request.language();
    var body = "<p>" + Html.escape(RefusalPhrase.of(problem).in(language)) + "</p>";
    var page =
        Response.html(problem.status(), ReportPage.of(language, title.apply(language), body))
            .with("Content-Language", language.tag())
            .with("Content-Security-Policy", Reader.PAGE_POLICY)
            .with("Vary", Reader.VARY);
    for (var header : problem.headers().entrySet()) {
      page = page.with(header.getKey(), header.getValue());
    }
    return page;
  }
}
