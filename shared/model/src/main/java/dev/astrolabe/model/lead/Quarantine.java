package dev.astrolabe.model.lead;

import dev.astrolabe.model.ledger.Directive;
import dev.astrolabe.model.ledger.EntryId;
import dev.astrolabe.model.ledger.Origin;
import dev.astrolabe.model.ledger.Trust;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Marks entries of a lead as automated, or lifts the mark. Marks are entries themselves; the score
 * follows, backwards too. Safe to repeat with the same id.
 */
public final class Quarantine {
  /** What became of it. */
  public sealed interface Outcome {
    record Done(Lead lead) implements Outcome {}

    /** No lead has this id. */
    record Unknown(LeadId id) implements Outcome {}

    record Refused(List<Problem> problems) implements Outcome {
      public Refused {
        problems = List.copyOf(problems);
      }
    }
  }

  private final Leads leads;
  private final AcceptEntry acceptEntry;
  private final Whereabouts whereabouts;

  public Quarantine(Ledger ledger, Leads leads, AcceptEntry acceptEntry) {
    this.leads = leads;
    this.acceptEntry = acceptEntry;
    this.whereabouts = new Whereabouts(ledger, leads);
  }

  /** Takes the entries out of the count. */
  public Outcome mark(LeadId lead, List<EntryId> targets, String reason, EntryId act, Instant now) {
    return order(lead, targets, true, reason, act, now);
  }

  /** Lets the entries count again. */
  public Outcome lift(LeadId lead, List<EntryId> targets, String reason, EntryId act, Instant now) {
    return order(lead, targets, false, reason, act, now);
  }

  private Outcome order(
      LeadId id,
      List<EntryId> targets,
      boolean quarantined,
      String reason,
      EntryId act,
      Instant now) {
    if (leads.read(id).isEmpty()) {
      return new Outcome.Unknown(id);
    }
    var lead = whereabouts.follow(id, now);
    var problems = new ArrayList<Problem>();
    for (int i = 0; i < targets.size(); i++) {
      var target = targets.get(i);
      if (lead.standings().values().stream().noneMatch(s -> s.evidence().contains(target))) {
        problems.add(new Problem("/entries/" + i, OrderFault.NO_SUCH_ENTRY));
      }
    }
    if (!problems.isEmpty()) {
      return new Outcome.Refused(problems);
    }
    for (int i = 0; i < targets.size(); i++) {
      var arrival = arrival(lead, targets.get(i), quarantined, reason, act, i, now);
      switch (acceptEntry.accept(arrival, now)) {
        case AcceptEntry.Outcome.Assessed assessed -> {}
        case AcceptEntry.Outcome.AlreadyCounted counted -> {}
        case AcceptEntry.Outcome.Different different -> {
          return new Outcome.Refused(List.of(new Problem("", OrderFault.ANOTHER_ORDER)));
        }
        case AcceptEntry.Outcome.Refused(var refused) -> {
          return new Outcome.Refused(refused);
        }
      }
    }
    return new Outcome.Done(whereabouts.follow(id, now));
  }

  private static Arrival arrival(
      Lead lead,
      EntryId target,
      boolean quarantined,
      String reason,
      EntryId act,
      int n,
      Instant now) {
    var second = now.truncatedTo(ChronoUnit.SECONDS);
    var former = Optional.ofNullable(lead.facts().marks().get(target));
    // The last mark is in force: this one is later than the one that stands.
    var at =
        former
            .map(mark -> Whereabouts.later(second, mark.occurredAt().plusSeconds(1)))
            .orElse(second);
    return new Arrival(
        new EntryId(act.source(), MergeLeads.suffixed(act.id(), Integer.toString(n))),
        Optional.empty(),
        List.of(new Arrival.Contact(lead.id().internal(), lead.id().value())),
        quarantined ? "quarantined" : "quarantine-lifted",
        at,
        second,
        Trust.OPERATOR,
        Origin.VOLUNTARY,
        new TreeMap<>(),
        new TreeMap<>(),
        Optional.of(new Directive.Mark(target, quarantined, reason)));
  }
}
