package dev.astrolabe.qualification;

import dev.astrolabe.model.identity.IdentityKind;
import dev.astrolabe.model.lead.HandOff;
import dev.astrolabe.model.lead.Lead;
import dev.astrolabe.model.lead.Ledger;
import dev.astrolabe.model.profile.Fact;
import dev.astrolabe.model.scoring.CompiledModel;
import dev.astrolabe.model.scoring.Evidence;
import dev.astrolabe.model.stage.Cause;
import dev.astrolabe.model.stage.Transition;
import dev.astrolabe.runtime.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Leads in the shapes that api.md gives them. */
final class LeadJson {
  private LeadJson() {}

  /** One of a list, by what is stored: nothing is evaluated anew. */
  static Json item(Lead lead, CompiledModel model, Instant now) {
    var standing = Optional.ofNullable(lead.standings().get(model.model().name()));
    var item =
        Json.object()
            .put("leadId", lead.id().value())
            .put("name", shown(lead, "name", now))
            .put("company", shown(lead, "company", now));
    if (standing.isPresent()) {
      var stands = standing.get();
      item.put("stage", stands.stage().name())
          .put("grade", stands.grade().toString())
          .put("score", AssessmentJson.score(stands.score()))
          .put(
              "priority",
              Priority.of(
                      model,
                      stands.evidence(),
                      lead.facts(),
                      stands.stage(),
                      stands.score().total(),
                      stands.assessedAt())
                  .json())
          .put("lastActivityAt", Json.ofText(lastActivity(stands.evidence())))
          .put("assessedAt", stands.assessedAt().toString());
    } else {
      item.put("stage", "LEAD")
          .put("grade", new Json.Null())
          .put("score", new Json.Null())
          .put("priority", new Json.Null())
          .put("lastActivityAt", new Json.Null())
          .put("assessedAt", new Json.Null());
    }
    return item.build();
  }

  private static Json shown(Lead lead, String attribute, Instant now) {
    return Json.ofText(lead.facts().shown(attribute, now).map(Fact::value));
  }

  private static Optional<String> lastActivity(Evidence evidence) {
    for (int i = evidence.size() - 1; i >= 0; i--) {
      if (evidence.shape(i).behaviour()) {
        return Optional.of(Instant.ofEpochSecond(evidence.time(i)).toString());
      }
    }
    return Optional.empty();
  }

  /** The identities a person is known by, as they were first written. */
  static Json identities(Lead lead, Ledger ledger) {
    var identities = new ArrayList<Json>();
    for (var identity : lead.identities()) {
      if (identity.kind() != IdentityKind.INTERNAL) {
        var written = ledger.claimOf(identity).map(Ledger.Claim::original);
        identities.add(
            Json.object()
                .put("kind", identity.kind().code())
                .put("value", identity.key())
                .put("written", written.orElse(identity.key()))
                .build());
      }
    }
    return Json.array(identities);
  }

  /** Each attribute with the value to show now, whose word it is and since when. */
  static Json profile(Lead lead, Instant now) {
    var profile = Json.object();
    for (var attribute : lead.facts().attributes()) {
      lead.facts()
          .shown(attribute, now)
          .ifPresent(fact ->
              profile.put(
                  attribute,
                  Json.object()
                      .put("value", fact.value())
                      .put("source", fact.entry().source())
                      .put("at", fact.occurredAt().toString())
                      .put("origin", fact.origin().name().toLowerCase(Locale.ROOT))
                      .build()));
    }
    return profile.build();
  }

  static Json handOffs(List<HandOff> handOffs) {
    return Json.array(
        handOffs.stream()
            .map(handOff ->
                Json.object()
                    .put("id", handOff.id())
                    .put("model", handOff.model())
                    .put("n", handOff.n())
                    .put("state", handOff.state().name().toLowerCase(Locale.ROOT))
                    .put("createdAt", handOff.createdAt().toString())
                    .build())
            .toList());
  }

  static Json transition(Transition transition) {
    return Json.object()
        .put("model", transition.model())
        .put("n", transition.n())
        .put("from", transition.from().name())
        .put("to", transition.to().name())
        .put("effectiveAt", transition.effectiveAt().toString())
        .put("recordedAt", transition.recordedAt().toString())
        .put("modelVersion", transition.modelVersion())
        .put("cause", cause(transition.cause()))
        .build();
  }

  private static Json cause(Cause cause) {
    return switch (cause) {
      case Cause.ByEntry(var entry) ->
          Json.object()
              .put("kind", "entry")
              .put("source", entry.source())
              .put("entryId", entry.id())
              .build();
      case Cause.ByTime() -> Json.object().put("kind", "time").build();
      case Cause.ByPublishing() -> Json.object().put("kind", "publishing").build();
      case Cause.ByMerge(var merge, _) ->
          Json.object().put("kind", "merge").put("mergeId", merge).build();
      case Cause.ByHistory(var importId, _) ->
          Json.object().put("kind", "history").put("import", importId).build();
    };
  }
}
