package dev.astrolabe.model.funnel;

import dev.astrolabe.model.attribution.Attribution;
import dev.astrolabe.model.attribution.Touch;
import dev.astrolabe.model.funnel.Counted.Why;
import dev.astrolabe.model.lead.LeadId;
import dev.astrolabe.model.lead.Leads;
import dev.astrolabe.model.lead.Ledger;
import dev.astrolabe.model.scoring.Evidence;
import dev.astrolabe.model.stage.Cause;
import dev.astrolabe.model.stage.Transition;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Which milestones a lead reached by itself, told by its recorded transitions. What a lead only
 * inherits, because one that was merged into it had been there before, is none of its own.
 */
final class Reached {
  private final Leads leads;
  private final Ledger ledger;
  private final String model;
  private final ZoneId zone;

  Reached(Leads leads, Ledger ledger, String model, ZoneId zone) {
    this.leads = leads;
    this.ledger = ledger;
    this.model = model;
    this.zone = zone;
  }

  String model() {
    return model;
  }

  /** The milestones that the lead reached, as they are counted. */
  List<Counted> of(LeadId id, LeadId rootId) {
    var stored = leads.read(id);
    var root = leads.read(rootId);
    if (stored.isEmpty() || root.isEmpty()) {
      return List.of();
    }
    var lead = stored.get();
    var known = KnownThen.of(ledger, lead, root.get().identities());
    var transitions = transitions(id);
    var reached = new ArrayList<Counted>();
    for (var milestone : Milestone.values()) {
      if (milestone == Milestone.LEAD) {
        var at = lead.createdAt();
        reached.add(
            counted(id, milestone, known.touches(at, at), at, 0, Why.CONTACT, Optional.empty()));
        continue;
      }
      transitions.stream()
          .filter(transition -> milestone.isReachedIn(transition.to()))
          .filter(transition -> !isInherited(transition, milestone, known))
          .findFirst()
          .ifPresent(first ->
              reached.add(
                  counted(
                      id,
                      milestone,
                      known.touches(first.effectiveAt(), first.recordedAt()),
                      countedOn(first, transitions),
                      first.modelVersion(),
                      why(first.cause()),
                      entry(first.cause()))));
    }
    return reached;
  }

  private List<Transition> transitions(LeadId id) {
    return leads.transitions(id).stream()
        .filter(transition -> transition.model().equals(model))
        .sorted(Comparator.comparingInt(Transition::n))
        .toList();
  }

  /**
   * Whether it came with a lead that had reached the milestone already: by a merge, by a parting
   * after which the other was still part of it, or by a past that was told of a lead when the other
   * was part of it.
   */
  private boolean isInherited(Transition transition, Milestone milestone, KnownThen known) {
    return switch (transition.cause()) {
      case Cause.ByMerge merge -> hadReached(milestone, transition, known);
      case Cause.ByHistory history -> hadReached(milestone, transition, known);
      case Cause.ByEntry entry -> false;
      case Cause.ByTime time -> false;
      case Cause.ByPublishing publishing -> false;
    };
  }

  /** Whether one that was one person with it when the transition was recorded had been there. */
  private boolean hadReached(Milestone milestone, Transition transition, KnownThen known) {
    return known.others(transition.recordedAt()).stream()
        .flatMap(other -> transitions(other).stream())
        .anyMatch(other ->
            milestone.isReachedIn(other.to())
                && !other.recordedAt().isAfter(transition.recordedAt()));
  }

  private Counted counted(
      LeadId lead,
      Milestone milestone,
      List<Touch> touches,
      Instant countedOn,
      int version,
      Why why,
      Optional<String> entry) {
    return new Counted(
        lead,
        model,
        milestone,
        LocalDate.ofInstant(countedOn, zone),
        Credit.of(Attribution.FIRST_TOUCH, touches),
        Credit.of(Attribution.LAST_TOUCH, touches),
        version,
        why,
        entry);
  }

  /**
   * What was noticed counts when it was. A past counts when it happened, but only of a lead of
   * which nothing had been noticed before: else figures that stood would change.
   */
  private static Instant countedOn(Transition transition, List<Transition> all) {
    boolean isPast =
        all.stream()
            .filter(other -> other.n() <= transition.n())
            .allMatch(other -> other.cause() instanceof Cause.ByHistory);
    return isPast ? transition.effectiveAt() : transition.recordedAt();
  }

  private static Why why(Cause cause) {
    return switch (cause) {
      case Cause.ByEntry entry -> Why.ENTRY;
      case Cause.ByTime time -> Why.TIME;
      case Cause.ByPublishing publishing -> Why.PUBLISHING;
      case Cause.ByMerge merge -> Why.MERGE;
      case Cause.ByHistory history -> Why.HISTORY;
    };
  }

  private static Optional<String> entry(Cause cause) {
    return cause instanceof Cause.ByEntry(var id)
        ? Optional.of(HexFormat.of().toHexDigits(Evidence.key(id)))
        : Optional.empty();
  }
}
