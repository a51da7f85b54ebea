package dev.astrolabe.pulse;

import dev.astrolabe.model.survey.Answers;
import dev.astrolabe.runtime.http.FormEncoding;
import dev.astrolabe.runtime.http.MediaType;
import dev.astrolabe.runtime.http.PathValues;
import dev.astrolabe.runtime.http.Refused;
import dev.astrolabe.runtime.http.Request;
import dev.astrolabe.runtime.http.Response;
import dev.astrolabe.runtime.http.Route;
import dev.astrolabe.runtime.survey.SurveyRun;
import dev.astrolabe.runtime.text.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The pages behind personal links. Nothing here is logged but the route. */
final class AnswerRoutes {
  static final String PATH = "/s/{token}";
  private static final int LARGEST = 256 * 1024;
  private static final int MOST_FIELDS = 300;

  private final Ports ports;

  AnswerRoutes(Ports ports) {
    this.ports = ports;
  }

  List<Route> routes() {
    return List.of(
        Route.open("GET", PATH, this::show, 200, 400, 404, 410, 503),
        Route.open("POST", PATH, this::take, 200, 400, 404, 410, 413, 415, 422, 503));
  }

  /** Where a link leads. */
  private sealed interface Place {
    record Open(SurveyRun run, Token token) implements Place {}

    record Over() implements Place {}

    record Nowhere() implements Place {}
  }

  private Place place(Request request, PathValues path) {
    var token = Token.parse(path.get("token"));
    var run =
        token
            .flatMap(t -> ports.runs().named(t.link()))
            .flatMap(named -> ports.runs().find(named.survey(), named.run()));
    if (run.isEmpty() || run.get().state() == SurveyRun.State.PREPARING) {
      return new Place.Nowhere();
    }
    // Rows are gone when a run is over, so that a forged link of it is not told from a real one.
    if (!run.get().takes(request.now())) {
      return new Place.Over();
    }
    return ports.ballots().exists(token.get().link(), token.get().hash())
        ? new Place.Open(run.get(), token.get())
        : new Place.Nowhere();
  }

  private Response show(Request request, PathValues path) {
    return switch (place(request, path)) {
      case Place.Open(var run, var token) ->
          new AnswerPage(run, language(request, run), ports.zone(), Map.of(), List.of()).page(200);
      case Place.Over() -> closed(request);
      case Place.Nowhere() -> nowhere(request);
    };
  }

  private Response take(Request request, PathValues path) {
    return switch (place(request, path)) {
      case Place.Open(var run, var token) -> take(request, run, token);
      case Place.Over() -> closed(request);
      case Place.Nowhere() -> nowhere(request);
    };
  }

  private Response take(Request request, SurveyRun run, Token token) {
    if (request.body().size() > LARGEST) {
      return notRead(413, request);
    }
    var type = request.header("content-type").flatMap(MediaType::parse).map(MediaType::name);
    if (!type.equals(Optional.of("application/x-www-form-urlencoded"))) {
      return notRead(415, request);
    }
    var body = request.body().text();
    if (body.isEmpty()) {
      return notRead(400, request);
    }
    var fields = new TreeMap<String, List<String>>();
    for (var field : FormEncoding.parse(body.get(), MOST_FIELDS)) {
      fields.computeIfAbsent(field.name(), n -> new ArrayList<>()).add(field.value());
    }
    var language = language(request, run);
    var survey = run.plan().survey();
    return switch (Answers.read(survey, fields)) {
      case Answers.Outcome.Invalid(var wrong) ->
          new AnswerPage(run, language, ports.zone(), fields, wrong).page(422);
      case Answers.Outcome.Read(var answers) -> {
        var sealed =
            new Sealing(run.link())
                .seal(
                    run.publicKey().orElseThrow(),
                    Closing.BALLOT + token.hash(),
                    BallotBytes.of(survey, answers));
        yield ports.ballots().answer(run.link(), token.hash(), sealed)
            ? Page.saying(
                200,
                language,
                Phrase.THANKS_TITLE,
                Phrase.THANKS.in(language)
                    + " "
                    + Phrase.CHANGE_UNTIL.in(
                        language, AnswerPage.until(run, language, ports.zone())))
            : closed(request);
      }
    };
  }

  private static Response closed(Request request) {
    var language = language(request);
    return Page.saying(410, language, Phrase.CLOSED_TITLE, Phrase.CLOSED.in(language));
  }

  static Response nowhere(Request request) {
    var language = language(request);
    return Page.saying(404, language, Phrase.UNKNOWN_TITLE, Phrase.UNKNOWN.in(language));
  }

  static Response notRead(int status, Request request) {
    var language = language(request);
    return Page.saying(status, language, Phrase.NOT_READ_TITLE, Phrase.NOT_READ.in(language));
  }

  private static Language language(Request request, SurveyRun run) {
    return AnswerPage.language(run.plan().survey(), language(request).tag());
  }

  private static Language language(Request request) {
    return stated(request)
        .orElseGet(() -> Language.ofAcceptLanguage(request.header("accept-language").orElse("")));
  }

  private static Optional<Language> stated(Request request) {
    try {
      return request.query("lang").flatMap(Language::ofTag);
    } catch (Refused broken) {
      // A broken query must not hide the page that says so.
      return Optional.empty();
    }
  }
}
