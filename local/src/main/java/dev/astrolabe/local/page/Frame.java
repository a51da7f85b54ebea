package dev.astrolabe.local.page;

import dev.astrolabe.local.gateway.Body;
import dev.astrolabe.local.gateway.GatewayAnswer;
import dev.astrolabe.runtime.http.Page;
import dev.astrolabe.runtime.http.Response;
import dev.astrolabe.runtime.text.Html;
import java.util.List;
import java.util.Locale;

/** The frame of the laptop's pages: that of every page, and the ways back. */
final class Frame {
  private Frame() {}

  /**
   * A page at the address that was asked for.
   *
   * @param title as text
   * @param body as HTML
   */
  static GatewayAnswer page(Asked asked, int status, String title, String body) {
    return answer(response(asked, status, title, Html.escape(asked.request().path()), body));
  }

  /** A page that shows another of this stack in a frame. */
  static GatewayAnswer framing(Asked asked, String title, String body) {
    var page = response(asked, 200, title, Html.escape(asked.request().path()), body);
    var policy = page.headers().getOrDefault("Content-Security-Policy", "");
    return answer(page.with("Content-Security-Policy", policy + "; frame-src 'self'"));
  }

  /**
   * What is wrong, to a person.
   *
   * @param detail in English, for those who know the stack
   */
  static GatewayAnswer problem(Asked asked, int status, String detail) {
    var language = asked.language();
    var said =
        switch (status) {
          case 403 -> Phrase.NOT_ALLOWED;
          case 404 -> Phrase.NOTHING_HERE;
          default -> Phrase.DID_NOT_WORK;
        };
    // the address of a form's action answers nobody who follows a link to it
    var here = asked.reads() ? asked.request().path() : "/_local/";
    return answer(
        response(
            asked,
            status,
            said.in(language),
            Html.escape(here),
            "<p lang=\"en\" dir=\"ltr\">" + Html.escape(detail) + "</p>"));
  }

  private static Response response(
      Asked asked, int status, String title, String here, String body) {
    var language = asked.language();
    var lang = "?lang=" + language.tag();
    var back = new StringBuilder("\n<ul>");
    if (!asked.path().equals(List.of(""))) {
      back.append(
          Markup.item(Markup.link("/_local/" + lang, Html.escape(Phrase.STACK.in(language)))));
    }
    back.append(Markup.item(Markup.link("/" + lang, Html.escape(Phrase.START_PAGE.in(language)))))
        .append("</ul>");
    return Page.wide(status, language, title, here, body + back);
  }

  private static GatewayAnswer answer(Response page) {
    var headers =
        page.headers().entrySet().stream()
            .map(header ->
                new GatewayAnswer.Header(
                    header.getKey().toLowerCase(Locale.ROOT), header.getValue()))
            .toList();
    return new GatewayAnswer(page.status(), headers, Body.of(page.body().bytes()));
  }
}
