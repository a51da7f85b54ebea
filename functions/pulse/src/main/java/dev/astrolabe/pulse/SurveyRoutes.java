package dev.astrolabe.pulse;

import dev.astrolabe.model.disclosure.Earlier;
import dev.astrolabe.model.disclosure.Group;
import dev.astrolabe.model.disclosure.Move;
import dev.astrolabe.model.disclosure.OneWayTable;
import dev.astrolabe.model.survey.Breakdowns;
import dev.astrolabe.model.survey.ClosedRun;
import dev.astrolabe.model.survey.Moves;
import dev.astrolabe.model.survey.Question;
import dev.astrolabe.model.survey.Survey;
import dev.astrolabe.runtime.http.JsonBody;
import dev.astrolabe.runtime.http.PathValues;
import dev.astrolabe.runtime.http.Problem;
import dev.astrolabe.runtime.http.Refused;
import dev.astrolabe.runtime.http.Request;
import dev.astrolabe.runtime.http.Response;
import dev.astrolabe.runtime.http.Route;
import dev.astrolabe.runtime.json.Json;
import dev.astrolabe.runtime.json.JsonLimits;
import dev.astrolabe.runtime.store.PulseSurveys;
import dev.astrolabe.runtime.survey.SurveyDocument;
import dev.astrolabe.runtime.survey.SurveyRun;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** Surveys and their runs, for people operations. */
final class SurveyRoutes {
  private static final String PEOPLE = "people";

  /** No run's id is longer; a table refuses to look for very long ones. */
  private static final int LONGEST_ID = 64;

  private final Ports ports;

  SurveyRoutes(Ports ports) {
    this.ports = ports;
  }

  List<Route> routes() {
    return List.of(
        Route.scoped("GET", "/api/surveys/{name}", PEOPLE, this::read, 200, 404),
        Route.scoped("PUT", "/api/surveys/{name}", PEOPLE, this::put, 200, 400, 412, 413, 415, 422),
        Route.scoped("POST", "/api/surveys/{name}/runs", PEOPLE, this::start, 202, 404, 409),
        Route.scoped("GET", "/api/surveys/{name}/runs/{id}", PEOPLE, this::run, 200, 404));
  }

  private PulseSurveys.Stored stored(PathValues path) {
    return Optional.of(path.get("name"))
        .filter(Survey::isName)
        .flatMap(ports.surveys()::find)
        .orElseThrow(() -> new Refused(Problem.notFound("there is no survey of this name")));
  }

  private Response read(Request request, PathValues path) {
    var stored = stored(path);
    return answer(stored.name(), stored.document(), stored.etag());
  }

  private static Response answer(String name, String document, String etag) {
    return JsonBody.answer(200, SurveyDocument.json(SurveyDocument.ofText(name, document)))
        .with("ETag", '"' + etag + '"');
  }

  private Response put(Request request, PathValues path) {
    var name = path.get("name");
    var body = JsonBody.object(request, JsonLimits.FORM);
    if (!Survey.isName(name)) {
      throw new Refused(
          Problem.invalid("/name", "a name has at most 64 small letters, digits and hyphens"));
    }
    if (!body.text("name").orElse(name).equals(name)) {
      throw new Refused(Problem.invalid("/name", "the name is the one in the address"));
    }
    return switch (SurveyDocument.read(name, body)) {
      case SurveyDocument.Outcome.Invalid(var findings) ->
          throw new Refused(Problem.invalid(findings));
      case SurveyDocument.Outcome.Read(var plan) -> {
        var text = SurveyDocument.text(plan);
        var etag = ports.surveys().put(name, text, ifMatch(request));
        yield answer(
            name,
            text,
            etag.orElseThrow(() ->
                new Refused(
                    Problem.preconditionFailed("read the survey again and repeat the change"))));
      }
    };
  }

  /** The etag a change was made to; empty where the request does not say. */
  static Optional<String> ifMatch(Request request) {
    return request.header("if-match").map(tag -> tag.replace("W/", "").replace("\"", ""));
  }

  private Response start(Request request, PathValues path) {
    var stored = stored(path);
    var plan = SurveyDocument.ofText(stored.name(), stored.document());
    var id =
        LocalDate.ofInstant(request.now(), ports.zone())
            + "-"
            + request
                .header("idempotency-key")
                .map(SurveyRoutes::digest)
                .orElseGet(() -> HexFormat.of().formatHex(ports.randomBytes(4)));
    var running =
        ports.runs().of(stored.name()).stream()
            .filter(run -> !run.isOver() && !run.id().equals(id))
            .findFirst();
    if (running.isPresent()) {
      throw new Refused(Problem.conflict("a run of this survey is open: wait until it has closed"));
    }
    var now = request.now().truncatedTo(ChronoUnit.SECONDS);
    var run =
        ports
            .runs()
            .begin(
                SurveyRun.begun(
                    stored.name(),
                    id,
                    stored.document(),
                    now,
                    now.plus(plan.survey().closesAfter()),
                    Opening.newLink(ports)));
    return JsonBody.answer(202, json(run).build())
        .with("Location", "/api/surveys/" + run.survey() + "/runs/" + run.id());
  }

  private static String digest(String key) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 4);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  private Response run(Request request, PathValues path) {
    var run =
        Optional.of(path.get("id"))
            .filter(id -> id.length() <= LONGEST_ID && Survey.isName(path.get("name")))
            .flatMap(id -> ports.runs().find(path.get("name"), id))
            .orElseThrow(() -> new Refused(Problem.notFound("the survey has no such run")));
    var json = json(run);
    if (run.state() == SurveyRun.State.CLOSED) {
      json.put("questions", Json.array(results(run)));
    }
    return JsonBody.answer(200, json.build());
  }

  /** Nothing here moves while a run is open: a live count would tell of each answer. */
  private static Json.Builder json(SurveyRun run) {
    return Json.object()
        .put("survey", run.survey())
        .put("run", run.id())
        .put(
            "state",
            switch (run.state()) {
              case PREPARING -> "preparing";
              case SENDING, OPEN -> "open";
              case CLOSING, COUNTED, DROPPED -> "closing";
              case CLOSED -> "closed";
              case TOO_FEW -> "tooFew";
            })
        .put("opens", run.opens().toString())
        .put("closes", run.closes().toString())
        .put("asked", run.asked())
        .put(
            "answered",
            run.state() == SurveyRun.State.CLOSED
                ? Closing.answered(run).<Json>map(Json::of).orElseGet(Json.Null::new)
                : new Json.Null());
  }

  /** Counts of everybody, as far as enough answered the question; texts from more on. */
  private List<Json> results(SurveyRun run) {
    var closed = closed(run);
    var earlier =
        ports.runs().of(run.survey()).stream()
            .filter(other -> other.result().isPresent() && run.moves().containsKey(other.id()))
            .map(other -> new Before(closed(other), moves(run, other)))
            .toList();
    var results = new ArrayList<Json>();
    for (var question : run.plan().survey().questions()) {
      if (question.type() == Question.Type.TEXT) {
        var texts = closed.tallies().texts().getOrDefault(question.id(), List.of());
        boolean shows = texts.size() >= Ports.THRESHOLD.comments();
        results.add(
            Json.object()
                .put("id", question.id())
                .put(
                    "texts",
                    shows ? Json.array(texts.stream().map(Json::of).toList()) : new Json.Null())
                .build());
        continue;
      }
      var counts = new TreeMap<String, Json>();
      closed
          .tallies()
          .counts()
          .forEach((key, n) -> {
            if (key.question().equals(question.id()) && key.group().isEmpty()) {
              counts.put(key.answer(), Json.of(n));
            }
          });
      boolean shows =
          switch (question.type()) {
            case MULTICHOICE, TEXT -> false;
            // Whoever sees each answer counts promoters, passives and detractors: both are tested.
            case ENPS ->
                shows(closed, question, earlier)
                    && shows(
                        closed.everybody(),
                        earlier.stream().filter(Before::asksEnps).toList(),
                        ClosedRun::everybody);
            case RATING, CHOICE -> shows(closed, question, earlier);
          };
      results.add(
          Json.object()
              .put("id", question.id())
              .put("counts", shows ? new Json.Fields(counts) : new Json.Null())
              .build());
    }
    return results;
  }

  private ClosedRun closed(SurveyRun run) {
    return new ClosedRun(
        run.plan().survey(),
        run.asked(),
        run.breakdowns().orElse(Breakdowns.NONE),
        ports.results().read(run.survey(), run.id(), run.result().orElseThrow()));
  }

  /** An earlier run, and who came and went between it and the later one. */
  private record Before(ClosedRun run, List<Move> moves) {
    boolean asksEnps() {
      return run.survey().enps().isPresent();
    }
  }

  private static List<Move> moves(SurveyRun run, SurveyRun earlier) {
    return run.moves().getOrDefault(earlier.id(), new Moves(Map.of())).of(OneWayTable.EVERYBODY);
  }

  /** Whether everybody's answers to a question may be shown, beside those of earlier runs. */
  private static boolean shows(ClosedRun closed, Question question, List<Before> earlier) {
    var answers = new TreeSet<String>();
    Stream.concat(Stream.of(closed), earlier.stream().map(Before::run))
        .flatMap(each -> each.tallies().counts().keySet().stream())
        .filter(key -> key.question().equals(question.id()))
        .forEach(key -> answers.add(key.answer()));
    var order = List.copyOf(answers);
    return shows(
        closed.answers(question.id(), order),
        earlier,
        before -> before.answers(question.id(), order));
  }

  /** Whether figures of everybody may be shown, beside the same figures of earlier runs. */
  private static boolean shows(
      Group everybody, List<Before> earlier, Function<ClosedRun, Group> figures) {
    var known =
        earlier.stream()
            .map(before ->
                new Earlier(
                    Map.of(OneWayTable.EVERYBODY, figures.apply(before.run())), before.moves()))
            .toList();
    return OneWayTable.shows(everybody, Ports.THRESHOLD, known);
  }
}
