package dev.astrolabe.intake;

import dev.astrolabe.model.lead.Arrival;
import dev.astrolabe.runtime.door.EntryAddress;
import dev.astrolabe.runtime.http.Body;
import dev.astrolabe.runtime.http.JsonBody;
import dev.astrolabe.runtime.http.Page;
import dev.astrolabe.runtime.http.PathValues;
import dev.astrolabe.runtime.http.Problem;
import dev.astrolabe.runtime.http.Refusals;
import dev.astrolabe.runtime.http.Refused;
import dev.astrolabe.runtime.http.Request;
import dev.astrolabe.runtime.http.Response;
import dev.astrolabe.runtime.http.Route;
import dev.astrolabe.runtime.http.Router;
import dev.astrolabe.runtime.json.Json;
import dev.astrolabe.runtime.report.RefusalPages;
import dev.astrolabe.runtime.text.Html;
import dev.astrolabe.runtime.text.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the public door answers. */
final class IntakeRoutes {
  private static final int RETRY_AFTER_SECONDS = 5;

  private final FormDoor door;
  private final EntryAddress addresses;
  private final FormLimit limit;

  IntakeRoutes(FormDoor door, EntryAddress addresses, FormLimit limit) {
    this.door = door;
    this.addresses = addresses;
    this.limit = limit;
  }

  Router router() {
    return new Router(
        List.of(
            Route.open("GET", "/", this::start, 200, 400),
            Route.open("GET", "/health", this::health, 200),
            Route.open("GET", "/openapi.yaml", this::contract, 200),
            Route.open("GET", "/forms/{form}", this::page, 200, 400, 404),
            Route.open(
                "POST", "/forms/{form}", this::post, 202, 303, 400, 404, 413, 415, 422, 429, 503),
            Route.open("GET", "/forms/{form}/thanks", this::thanks, 200, 400, 404)),
        refusals());
  }

  private Response start(Request request, PathValues path) {
    var language = language(request, Optional.empty());
    var html = new StringBuilder();
    html.append("<p>%s</p>\n".formatted(say(Phrase.WHAT_IT_IS, language)));
    html.append("<h2>%s</h2>\n<ul>\n".formatted(say(Phrase.TRY_A_FORM, language)));
    for (var form : FormKind.names()) {
      html.append(
          "<li><a href=\"/forms/%s?lang=%s\">%s</a></li>\n"
              .formatted(form, language.tag(), Html.escape(FormPage.title(language, form))));
    }
    html.append("</ul>\n<h2>%s</h2>\n<ul>\n".formatted(say(Phrase.FOR_PROGRAMS, language)));
    html.append(
        "<li><a href=\"/openapi.yaml\">%s</a></li>\n".formatted(say(Phrase.CONTRACT, language)));
    html.append("<li><a href=\"/health\">%s</a></li>\n".formatted(say(Phrase.HEALTH, language)));
    html.append("</ul>\n<p>%s</p>".formatted(say(Phrase.API_NEEDS_TOKEN, language)));
    return Page.of(200, language, Phrase.PRODUCT.in(language), "/", html.toString());
  }

  private Response health(Request request, PathValues path) {
    return JsonBody.answer(200, Json.object().put("status", "ok").build());
  }

  private Response contract(Request request, PathValues path) {
    try (var contract = IntakeRoutes.class.getResourceAsStream("/openapi.yaml")) {
      if (contract == null) {
        throw new IllegalStateException("openapi.yaml is not in the function's zip");
      }
      return Response.json(200, Body.of(contract.readAllBytes()))
          .with("Content-Type", "application/yaml");
    } catch (IOException e) {
      throw new UncheckedIOException("openapi.yaml in the function's zip cannot be read", e);
    }
  }

  private Response page(Request request, PathValues path) {
    var form = form(path);
    return new FormPage(
            language(request, Optional.empty()), form, new TreeMap<>(), carried(request))
        .empty();
  }

  private Response thanks(Request request, PathValues path) {
    var form = form(path);
    var language = language(request, Optional.empty());
    return Page.of(
        200,
        language,
        Phrase.THANK_YOU.in(language),
        "/forms/" + form + "/thanks",
        "<p>%s</p>\n<p><a href=\"/forms/%s?lang=%s\">%s</a></p>"
            .formatted(
                say(Phrase.WE_HAVE_IT, language),
                form,
                language.tag(),
                say(Phrase.BACK, language)));
  }

  private Response post(Request request, PathValues path) {
    var form = form(path);
    limit.admit(request, form);
    var content = FormContent.of(request);
    var language = language(request, content.get("lang"));
    if (!Page.isAskedFor(request)) {
      addresses.prepare();
    }
    var outcome =
        door.take(form, content, request.header("idempotency-key"), request.cookie("aid"), request);
    return switch (outcome) {
      case FormDoor.Outcome.Accepted(var arrival) when Page.isAskedFor(request) ->
          Response.seeOther("/forms/" + form + "/thanks?lang=" + language.tag());
      case FormDoor.Outcome.Accepted(var arrival) -> accepted(arrival);
      case FormDoor.Outcome.Rejected(var reasons) when Page.isAskedFor(request) ->
          new FormPage(language, form, content.fields(), cameWith(content)).mend(reasons);
      case FormDoor.Outcome.Rejected(var reasons) -> throw new Refused(FormDoor.problem(reasons));
      case FormDoor.Outcome.Unavailable() ->
          throw new Refused(Problem.unavailable(RETRY_AFTER_SECONDS));
    };
  }

  private Response accepted(Arrival arrival) {
    return JsonBody.answer(
        202,
        Json.object()
            .put("entryId", arrival.id().id())
            .put("status", addresses.of(arrival))
            .build());
  }

  /** A form's name; 404 for anything that could not be one. */
  private static String form(PathValues path) {
    var form = path.get("form");
    if (!form.matches("[a-z0-9][a-z0-9-]{0,63}")) {
      throw new Refused(
          Problem.notFound("a form's name is 1 to 64 lower-case letters, digits and hyphens"));
    }
    return form;
  }

  /** Where the visitor came from, kept in hidden fields until the form is sent. */
  private static Map<String, String> carried(Request request) {
    var carried = new TreeMap<String, String>();
    request
        .query()
        .forEach((name, value) -> {
          if (isCarried(name) && value.length() <= 500) {
            carried.put(name, value);
          }
        });
    request
        .header("referer")
        .filter(referrer -> referrer.length() <= 1_000)
        .ifPresent(referrer -> carried.putIfAbsent("referrer", referrer));
    return carried;
  }

  private static Map<String, String> cameWith(FormContent content) {
    var carried = new TreeMap<String, String>();
    content
        .fields()
        .forEach((name, value) -> {
          if (isCarried(name)) {
            carried.put(name, value);
          }
        });
    return carried;
  }

  private static boolean isCarried(String name) {
    return name.matches("utm_[a-z]{1,16}|campaign|referrer|landingPage|landingVariant|aid|kind");
  }

  private static Language language(Request request, Optional<String> stated) {
    return request.query("lang").isPresent()
        ? Page.language(request)
        : stated.flatMap(Language::ofTag).orElseGet(() -> Page.language(request));
  }

  private static Refusals refusals() {
    return (problem, request) -> {
      if (!Page.isAskedFor(request)) {
        return RefusalPages.json(problem, request);
      }
      var language = StatedLanguage.of(request);
      var title = Phrase.named("P_", problem.kind().code()).orElse(Phrase.P_OTHER);
      var page =
          Page.of(
              problem.status(),
              language,
              title.in(language),
              "/",
              "<p><a href=\"/\">%s</a></p>".formatted(say(Phrase.BACK, language)));
      for (var header : problem.headers().entrySet()) {
        page = page.with(header.getKey(), header.getValue());
      }
      return page;
    };
  }

  private static String say(Phrase phrase, Language language) {
    return Html.escape(phrase.in(language));
  }
}
