package dev.astrolabe.runtime.report;

import dev.astrolabe.runtime.http.Problem;
import dev.astrolabe.runtime.http.ProblemJson;
import dev.astrolabe.runtime.http.Refusals;
import dev.astrolabe.runtime.http.Request;
import dev.astrolabe.runtime.http.Response;
import dev.astrolabe.runtime.text.Html;
import dev.astrolabe.runtime.text.Language;
import java.util.function.Function;

/** Refusals as a page in the reader's language where a page was asked for. */
public final class RefusalPages implements Refusals {
  private final Function<Language, String> title;

  /**
   * @param title of the report that was asked for, in each language
   */
  public RefusalPages(Function<Language, String> title) {
    this.title = title;
  }

  @Override
  public Response show(Problem problem, Request request) {
    if (!Reader.wantsPage(request)) {
      return ProblemJson.response(problem, request.id()).with("Vary", Reader.VARY);
    }
    var language = Reader.language(request);
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
