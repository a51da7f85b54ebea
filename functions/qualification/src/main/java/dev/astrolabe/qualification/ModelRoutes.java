package dev.astrolabe.qualification;

import dev.astrolabe.runtime.http.Body;
import dev.astrolabe.runtime.http.Caller;
import dev.astrolabe.runtime.http.JsonBody;
import dev.astrolabe.runtime.http.PathValues;
import dev.astrolabe.runtime.http.Problem;
import dev.astrolabe.runtime.http.Refused;
import dev.astrolabe.runtime.http.Request;
import dev.astrolabe.runtime.http.Response;
import dev.astrolabe.runtime.http.Route;
import dev.astrolabe.runtime.json.Json;
import dev.astrolabe.runtime.json.JsonLimits;
import dev.astrolabe.runtime.json.JsonWriter;
import dev.astrolabe.runtime.model.ModelDocument;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Models: read, drafted, agreed to, published, gone back from. */
final class ModelRoutes {
  private static final String READ = "models:read";
  private static final String WRITE = "models:write";
  private static final Map<Models.Side, String> AGREE =
      Map.of(
          Models.Side.MARKETING, "models:agree-marketing", Models.Side.SALES, "models:agree-sales");

  private final Ports ports;
  private final Models models;
  private final Repeats repeats;

  ModelRoutes(Ports ports) {
    this.ports = ports;
    this.models = ports.models();
    this.repeats = new Repeats(ports.answers());
  }

  List<Route> routes() {
    var draft = "/api/models/{name}/draft";
    return List.of(
        Route.scoped("GET", "/api/models", READ, this::list, 200),
        Route.scoped("GET", draft, READ, this::draft, 200, 400, 404),
        Route.scoped("PUT", draft, WRITE, this::put, 200, 400, 404, 412, 413, 415, 422),
        Route.scoped(
            "POST",
            draft + "/agree",
            String.join(" ", AGREE.values()),
            this::agree,
            200,
            400,
            404,
            412,
            413,
            415,
            422),
        Route.scoped(
            "POST",
            "/api/models/{name}/publish",
            WRITE,
            repeats.once(this::publish),
            202,
            400,
            404,
            409,
            413,
            415,
            422),
        Route.scoped(
            "POST",
            "/api/models/{name}/rollback",
            WRITE,
            repeats.once(this::rollback),
            202,
            400,
            404,
            409,
            413,
            415,
            422),
        Route.scoped("GET", "/api/models/{name}/versions/{n}", READ, this::version, 200, 400, 404));
  }

  private Response list(Request request, PathValues path) {
    var items = new ArrayList<Json>();
    for (var model : models.activeVersions(request.now()).entrySet()) {
      var name = model.getKey();
      items.add(
          Json.object()
              .put("name", name)
              .put("active", model.getValue())
              .put(
                  "versions",
                  Json.array(models.versions(name).stream().map(ModelRoutes::published).toList()))
              .put("draft", Json.ofText(models.draftDocument(name).map(Models.Document::etag)))
              .build());
    }
    return JsonBody.answer(
        200,
        Json.object().put("items", Json.array(items)).put("nextCursor", new Json.Null()).build());
  }

  private static Json published(Models.Published version) {
    return Json.object()
        .put("version", version.version())
        .put("publishedAt", version.at().toString())
        .build();
  }

  /** Whether a model can be called so. */
  static boolean isName(String name) {
    return name.matches("[a-z0-9][a-z0-9-]{0,63}");
  }

  private static String name(PathValues path) {
    var name = path.get("name");
    if (!isName(name)) {
      throw new Refused(
          Problem.notFound("a model's name is lower-case letters, digits and hyphens"));
    }
    return name;
  }

  private Models.Document draftOf(PathValues path) {
    return models
        .draftDocument(name(path))
        .orElseThrow(() -> new Refused(Problem.notFound("the model has no draft")));
  }

  private Response draft(Request request, PathValues path) {
    var draft = draftOf(path);
    return Response.json(200, Body.of(draft.json())).with("ETag", quoted(draft.etag()));
  }

  private static String quoted(String etag) {
    return "\"" + etag + "\"";
  }

  /** The etag of If-Match; empty where there is none, or any will do. */
  private static Optional<String> ifMatch(Request request) {
    return request
        .header("if-match")
        .filter(value -> !value.equals("*"))
        .map(value -> value.replaceAll("^(W/)?\"|\"$", ""));
  }

  private Response put(Request request, PathValues path) {
    var name = name(path);
    // Checked as JSON of ours first, so that what cannot be read is refused like everywhere.
    JsonBody.object(request, new JsonLimits(ModelDocument.LARGEST, 64));
    var document =
        switch (ModelDocument.read(request.body().bytes())) {
          case ModelDocument.Outcome.Read(var read) -> read;
          case ModelDocument.Outcome.Invalid(var problems) ->
              throw new Refused(
                  Problem.invalid(
                      problems.stream()
                          .limit(100)
                          .map(p -> new Problem.Finding(p.pointer(), p.detail()))
                          .toList()));
        };
    if (!document.model().name().equals(name)) {
      throw new Refused(Problem.invalid("/name", "the name is the one in the path"));
    }
    var json = new String(document.withVersion(0).write(), StandardCharsets.UTF_8);
    var etag =
        models
            .putDraft(name, json, ifMatch(request))
            .orElseThrow(() ->
                new Refused(
                    Problem.preconditionFailed("If-Match names a draft that does not stand")));
    ports.audit().did("model.drafted", request.subject(), name);
    return Response.json(200, Body.of(json)).with("ETag", quoted(etag));
  }

  private Response agree(Request request, PathValues path) {
    var name = name(path);
    var draft = draftOf(path);
    var body =
        request.body().isEmpty() ? Json.Fields.NONE : JsonBody.object(request, JsonLimits.FORM);
    var etag = ifMatch(request).or(() -> body.text("etag"));
    if (etag.isEmpty()) {
      throw new Refused(Problem.invalid("/etag", "say which draft, by its ETag in If-Match"));
    }
    if (!etag.get().equals(draft.etag())) {
      throw new Refused(
          Problem.preconditionFailed("the draft is another one than the one agreed to"));
    }
    var side = side(request, body.text("as"));
    models.agree(name, draft.etag(), side, new Models.Agreement(request.subject(), request.now()));
    ports
        .audit()
        .did(
            "model.agreed." + side.name().toLowerCase(Locale.ROOT),
            request.subject(),
            name + " " + draft.etag());
    return JsonBody.answer(
        200,
        Json.object()
            .put("etag", draft.etag())
            .put("agreements", agreements(models.agreements(name, draft.etag())))
            .build());
  }

  /** Whose agreement it is: the token's one scope says, or the body where it has both. */
  private static Models.Side side(Request request, Optional<String> as) {
    var scopes =
        request.caller() instanceof Caller.Known known ? known.scopes() : List.<String>of();
    var may = new ArrayList<Models.Side>();
    for (var side : Models.Side.values()) {
      boolean wanted = as.isEmpty() || as.get().equals(side.name().toLowerCase(Locale.ROOT));
      if (wanted && scopes.contains(AGREE.get(side))) {
        may.add(side);
      }
    }
    if (may.size() != 1) {
      throw new Refused(
          Problem.invalid("/as", "say as marketing or as sales, one that the token may speak for"));
    }
    return may.getFirst();
  }

  private static Json agreements(Map<Models.Side, Models.Agreement> agreements) {
    var json = Json.object();
    for (var side : Models.Side.values()) {
      var agreement = Optional.ofNullable(agreements.get(side));
      json.put(
          side.name().toLowerCase(Locale.ROOT),
          Json.ofText(agreement.map(given -> given.at().toString())));
    }
    return json.build();
  }

  private Response publish(Request request, PathValues path) {
    var name = name(path);
    var draft = draftOf(path);
    var body = JsonBody.object(request, JsonLimits.FORM);
    if (!body.text("handoffs").orElse("none").equals("none")) {
      throw new Refused(
          Problem.invalid("/handoffs", "publishing makes no hand-offs: only none is known yet"));
    }
    var reasons = body.fields("reasons").filter(given -> !given.members().isEmpty());
    if (reasons.isEmpty()
        || !reasons.get().members().values().stream()
            .allMatch(reason -> reason instanceof Json.Text(var text) && !text.isBlank())) {
      throw new Refused(
          Problem.invalid("/reasons", "give the reason for each rule that changed, as text"));
    }
    int version = repeats.meant(request, () -> publishAgreed(request, name, draft));
    models.explain(name, version, request.subject(), new JsonWriter().text(reasons.get()));
    return activate(request, name, version, "model.published");
  }

  private int publishAgreed(Request request, String name, Models.Document draft) {
    var lacking = new ArrayList<String>();
    var agreements = models.agreements(name, draft.etag());
    for (var side : Models.Side.values()) {
      if (!agreements.containsKey(side)) {
        lacking.add(side.name().toLowerCase(Locale.ROOT));
      }
    }
    if (!lacking.isEmpty()) {
      throw new Refused(
          Problem.conflict("the draft lacks the agreement of " + String.join(" and ", lacking)));
    }
    return publish(request, name, draft);
  }

  /** The version under which the draft stands published; one more than the last, or the last. */
  private int publish(Request request, String name, Models.Document draft) {
    var document =
        switch (ModelDocument.read(draft.json().getBytes(StandardCharsets.UTF_8))) {
          case ModelDocument.Outcome.Read(var read) -> read;
          case ModelDocument.Outcome.Invalid invalid ->
              throw new IllegalStateException("a stored draft was checked when it was stored");
        };
    int last = models.versions(name).stream().mapToInt(Models.Published::version).max().orElse(0);
    // Whoever was cut off after publishing finds the version standing and goes on from there.
    for (int version = Math.max(last, 1); version <= last + 1; version++) {
      var json = new String(document.withVersion(version).write(), StandardCharsets.UTF_8);
      if (models.versionDocument(name, version).filter(json::equals).isPresent()
          || (version == last + 1 && models.publish(name, version, json, request.now()))) {
        return version;
      }
    }
    throw new Refused(Problem.conflict("somebody else has just published a version"));
  }

  /**
   * The work is queued first: whoever was cut off then has the version of before still active, and
   * asks for the same again. It waits long enough to find this version active.
   */
  private Response activate(Request request, String name, int version, String action) {
    ports.reassessment().start(name, version, request.trace());
    models.activate(name, version, request.now());
    ports.audit().did(action, request.subject(), name + "@" + version);
    return JsonBody.answer(202, Json.object().put("name", name).put("version", version).build())
        .with("Location", "/api/models/" + name + "/versions/" + version);
  }

  private Response rollback(Request request, PathValues path) {
    var name = name(path);
    var body =
        request.body().isEmpty() ? Json.Fields.NONE : JsonBody.object(request, JsonLimits.FORM);
    var wanted = body.decimal("version");
    if (body.get("version").isPresent()
        && (wanted.isEmpty() || !wanted.get().toPlainString().matches("[1-9][0-9]{0,8}"))) {
      throw new Refused(Problem.invalid("/version", "a version is a number from 1"));
    }
    int version =
        repeats.meant(request, () -> target(request, name, wanted.map(BigDecimal::intValueExact)));
    return activate(request, name, version, "model.rolled-back");
  }

  /** The version to go back to: the one asked for, else the one before what is active. */
  private int target(Request request, String name, Optional<Integer> wanted) {
    var active =
        Optional.ofNullable(models.activeVersions(request.now()).get(name))
            .orElseThrow(() -> new Refused(Problem.notFound("no active model has this name")));
    int version = wanted.orElseGet(() -> active - 1);
    if (version < 1) {
      throw new Refused(Problem.conflict("there is no version before the first"));
    }
    if (models.version(name, version).isEmpty()) {
      throw new Refused(Problem.invalid("/version", "the model has no such version"));
    }
    return version;
  }

  private Response version(Request request, PathValues path) {
    var n = path.get("n");
    return Optional.of(n)
        .filter(number -> number.matches("[1-9][0-9]{0,8}"))
        .flatMap(number -> models.versionDocument(name(path), Integer.parseInt(number)))
        .map(json -> Response.json(200, Body.of(json)))
        .orElseThrow(() -> new Refused(Problem.notFound("the model has no such version")));
  }
}
