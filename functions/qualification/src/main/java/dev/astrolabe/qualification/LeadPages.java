package dev.astrolabe.qualification;

import dev.astrolabe.runtime.http.Page;
import dev.astrolabe.runtime.http.Request;
import dev.astrolabe.runtime.http.Response;
import dev.astrolabe.runtime.http.Route;
import dev.astrolabe.runtime.json.Json;
import dev.astrolabe.runtime.json.JsonLimits;
import dev.astrolabe.runtime.json.JsonReader;
import dev.astrolabe.runtime.json.MalformedJson;
import dev.astrolabe.runtime.text.Html;
import dev.astrolabe.runtime.text.Language;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * The answers about leads as pages, for whoever asks with a browser: the same documents that
 * programs get, so that a page never says anything else than the API.
 */
final class LeadPages {
  private LeadPages() {}

  /** Writes one document as the body of a page. */
  @FunctionalInterface
  interface Writing {
    Response page(Request request, Json.Fields document, Language language);
  }

  /** The endpoint, answering browsers with a page. */
  static Route.Endpoint of(Route.Endpoint endpoint, Writing writing) {
    return (request, path) -> {
      var response = endpoint.answer(request, path);
      if (!Page.isAskedFor(request) || response.status() != 200) {
        return response;
      }
      return writing.page(request, document(response), Page.language(request));
    };
  }

  private static Json.Fields document(Response response) {
    try {
      var limits = new JsonLimits(8 * 1024 * 1024, 64);
      if (new JsonReader(limits).read(response.body().bytes()) instanceof Json.Fields fields) {
        return fields;
      }
    } catch (MalformedJson e) {
      throw new IllegalStateException("what this function wrote is no JSON", e);
    }
    throw new IllegalStateException("what this function wrote is no object");
  }

  /** A list of leads. */
  static Response list(Request request, Json.Fields document, Language language) {
    var html = new StringBuilder("<nav><ul>");
    choice(html, language, "/api/leads", Said.ALL.in(language));
    choice(html, language, "/api/leads?sort=priority", Said.BY_PRIORITY.in(language));
    for (var stage : List.of("SQL", "PQL", "MQL")) {
      choice(html, language, "/api/leads?stage=" + stage, stage);
    }
    html.append("</ul></nav>");
    var items = document.items("items").orElse(List.of());
    if (items.isEmpty()) {
      html.append("<p>").append(Html.escape(Said.NOBODY.in(language))).append("</p>");
      return Page.wide(200, language, Said.LEADS.in(language), request.path(), html.toString());
    }
    html.append("<table><thead><tr>");
    for (var head :
        List.of(Said.NAME, Said.COMPANY, Said.STAGE, Said.GRADE, Said.SCORE, Said.LAST_ACTIVITY)) {
      html.append("<th scope=\"col\">").append(Html.escape(head.in(language))).append("</th>");
    }
    html.append("</tr></thead><tbody>");
    for (var item : items) {
      if (item instanceof Json.Fields lead) {
        row(html, lead, language);
      }
    }
    html.append("</tbody></table>");
    document
        .text("nextCursor")
        .ifPresent(cursor ->
            html.append("<p><a href=\"")
                .append(Html.escape(request.path() + "?" + kept(request) + "cursor=" + cursor))
                .append("\">")
                .append(Html.escape(Said.MORE.in(language)))
                .append("</a></p>"));
    return Page.wide(200, language, Said.LEADS.in(language), request.path(), html.toString());
  }

  /** The query's parameters but for the cursor, for a link that goes on. */
  private static String kept(Request request) {
    var kept = new StringBuilder();
    request
        .query()
        .forEach((name, value) -> {
          if (!name.equals("cursor")) {
            kept.append(name).append('=').append(Link.escaped(value)).append('&');
          }
        });
    return kept.toString();
  }

  private static void choice(StringBuilder html, Language language, String address, String text) {
    html.append("<li><a href=\"")
        .append(Html.escape(Link.in(address, language)))
        .append("\">")
        .append(Html.escape(text))
        .append("</a></li>");
  }

  private static void row(StringBuilder html, Json.Fields lead, Language language) {
    html.append("<tr><th scope=\"row\"><a href=\"")
        .append(Html.escape(Link.in("/api/leads/" + lead.text("leadId").orElse(""), language)))
        .append("\"><bdi>")
        .append(Html.escape(lead.text("name").orElseGet(() -> Said.NO_NAME.in(language))))
        .append("</bdi></a></th>");
    cell(html, lead.text("company"));
    cell(html, lead.text("stage"));
    cell(html, lead.text("grade"));
    cell(
        html, lead.fields("score").flatMap(s -> s.decimal("total")).map(BigDecimal::toPlainString));
    cell(html, lead.text("lastActivityAt"));
    html.append("</tr>");
  }

  private static void cell(StringBuilder html, Optional<String> text) {
    html.append("<td><bdi>").append(Html.escape(text.orElse(""))).append("</bdi></td>");
  }

  /** A lead: who it is, and its first assessment. */
  static Response lead(Request request, Json.Fields document, Language language) {
    var id = document.text("leadId").orElse("");
    var profile = document.fields("profile").orElse(Json.Fields.NONE);
    var html = new StringBuilder();
    back(html, language);
    html.append("<h2>").append(Html.escape(Said.PROFILE.in(language))).append("</h2><dl>");
    profile
        .members()
        .forEach((attribute, fact) -> {
          if (fact instanceof Json.Fields fields) {
            html.append("<dt>")
                .append(Html.escape(attribute))
                .append("</dt><dd><bdi>")
                .append(Html.escape(fields.text("value").orElse("")))
                .append("</bdi></dd>");
          }
        });
    html.append("</dl>");
    for (var item : document.items("assessments").orElse(List.of())) {
      if (item instanceof Json.Fields assessment) {
        new AssessmentPage(assessment, language).write(html, id);
      }
    }
    return Page.wide(200, language, title(profile, language), request.path(), html.toString());
  }

  private static String title(Json.Fields profile, Language language) {
    return profile
        .fields("name")
        .flatMap(name -> name.text("value"))
        .orElseGet(() -> Said.NO_NAME.in(language));
  }

  /** An assessment at whatever instant was asked for. */
  static Response assessment(Request request, Json.Fields document, Language language) {
    var id = document.text("leadId").orElse("");
    var html = new StringBuilder();
    back(html, language);
    new AssessmentPage(document, language).write(html, id);
    return Page.wide(200, language, Said.WHY.in(language), request.path(), html.toString());
  }

  private static void back(StringBuilder html, Language language) {
    html.append("<p><a href=\"")
        .append(Html.escape(Link.in("/api/leads", language)))
        .append("\">")
        .append(Html.escape(Said.BACK.in(language)))
        .append("</a></p>");
  }
}
