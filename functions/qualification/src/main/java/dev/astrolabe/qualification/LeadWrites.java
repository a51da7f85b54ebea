package dev.astrolabe.qualification;

import dev.astrolabe.model.identity.IdentityKind;
import dev.astrolabe.model.lead.Arrival;
import dev.astrolabe.model.lead.Lead;
import dev.astrolabe.model.ledger.Origin;
import dev.astrolabe.runtime.door.EntryAddress;
import dev.astrolabe.runtime.door.Naming;
import dev.astrolabe.runtime.door.OperatorDoor;
import dev.astrolabe.runtime.door.Stated;
import dev.astrolabe.runtime.http.JsonBody;
import dev.astrolabe.runtime.http.PathValues;
import dev.astrolabe.runtime.http.Problem;
import dev.astrolabe.runtime.http.Refused;
import dev.astrolabe.runtime.http.Request;
import dev.astrolabe.runtime.http.Response;
import dev.astrolabe.runtime.http.Route;
import dev.astrolabe.runtime.json.Json;
import dev.astrolabe.runtime.json.JsonLimits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Takes what operators say about leads. It travels through the live queue like everything else. */
final class LeadWrites {
  private static final String SCOPE = "leads:write";
  private static final int RETRY_AFTER_SECONDS = 5;

  private final LeadFile file;
  private final Ports ports;
  private final EntryDoor door;
  private final EntryAddress addresses;

  LeadWrites(Ports ports, EntryAddress addresses) {
    this.file = new LeadFile(ports.leads(), ports.ledger());
    this.ports = ports;
    this.door = new EntryDoor(ports);
    this.addresses = addresses;
  }

  List<Route> routes() {
    return List.of(
        Route.scoped("POST", "/api/leads", SCOPE, this::create, 202, 400, 413, 415, 422),
        Route.scoped(
            "POST",
            "/api/leads/{id}/entries",
            SCOPE,
            this::entry,
            202,
            400,
            404,
            413,
            415,
            422,
            503),
        Route.scoped("GET", "/api/entries/{status}", "leads:read", this::status, 200, 400, 404));
  }

  private Response create(Request request, PathValues path) {
    var body = JsonBody.object(request, JsonLimits.FORM);
    var stated = new ArrayList<Stated>();
    var identities = body.items("identities").orElse(List.of());
    for (int i = 0; i < identities.size(); i++) {
      stated.add(stated("/identities/" + i, identities.get(i)));
    }
    var submission =
        OperatorDoor.profile(
            source(body),
            body.text("kind").orElse(OperatorDoor.PROFILE_UPDATED),
            stated,
            occurredAt(body),
            Origin.VOLUNTARY,
            flat("/profile", body, "profile"),
            flat("/payload", body, "payload"));
    addresses.prepare();
    return answer(door.take(submission, naming(request, body), request));
  }

  private static Stated stated(String pointer, Json identity) {
    if (!(identity instanceof Json.Fields fields)) {
      throw new Refused(Problem.invalid(pointer, "an identity is {\"kind\", \"value\"}"));
    }
    var kind =
        switch (fields.text("kind").orElse("")) {
          case "external" -> IdentityKind.EXTERNAL;
          case "email" -> IdentityKind.EMAIL;
          case "phone" -> IdentityKind.PHONE;
          case "anonymous" -> IdentityKind.ANONYMOUS;
          default ->
              throw new Refused(
                  Problem.invalid(
                      pointer + "/kind", "a kind is external, email, phone or anonymous"));
        };
    var value =
        fields
            .text("value")
            .filter(text -> !text.isBlank())
            .orElseThrow(
                () -> new Refused(Problem.invalid(pointer + "/value", "the value is a text")));
    return new Stated(kind, value, pointer + "/value");
  }

  /** Whose word it is. A form's or a configured source's name cannot be borrowed. */
  private static String source(Json.Fields body) {
    var source = body.text("source").orElse("api");
    if (!OperatorDoor.isSource(source)) {
      throw new Refused(Problem.invalid("/source", OperatorDoor.SOURCE_RULE));
    }
    return source;
  }

  private static Optional<Instant> occurredAt(Json.Fields body) {
    var member = body.get("occurredAt");
    if (member.isEmpty() || member.get() instanceof Json.Null) {
      return Optional.empty();
    }
    return Optional.of(Times.member("/occurredAt", body.text("occurredAt").orElse("")));
  }

  private static Naming naming(Request request, Json.Fields body) {
    return body.text("entryId")
        .or(() -> request.header("idempotency-key"))
        .<Naming>map(Naming.Own::new)
        .orElseGet(Naming.ByContent::new);
  }

  /** An object of texts, numbers and truth values; deeper ones by their path. */
  private static SortedMap<String, String> flat(String pointer, Json.Fields body, String member) {
    var flat = new TreeMap<String, String>();
    var value = body.get(member);
    if (value.isPresent() && !(value.get() instanceof Json.Null)) {
      var fields =
          body.fields(member)
              .orElseThrow(() -> new Refused(Problem.invalid(pointer, "this is an object")));
      fields.members().forEach((name, inner) -> flatten(name, inner, flat));
    }
    return flat;
  }

  private static void flatten(String path, Json value, Map<String, String> into) {
    switch (value) {
      case Json.Text(var text) -> into.put(path, text);
      case Json.Decimal decimal -> into.put(path, decimal.plain());
      case Json.Bool(var truth) -> into.put(path, Boolean.toString(truth));
      case Json.Null() -> {}
      case Json.Array(var items) -> {
        for (int i = 0; i < items.size(); i++) {
          flatten(path + "." + i, items.get(i), into);
        }
      }
      case Json.Fields(var members) ->
          members.forEach((name, inner) -> flatten(path + "." + name, inner, into));
    }
  }

  private Response entry(Request request, PathValues path) {
    var lead = lead(path);
    var body = JsonBody.object(request, JsonLimits.FORM);
    var kind =
        body.text("kind")
            .orElseThrow(() -> new Refused(Problem.invalid("/kind", "say what happened")));
    var submission =
        OperatorDoor.entry(
            "api",
            kind,
            List.of(itself(lead)),
            occurredAt(body),
            Origin.VOLUNTARY,
            flat("/payload", body, "payload"));
    addresses.prepare();
    return answer(door.take(submission, naming(request, body), request));
  }

  private Lead lead(PathValues path) {
    return switch (file.find(path.get("id"))) {
      case LeadFile.Found.Itself(var lead) -> lead;
      case LeadFile.Found.Merged(var asked, var lead) -> lead;
      case LeadFile.Found.Unknown() -> throw new Refused(Problem.notFound("no lead has this id"));
    };
  }

  private static Stated itself(Lead lead) {
    return new Stated(IdentityKind.INTERNAL, lead.id().value(), "/id");
  }

  private Response answer(EntryDoor.Outcome outcome) {
    return JsonBody.answer(202, json(arrival(outcome)));
  }

  private Arrival arrival(EntryDoor.Outcome outcome) {
    return switch (outcome) {
      case EntryDoor.Outcome.Accepted(var arrival) -> arrival;
      case EntryDoor.Outcome.Rejected(var reasons) ->
          throw new Refused(
              Problem.invalid(
                  reasons.stream()
                      .map(r -> new Problem.Finding(r.pointer(), r.detail()))
                      .toList()));
      case EntryDoor.Outcome.Unavailable() ->
          throw new Refused(Problem.unavailable(RETRY_AFTER_SECONDS));
    };
  }

  private Json json(Arrival arrival) {
    return Json.object()
        .put("entryId", arrival.id().id())
        .put("status", addresses.of(arrival))
        .build();
  }

  private Response status(Request request, PathValues path) {
    var named =
        addresses
            .open(path.get("status"))
            .orElseThrow(
                () -> new Refused(Problem.notFound("no entry was ever given this address")));
    var language = request.language();
    return JsonBody.answer(
            200,
            switch (EntryState.of(named, ports.ledger(), file, ports.refusals(), request.now())) {
              case EntryState.Pending() -> Json.object().put("state", "pending").build();
              case EntryState.Refused(var reasons) ->
                  Json.object()
                      .put("state", "refused")
                      .put(
                          "reason",
                          reasons.stream()
                              .map(reason -> reason.in(language))
                              .collect(Collectors.joining("; ")))
                      .build();
              case EntryState.Folded(var lead, var entry) ->
                  Json.object()
                      .put("state", "folded")
                      .put("leadId", lead.value())
                      .put("source", entry.source())
                      .put("entryId", entry.id())
                      .build();
            })
        .with("Vary", "Accept-Language");
  }
}
