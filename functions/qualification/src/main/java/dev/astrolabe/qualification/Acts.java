package dev.astrolabe.qualification;

import dev.astrolabe.model.identity.Identity;
import dev.astrolabe.model.identity.IdentityKind;
import dev.astrolabe.model.identity.MatchingKey;
import dev.astrolabe.model.lead.AcceptEntry;
import dev.astrolabe.model.lead.Folding;
import dev.astrolabe.model.lead.Lead;
import dev.astrolabe.model.lead.LeadId;
import dev.astrolabe.model.lead.MergeLeads;
import dev.astrolabe.model.lead.Quarantine;
import dev.astrolabe.model.lead.RefoldLead;
import dev.astrolabe.model.lead.StillContended;
import dev.astrolabe.model.lead.UnmergeLeads;
import dev.astrolabe.model.ledger.EntryId;
import dev.astrolabe.model.stage.Cause;
import dev.astrolabe.runtime.http.JsonBody;
import dev.astrolabe.runtime.http.PathValues;
import dev.astrolabe.runtime.http.Problem;
import dev.astrolabe.runtime.http.Refused;
import dev.astrolabe.runtime.http.Request;
import dev.astrolabe.runtime.http.Response;
import dev.astrolabe.runtime.http.Route;
import dev.astrolabe.runtime.json.Json;
import dev.astrolabe.runtime.json.JsonLimits;
import dev.astrolabe.runtime.text.EntryRefusal;
import dev.astrolabe.runtime.text.Language;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a person orders about leads and their entries: merge, take apart, quarantine, replay. Done
 * here and at once, so that the answer says what came of it.
 */
final class Acts {
  private static final String SCOPE = "leads:write";
  private static final String SOURCE = "api";
  private static final int MOST_MARKS = 100;
  private static final int LONGEST_REASON = 500;

  private final Ports ports;
  private final Repeats repeats;

  Acts(Ports ports) {
    this.ports = ports;
    this.repeats = new Repeats(ports.answers());
  }

  List<Route> routes() {
    return List.of(
        act("/api/leads/{id}/merge", this::merge),
        act("/api/leads/{id}/unmerge", this::unmerge),
        act("/api/leads/{id}/quarantine", (request, path) -> mark(request, path, true)),
        act("/api/leads/{id}/quarantine/lift", (request, path) -> mark(request, path, false)),
        Route.scoped("POST", "/api/leads/{id}/refold", SCOPE, this::refold, 200, 400, 404, 409));
  }

  private Route act(String path, Route.Endpoint endpoint) {
    return Route.scoped(
        "POST", path, SCOPE, repeats.once(endpoint), 200, 400, 404, 409, 413, 415, 422);
  }

  /** Somebody else changed the lead again and again meanwhile: the caller may try anew. */
  private static <T> T patiently(Supplier<T> act) {
    try {
      return act.get();
    } catch (StillContended e) {
      throw new Refused(
          Problem.conflict("the lead was changed by others all the while; try again"));
    }
  }

  private Folding folding(Request request) {
    return new Folding(ports.models().active(request.now()));
  }

  private AcceptEntry acceptEntry(Request request) {
    return new AcceptEntry(
        ports.ledger(),
        ports.leads(),
        ports.handOffs(),
        folding(request),
        () -> {
          throw new IllegalStateException("an act is about leads that are there");
        });
  }

  private static LeadId lead(PathValues path) {
    return lead(path.get("id"))
        .orElseThrow(() -> new Refused(Problem.notFound("no lead has this id")));
  }

  private static Optional<LeadId> lead(String id) {
    return Optional.of(id).filter(i -> i.matches("[A-Za-z0-9_-]{1,64}")).map(LeadId::new);
  }

  /** What names the act: the caller's key, else the request, which happens once. */
  private static EntryId act(Request request, String what) {
    var key = Repeats.key(request);
    var name = key.isEmpty() ? request.id() + request.now().toEpochMilli() : "key " + key;
    return new EntryId(
        SOURCE,
        what + ":" + Repeats.digest(request.subject() + "\n" + request.path() + "\n" + name));
  }

  private Response merge(Request request, PathValues path) {
    var id = lead(path);
    var body = JsonBody.object(request, JsonLimits.FORM);
    var with =
        body.text("with")
            .flatMap(Acts::lead)
            .orElseThrow(() -> new Refused(Problem.invalid("/with", "name the other lead")));
    var merging = new MergeLeads(ports.ledger(), ports.leads(), acceptEntry(request));
    var outcome = patiently(() -> merging.merge(id, with, act(request, "merge"), request.now()));
    return switch (outcome) {
      case MergeLeads.Outcome.Merged(var mergeId, var lead) -> {
        ports.audit().did("lead.merged", request.subject(), lead.id().value());
        yield JsonBody.answer(
            200, Json.object().put("mergeId", mergeId).put("leadId", lead.id().value()).build());
      }
      case MergeLeads.Outcome.SameLead(var lead) ->
          throw new Refused(Problem.conflict("both ids are of one lead already"));
      case MergeLeads.Outcome.Unknown(var unknown) when unknown.equals(with) ->
          throw new Refused(Problem.invalid("/with", "no lead has this id"));
      case MergeLeads.Outcome.Unknown(var unknown) ->
          throw new Refused(Problem.notFound("no lead has this id"));
      case MergeLeads.Outcome.Refused(var problems) -> throw refused(problems);
    };
  }

  private static Refused refused(List<dev.astrolabe.model.lead.Problem> problems) {
    return new Refused(
        Problem.invalid(
            problems.stream()
                .map(p ->
                    new Problem.Finding(
                        p.pointer(), EntryRefusal.of(p.fault()).in(Language.ENGLISH)))
                .toList()));
  }

  private Response unmerge(Request request, PathValues path) {
    var id = lead(path);
    var body = JsonBody.object(request, JsonLimits.FORM);
    var mergeId = body.text("mergeId");
    var identity = body.get("identity").map(this::identity);
    if (mergeId.isPresent() == identity.isPresent()) {
      throw new Refused(Problem.invalid("", "give a mergeId or an identity"));
    }
    var unmerging =
        new UnmergeLeads(ports.ledger(), ports.leads(), ports.handOffs(), folding(request));
    var act = act(request, "unmerge");
    var outcome =
        patiently(() ->
            mergeId.isPresent()
                ? unmerging.merge(id, mergeId.get(), act, request.now())
                : unmerging.identity(id, identity.orElseThrow(), act, request.now()));
    return switch (outcome) {
      case UnmergeLeads.Outcome.Unmerged(var leads) -> {
        ports.audit().did("lead.unmerged", request.subject(), id.value());
        yield JsonBody.answer(
            200,
            Json.object()
                .put(
                    "leads",
                    Json.array(leads.stream().map(lead -> Json.of(lead.id().value())).toList()))
                .build());
      }
      case UnmergeLeads.Outcome.Unknown(var unknown) ->
          throw new Refused(Problem.notFound("no lead has this id"));
      case UnmergeLeads.Outcome.Refused(var problems) -> throw refused(problems);
    };
  }

  private Identity identity(Json json) {
    if (!(json instanceof Json.Fields fields)) {
      throw new Refused(Problem.invalid("/identity", "an identity is {\"kind\", \"value\"}"));
    }
    var written = fields.text("value").orElse("").strip();
    Optional<Identity> identity =
        switch (fields.text("kind").orElse("")) {
          case "email" ->
              MatchingKey.email(written).map(key -> new Identity(IdentityKind.EMAIL, key));
          case "phone" ->
              ports.phones().e164(written).map(key -> new Identity(IdentityKind.PHONE, key));
          case "external" -> plain(IdentityKind.EXTERNAL, written);
          case "anonymous" -> plain(IdentityKind.ANONYMOUS, written);
          default -> Optional.empty();
        };
    return identity.orElseThrow(
        () -> new Refused(Problem.invalid("/identity", "this is no identity of a person")));
  }

  private static Optional<Identity> plain(IdentityKind kind, String written) {
    return Optional.of(written).filter(Identity::isKey).map(key -> new Identity(kind, key));
  }

  private Response mark(Request request, PathValues path, boolean quarantine) {
    var id = lead(path);
    var body = JsonBody.object(request, JsonLimits.FORM);
    var reason = body.text("reason").map(String::strip).orElse("");
    if ((quarantine && reason.isEmpty())
        || reason.length() > LONGEST_REASON
        || reason.chars().anyMatch(Character::isISOControl)) {
      throw new Refused(
          Problem.invalid("/reason", "a reason has 1 to 500 characters, none of them control"));
    }
    var targets = targets(body);
    var marking = new Quarantine(ports.ledger(), ports.leads(), acceptEntry(request));
    var act = act(request, quarantine ? "quarantine" : "lift");
    var outcome =
        patiently(() ->
            quarantine
                ? marking.mark(id, targets, reason, act, request.now())
                : marking.lift(id, targets, reason, act, request.now()));
    return switch (outcome) {
      case Quarantine.Outcome.Done(var lead) -> {
        ports
            .audit()
            .did(
                quarantine ? "entries.quarantined" : "quarantine.lifted",
                request.subject(),
                lead.id().value());
        yield JsonBody.answer(
            200,
            Json.object().put("leadId", lead.id().value()).put("entries", targets.size()).build());
      }
      case Quarantine.Outcome.Unknown(var unknown) ->
          throw new Refused(Problem.notFound("no lead has this id"));
      case Quarantine.Outcome.Refused(var problems) -> throw refused(problems);
    };
  }

  private static List<EntryId> targets(Json.Fields body) {
    var items = body.items("entries").orElse(List.of());
    if (items.isEmpty() || items.size() > MOST_MARKS) {
      throw new Refused(
          Problem.invalid(
              "/entries", "name 1 to " + MOST_MARKS + " entries by source and entryId"));
    }
    var targets = new ArrayList<EntryId>();
    for (int i = 0; i < items.size(); i++) {
      var fields = items.get(i) instanceof Json.Fields entry ? entry : Json.Fields.NONE;
      try {
        targets.add(
            new EntryId(fields.text("source").orElse(""), fields.text("entryId").orElse("")));
      } catch (IllegalArgumentException e) {
        throw new Refused(
            Problem.invalid("/entries/" + i, "an entry is named by source and entryId"));
      }
    }
    return targets;
  }

  private Response refold(Request request, PathValues path) {
    var id = lead(path);
    var refolding = new RefoldLead(ports.ledger(), ports.leads(), folding(request));
    var now = request.now().truncatedTo(ChronoUnit.SECONDS);
    var outcome = patiently(() -> refolding.refold(id, now, new Cause.ByTime()));
    return switch (outcome) {
      case RefoldLead.Outcome.Same(var lead) -> refolded(lead, false);
      case RefoldLead.Outcome.Mended(var lead) -> {
        ports.audit().did("lead.mended", request.subject(), lead.id().value());
        yield refolded(lead, true);
      }
      case RefoldLead.Outcome.Absent() ->
          throw new Refused(Problem.notFound("no lead of its own has this id"));
    };
  }

  private static Response refolded(Lead lead, boolean differed) {
    return JsonBody.answer(
        200, Json.object().put("leadId", lead.id().value()).put("differed", differed).build());
  }
}
