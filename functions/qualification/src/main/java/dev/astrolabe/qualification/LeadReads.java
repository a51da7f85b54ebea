package dev.astrolabe.qualification;

import dev.astrolabe.model.identity.Identity;
import dev.astrolabe.model.identity.IdentityKind;
import dev.astrolabe.model.identity.MatchingKey;
import dev.astrolabe.model.identity.PhoneNumbers;
import dev.astrolabe.model.lead.HandOffs;
import dev.astrolabe.model.lead.Lead;
import dev.astrolabe.model.lead.LeadPage;
import dev.astrolabe.model.lead.Leads;
import dev.astrolabe.model.lead.Ledger;
import dev.astrolabe.model.lead.Standing;
import dev.astrolabe.model.scoring.CompiledModel;
import dev.astrolabe.model.stage.Stage;
import dev.astrolabe.runtime.http.Cursors;
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
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Answers questions about leads. Reads never write. */
final class LeadReads {
  private static final String SCOPE = "leads:read";
  private static final int LONGEST_DOMAIN = 253;
  private static final int LONGEST_OWNER = 256;

  private final LeadFile file;
  private final Leads leads;
  private final Ledger ledger;
  private final HandOffs handOffs;
  private final LeadLists lists;
  private final Models models;
  private final ModelChoice choice;
  private final Settled settled;
  private final Cursors cursors;
  private final PhoneNumbers phones;
  private final LargeAnswers large;

  LeadReads(Ports ports, Cursors cursors) {
    this.file = new LeadFile(ports.leads(), ports.ledger());
    this.leads = ports.leads();
    this.ledger = ports.ledger();
    this.handOffs = ports.handOffs();
    this.lists = ports.lists();
    this.models = ports.models();
    this.choice = new ModelChoice(ports.models());
    this.settled = ports.settled();
    this.phones = ports.phones();
    this.cursors = cursors;
    this.large = new LargeAnswers(ports.shelf());
  }

  List<Route> routes() {
    return List.of(
        Route.scoped(
            "GET",
            "/api/leads",
            SCOPE,
            LeadPages.of(this::list, LeadPages::list),
            200,
            400,
            404,
            422),
        Route.scoped(
            "POST", "/api/leads/search", SCOPE, this::search, 200, 400, 404, 413, 415, 422),
        Route.scoped(
            "GET",
            "/api/leads/{id}",
            SCOPE,
            large.of(LeadPages.of(this::one, LeadPages::lead)),
            200,
            303,
            400,
            404),
        Route.scoped(
            "GET",
            "/api/leads/{id}/assessment",
            SCOPE,
            large.of(LeadPages.of(this::assessment, LeadPages::assessment)),
            200,
            303,
            400,
            404,
            422),
        Route.scoped("GET", "/api/leads/{id}/transitions", SCOPE, this::transitions, 200, 400, 404),
        Route.scoped("GET", "/api/leads/{id}/timeline", SCOPE, this::timeline, 200, 400, 404));
  }

  private Response list(Request request, PathValues path) {
    var model = choice.active(request);
    var by = by(request, model);
    var position = cursors.position(request);
    var page = lists.list(by, request.now(), position, Cursors.limit(request));
    var stage = request.query("stage").map(LeadReads::stage);
    var items =
        items(
            request,
            page,
            model,
            lead -> {
              var stands = stageOf(lead, model);
              return stage.map(stands::equals).orElse(true)
                  && (!(by instanceof LeadLists.By.ByPriority) || stands != Stage.LEAD);
            });
    // A page that was full early goes on behind the last lead that was looked at.
    var next =
        items.lookedAt() == page.leads().size()
            ? page.next()
            : lists.list(by, request.now(), position, items.lookedAt()).next();
    return listed(request, items.shown(), next);
  }

  /** Leads as they are shown, and how many were looked at for them. */
  private record Items(List<Json> shown, int lookedAt) {}

  private static Stage stageOf(Lead lead, CompiledModel model) {
    return Optional.ofNullable(lead.standings().get(model.model().name()))
        .map(Standing::stage)
        .orElse(Stage.LEAD);
  }

  /** Indexes follow a moment later: what a lead is by now decides whether it is shown. */
  private Items items(Request request, LeadPage page, CompiledModel model, Predicate<Lead> wanted) {
    var shown = new FullPage();
    int lookedAt = 0;
    for (var id : page.leads()) {
      var item =
          leads
              .read(id)
              .filter(lead -> lead.mergedInto().isEmpty())
              .filter(wanted)
              .map(lead -> LeadJson.item(lead, model, request.now()));
      if (item.isPresent() && !shown.add(item.get())) {
        break;
      }
      lookedAt++;
    }
    return new Items(shown.items(), lookedAt);
  }

  private Response page(
      Request request, LeadPage page, CompiledModel model, Predicate<Lead> wanted) {
    return listed(request, items(request, page, model, wanted).shown(), page.next());
  }

  private Response listed(Request request, List<Json> items, Optional<String> next) {
    return JsonBody.answer(
        200,
        Json.object()
            .put("items", Json.array(items))
            .put("nextCursor", Json.ofText(next.map(position -> cursors.next(request, position))))
            .build());
  }

  private static LeadLists.By by(Request request, CompiledModel model) {
    var name = model.model().name();
    var stage = request.query("stage").map(LeadReads::stage);
    var domain = request.query("domain");
    var owner = request.query("owner");
    var sort = request.query("sort");
    if (sort.isPresent() && !sort.get().equals("priority")) {
      throw new Refused(Problem.invalid("/sort", "a list is sorted by priority, or as it is kept"));
    }
    if (List.of(stage, domain, owner).stream().filter(Optional::isPresent).count() > 1) {
      throw new Refused(Problem.invalid("", "give one of stage, domain and owner"));
    }
    if (domain.isPresent()) {
      var key = MatchingKey.text(domain.get());
      if (key.isEmpty() || key.length() > LONGEST_DOMAIN) {
        throw new Refused(
            Problem.invalid("/domain", "a domain has 1 to " + LONGEST_DOMAIN + " characters"));
      }
      return new LeadLists.By.OfDomain(key);
    }
    if (owner.isPresent()) {
      if (owner.get().length() > LONGEST_OWNER) {
        throw new Refused(
            Problem.invalid("/owner", "an owner has at most " + LONGEST_OWNER + " characters"));
      }
      return new LeadLists.By.OfOwner(owner.get());
    }
    if (stage.isPresent() && stage.get() != Stage.LEAD) {
      return new LeadLists.By.OfStage(name, stage.get());
    }
    if (sort.isPresent() && stage.isPresent()) {
      throw new Refused(Problem.invalid("/sort", "priority is known for MQL and above"));
    }
    return sort.isPresent() ? new LeadLists.By.ByPriority(name) : new LeadLists.By.Creation();
  }

  private static Stage stage(String written) {
    for (var stage : Stage.values()) {
      if (stage.name().equals(written.toUpperCase(Locale.ROOT))) {
        return stage;
      }
    }
    throw new Refused(Problem.invalid("/stage", "a stage is LEAD, MQL, PQL or SQL"));
  }

  private Response search(Request request, PathValues path) {
    var body = JsonBody.object(request, JsonLimits.FORM);
    var given =
        List.of("email", "phone", "externalId", "name").stream()
            .filter(name -> body.text(name).filter(text -> !text.isBlank()).isPresent())
            .toList();
    if (given.size() != 1) {
      throw new Refused(
          Problem.invalid("", "give one of email, phone, externalId and name, as text"));
    }
    var name = given.getFirst();
    var text = body.text(name).orElseThrow();
    if (name.equals("name")) {
      return byName(request, text);
    }
    var identity = identity(name, text);
    var found =
        identity
            .flatMap(ledger::claimOf)
            .flatMap(claim -> file.answering(claim.lead()))
            .map(Lead::id);
    return page(
        request,
        new LeadPage(found.map(List::of).orElse(List.of()), Optional.empty()),
        choice.active(request),
        lead -> true);
  }

  private Response byName(Request request, String text) {
    var word = MatchingKey.text(text);
    if (word.isEmpty()) {
      throw new Refused(Problem.invalid("/name", "a name has letters or digits"));
    }
    var by = new LeadLists.By.NamedLike(word);
    var page = lists.list(by, request.now(), Optional.empty(), Cursors.limit(request));
    return page(
        request,
        new LeadPage(page.leads(), Optional.empty()),
        choice.active(request),
        lead -> isNamed(lead, word, request.now()));
  }

  /** Whether each word asked for begins a word of the lead's name as it is now. */
  private static boolean isNamed(Lead lead, String asked, Instant now) {
    var words =
        Stream.of("name", "firstName", "lastName")
            .flatMap(attribute -> lead.facts().shown(attribute, now).stream())
            .flatMap(fact -> Stream.of(MatchingKey.text(fact.value()).split(" ", -1)))
            .toList();
    return Stream.of(asked.split(" ", -1))
        .allMatch(word -> words.stream().anyMatch(own -> own.startsWith(word)));
  }

  private Optional<Identity> identity(String name, String text) {
    var key =
        switch (name) {
          case "email" -> MatchingKey.email(text);
          case "phone" -> phones.e164(text);
          default -> Optional.of(text.strip()).filter(Identity::isKey);
        };
    if (key.isEmpty()) {
      throw new Refused(Problem.invalid("/" + name, "this cannot be anybody's"));
    }
    return key.map(k ->
        switch (name) {
          case "email" -> new Identity(IdentityKind.EMAIL, k);
          case "phone" -> new Identity(IdentityKind.PHONE, k);
          default -> new Identity(IdentityKind.EXTERNAL, k);
        });
  }

  /** The lead that answers, or 404. */
  private LeadFile.Found found(PathValues path) {
    return switch (file.find(path.get("id"))) {
      case LeadFile.Found.Itself itself -> itself;
      case LeadFile.Found.Merged merged -> merged;
      case LeadFile.Found.Unknown() -> throw new Refused(Problem.notFound("no lead has this id"));
    };
  }

  private Lead lead(PathValues path) {
    return switch (found(path)) {
      case LeadFile.Found.Itself(var lead) -> lead;
      case LeadFile.Found.Merged(var asked, var lead) -> lead;
      case LeadFile.Found.Unknown() -> throw new Refused(Problem.notFound("no lead has this id"));
    };
  }

  private Response one(Request request, PathValues path) {
    var found = found(path);
    var lead = lead(path);
    var now = request.now().truncatedTo(ChronoUnit.SECONDS);
    var entries = file.entries(lead);
    var json = Json.object().put("leadId", lead.id().value());
    if (found instanceof LeadFile.Found.Merged) {
      json.put("mergedInto", lead.id().value());
    }
    boolean isSettled = settled.by(now, request.now());
    return JsonBody.answer(
        200,
        json.put("createdAt", lead.createdAt().toString())
            .put("identities", LeadJson.identities(lead, ledger))
            .put("profile", LeadJson.profile(lead, now))
            .put(
                "assessments",
                Json.array(
                    models.active(request.now()).stream()
                        .map(model ->
                            AssessmentJson.of(
                                lead.id().value(), model, entries, now, now, isSettled, false))
                        .toList()))
            .put("owner", Json.ofText(Optional.empty()))
            .put("handoffs", LeadJson.handOffs(handOffs.of(lead.id())))
            .build());
  }

  private Response assessment(Request request, PathValues path) {
    var model = choice.version(request);
    var now = request.now();
    var at = Times.parameter(request, "at", now);
    var knownAt = Times.parameter(request, "knownAt", now);
    var found = found(path);
    var lead = lead(path);
    boolean allLines = request.query("lines").filter("all"::equals).isPresent();
    var json =
        AssessmentJson.of(
            lead.id().value(),
            model,
            file.entries(lead),
            at,
            knownAt,
            settled.by(knownAt, now),
            allLines);
    return JsonBody.answer(
        200,
        found instanceof LeadFile.Found.Merged ? json.with("mergedInto", lead.id().value()) : json);
  }

  private Response transitions(Request request, PathValues path) {
    var all = leads.transitions(lead(path).id());
    int from = cursors.position(request).map(Integer::parseInt).orElse(0);
    int to = Math.min(all.size(), from + Cursors.limit(request));
    var items = all.subList(Math.min(from, to), to).stream().map(LeadJson::transition).toList();
    return listed(
        request, items, to < all.size() ? Optional.of(Integer.toString(to)) : Optional.empty());
  }

  private Response timeline(Request request, PathValues path) {
    var lead = lead(path);
    var timeline =
        new Timeline(lead, file.entries(lead), choice.active(request), request.now())
            .page(cursors.position(request), Cursors.limit(request));
    return listed(request, timeline.items(), timeline.next());
  }
}
