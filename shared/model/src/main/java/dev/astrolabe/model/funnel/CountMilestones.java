package dev.astrolabe.model.funnel;

import dev.astrolabe.model.attribution.Attribution;
import dev.astrolabe.model.attribution.Touch;
import dev.astrolabe.model.identity.Identity;
import dev.astrolabe.model.lead.Lead;
import dev.astrolabe.model.lead.LeadId;
import dev.astrolabe.model.lead.Leads;
import dev.astrolabe.model.lead.Ledger;
import dev.astrolabe.model.ledger.Entry;
import dev.astrolabe.model.stage.Cause;
import dev.astrolabe.model.stage.Transition;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Counts the milestones of a person: the first contact, the first time marketing qualified, the
 * first time sales qualified. Each lead is counted once whatever is repeated; where leads turn out
 * to be one person, the earliest count stands and the others are taken back, and an un-merge gives
 * them back. Nothing that happens later moves what was counted.
 */
public final class CountMilestones {
  /** Longer chains of merged leads than this are a loop. */
  private static final int LONGEST_CHAIN = 64;

  private final Leads leads;
  private final Ledger ledger;
  private final Counters counters;
  private final String model;
  private final ZoneId zone;

  /**
   * @param model the reporting model
   * @param zone whose days are counted
   */
  public CountMilestones(
      Leads leads, Ledger ledger, Counters counters, String model, ZoneId zone) {
    this.leads = leads;
    this.ledger = ledger;
    this.counters = counters;
    this.model = model;
    this.zone = zone;
  }

  /** Brings the counters up to date with a lead and those it is one person with; safe to repeat. */
  public void count(LeadId id) {
    var root = root(id);
    if (root.isEmpty()) {
      return;
    }
    var people = new ArrayList<LeadId>();
    absorbed(root.get(), people);
    for (var person : people) {
      reached(person, root.get()).forEach(counters::count);
    }
    for (var milestone : Milestone.values()) {
      settle(milestone, people);
    }
  }

  private Optional<Lead> root(LeadId id) {
    var lead = leads.read(id);
    for (int hop = 0; hop < LONGEST_CHAIN; hop++) {
      if (lead.isEmpty() || lead.get().mergedInto().isEmpty()) {
        return lead;
      }
      lead = leads.read(lead.get().mergedInto().get());
    }
    throw new IllegalStateException("merged leads form a chain without an end");
  }

  /** The lead and every lead that was merged into it, directly or through others. */
  private void absorbed(Lead lead, List<LeadId> into) {
    into.add(lead.id());
    for (var merge : lead.merges()) {
      if (!into.contains(merge.other())) {
        leads.read(merge.other()).ifPresent(other -> absorbed(other, into));
      }
    }
  }

  /** What a lead reached by itself, whether it is counted yet or not. */
  public List<Counted> reached(LeadId id, Lead root) {
    var lead = leads.read(id);
    if (lead.isEmpty()) {
      return List.of();
    }
    var reached = new ArrayList<Counted>();
    reached.add(
        counted(id, root, Milestone.LEAD, lead.get().createdAt(), lead.get().createdAt(), 0, "contact"));
    var transitions =
        leads.transitions(id).stream()
            .filter(transition -> transition.model().equals(model))
            .sorted(Comparator.comparingInt(Transition::n))
            .toList();
    for (var milestone : List.of(Milestone.MQL, Milestone.SQL)) {
      transitions.stream()
          .filter(transition -> milestone.isReachedIn(transition.to()))
          .findFirst()
          .ifPresent(
              first ->
                  reached.add(
                      counted(
                          id,
                          root,
                          milestone,
                          first.effectiveAt(),
                          first.recordedAt(),
                          first.modelVersion(),
                          word(first.cause()))));
    }
    return reached;
  }

  private Counted counted(
      LeadId id,
      Lead root,
      Milestone milestone,
      Instant effectiveAt,
      Instant recordedAt,
      int version,
      String cause) {
    var touches = touches(id, root, effectiveAt, recordedAt);
    return new Counted(
        id,
        model,
        milestone,
        LocalDate.ofInstant(recordedAt, zone),
        Credit.of(Attribution.FIRST_TOUCH, touches),
        Credit.of(Attribution.LAST_TOUCH, touches),
        version,
        cause);
  }

  /** The touches that were known when it was recorded, under identities that were the lead's then. */
  private List<Touch> touches(LeadId id, Lead root, Instant effectiveAt, Instant recordedAt) {
    var known = new ArrayList<Entry>();
    for (var identity : identities(id, root, recordedAt)) {
      for (var entry : ledger.entries(identity)) {
        if (!entry.recordedAt().isAfter(recordedAt)) {
          known.add(entry);
        }
      }
    }
    return Touch.of(known, effectiveAt);
  }

  private Set<Identity> identities(LeadId id, Lead root, Instant recordedAt) {
    var own = new TreeSet<Identity>();
    var theirs = new TreeSet<Identity>();
    for (var merge : root.merges()) {
      if (merge.other().equals(id)) {
        own.addAll(merge.identities());
      } else if (merge.at().isAfter(recordedAt)) {
        theirs.addAll(merge.identities());
      }
    }
    if (own.isEmpty()) {
      own.addAll(leads.read(id).map(Lead::identities).orElse(new TreeSet<>()));
      own.removeAll(theirs);
    }
    return own;
  }


  /** The earliest count among one person's leads stands; the others are taken back. */
  private void settle(Milestone milestone, List<LeadId> people) {
    var standings = new ArrayList<Counters.Standing>();
    for (var person : people) {
      counters.of(person).stream()
          .filter(standing -> standing.counted().milestone() == milestone)
          .filter(standing -> standing.counted().model().equals(model))
          .forEach(standings::add);
    }
    var first =
        standings.stream()
            .map(Counters.Standing::counted)
            .min(Comparator.comparing(Counted::day).thenComparing(Counted::lead));
    for (var standing : standings) {
      boolean counts = first.filter(standing.counted()::equals).isPresent();
      if (counts != standing.counts()) {
        counters.correct(standing);
      }
    }
  }

  private static String word(Cause cause) {
    return switch (cause) {
      case Cause.ByEntry entry -> "entry";
      case Cause.ByTime time -> "time";
      case Cause.ByPublishing publishing -> "publishing";
      case Cause.ByMerge merge -> "merge";
    };
  }
}
