package dev.astrolabe.model.funnel;

import dev.astrolabe.model.attribution.Attribution;
import dev.astrolabe.model.attribution.Touch;
import dev.astrolabe.model.funnel.Counted.Why;
import dev.astrolabe.model.lead.Lead;
import dev.astrolabe.model.lead.LeadId;
import dev.astrolabe.model.lead.Leads;
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
  private final String model;
  private final ZoneId zone;

  Reached(Leads leads, String model, ZoneId zone) {
    this.leads = leads;
    this.model = model;
    this.zone = zone;
  }

  String model() {
    return model;
  }

  /** The milestones that the lead reached, as they are counted. */
  List<Counted> of(Lead lead, Kin kin) {
    var transitions = transitions(lead.id());
    var reached = new ArrayList<Counted>();
    for (var milestone : Milestone.values()) {
      if (milestone == Milestone.LEAD) {
        var at = lead.createdAt();
        var touches = kin.touches(lead, at, at);
        reached.add(counted(lead.id(), milestone, touches, at, 0, Why.CONTACT, Optional.empty()));
        continue;
      }
      transitions.stream()
          .filter(transition -> milestone.isReachedIn(transition.to()))
          .filter(transition -> !isInherited(transition.cause(), milestone))
          .findFirst()
          .ifPresent(first ->
              reached.add(
                  counted(
                      lead.id(),
                      milestone,
                      kin.touches(lead, first.effectiveAt(), first.recordedAt()),
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
  private static boolean isInherited(Cause cause, Milestone milestone) {
    return switch (cause) {
      case Cause.ByMerge merge -> milestone.isReachedIn(merge.inherited());
      case Cause.ByHistory history -> milestone.isReachedIn(history.inherited());
      case Cause.ByEntry entry -> false;
      case Cause.ByTime time -> false;
      case Cause.ByPublishing publishing -> false;
    };
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
