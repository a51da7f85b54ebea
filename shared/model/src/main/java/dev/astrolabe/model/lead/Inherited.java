package dev.astrolabe.model.lead;

import dev.astrolabe.model.identity.IdentityKind;
import dev.astrolabe.model.stage.Cause;
import dev.astrolabe.model.stage.Stage;
import dev.astrolabe.model.stage.Transition;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Writes into a transition that came of a merge, a parting or a past how far another lead of the
 * same person had come before. It is noted at once because nothing tells it later: entries that
 * waited in the queue change who seems to have been one person with whom.
 */
final class Inherited {
  private final Leads leads;

  Inherited(Leads leads) {
    this.leads = leads;
  }

  /** The lead {@code after}, its transitions that {@code before} had not told what they inherit. */
  Lead told(Lead before, Lead after) {
    var standings = new TreeMap<>(after.standings());
    after
        .standings()
        .forEach((model, standing) -> {
          var former = Optional.ofNullable(before.standings().get(model)).flatMap(Standing::newest);
          standing
              .newest()
              .filter(newest -> !former.equals(Optional.of(newest)))
              .ifPresent(
                  fresh -> standings.put(model, standing.recording(List.of(told(after, fresh)))));
        });
    return after.withStandings(standings);
  }

  /** The transition of the lead, told what it inherits. */
  Transition told(Lead lead, Transition fresh) {
    return switch (fresh.cause()) {
      case Cause.ByMerge merge ->
          fresh.withCause(new Cause.ByMerge(merge.mergeId(), reached(lead, fresh.model())));
      case Cause.ByHistory history ->
          fresh.withCause(new Cause.ByHistory(history.importId(), reached(lead, fresh.model())));
      case Cause.ByEntry entry -> fresh;
      case Cause.ByTime time -> fresh;
      case Cause.ByPublishing publishing -> fresh;
    };
  }

  /** The highest stage that another lead in its place has recorded. */
  private Stage reached(Lead lead, String model) {
    return lead.identities().stream()
        .filter(identity -> identity.kind() == IdentityKind.INTERNAL)
        .filter(identity -> !identity.equals(lead.id().internal()))
        .flatMap(identity -> leads.transitions(new LeadId(identity.key())).stream())
        .filter(transition -> transition.model().equals(model))
        .map(Transition::to)
        .max(Stage::compareTo)
        .orElse(Stage.LEAD);
  }
}
