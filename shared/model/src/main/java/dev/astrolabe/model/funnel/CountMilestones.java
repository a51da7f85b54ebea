package dev.astrolabe.model.funnel;

import dev.astrolabe.model.identity.IdentityKind;
import dev.astrolabe.model.lead.Lead;
import dev.astrolabe.model.lead.LeadId;
import dev.astrolabe.model.lead.Leads;
import dev.astrolabe.model.lead.Ledger;
import dev.astrolabe.model.lead.StillContended;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Counts the milestones of a person: the first contact, the first time marketing qualified, the
 * first time sales qualified. Each lead is counted once whatever is repeated; where leads turn out
 * to be one person, the earliest count stands and the others are taken back, and an un-merge gives
 * them back. Nothing that is received later moves what was counted; what had been received by then
 * and only waited to be folded moves its credits.
 */
public final class CountMilestones {
  /** Longer chains of merged leads than this are a loop. */
  private static final int LONGEST_CHAIN = 64;

  private static final int TRIES = 10;

  /** Of one person's counts this one stands. */
  static final Comparator<Counted> EARLIEST =
      Comparator.comparing(Counted::day).thenComparing(Counted::lead);

  private final Leads leads;
  private final Counters counters;
  private final Reached reached;

  /**
   * @param leads read consistently
   * @param model the reporting model
   * @param zone whose days are counted
   */
  public CountMilestones(Leads leads, Ledger ledger, Counters counters, String model, ZoneId zone) {
    this.leads = leads;
    this.counters = counters;
    this.reached = new Reached(leads, ledger, model, zone);
  }

  /**
   * Brings the counters up to date with a lead and those it is one person with; safe to repeat.
   *
   * @throws StillContended where leads were merged and taken apart faster than they were counted
   */
  public void count(LeadId id) {
    var concerned = new TreeSet<>(Set.of(id));
    for (int attempt = 0; attempt < TRIES; attempt++) {
      var people = people(concerned);
      boolean corrected = false;
      for (var person : people) {
        concerned.addAll(person.leads());
        countEach(person);
        corrected |= settle(person);
      }
      // Whoever was taken apart meanwhile must not stay corrected by what was true before.
      if (!corrected || people(concerned).equals(people)) {
        return;
      }
    }
    throw new StillContended(TRIES);
  }

  /**
   * Leads that are one person.
   *
   * @param root the one that answers for all
   */
  record Person(LeadId root, List<LeadId> leads) {}

  private Set<Person> people(Set<LeadId> ids) {
    var people = new LinkedHashSet<Person>();
    for (var id : ids) {
      root(leads, id).map(CountMilestones::person).ifPresent(people::add);
    }
    return people;
  }

  /** The lead that answers for this one; empty where none is stored. */
  static Optional<Lead> root(Leads leads, LeadId id) {
    var lead = leads.read(id);
    for (int hop = 0; hop < LONGEST_CHAIN; hop++) {
      if (lead.isEmpty() || lead.get().mergedInto().isEmpty()) {
        return lead;
      }
      lead = leads.read(lead.get().mergedInto().get());
    }
    throw new IllegalStateException("merged leads form a chain without an end");
  }

  /** The lead and every one whose place it takes: its identities name them all. */
  static Person person(Lead root) {
    var all = new ArrayList<>(List.of(root.id()));
    root.identities().stream()
        .filter(identity -> identity.kind() == IdentityKind.INTERNAL)
        .map(identity -> new LeadId(identity.key()))
        .filter(id -> !id.equals(root.id()))
        .forEach(all::add);
    return new Person(root.id(), all);
  }

  /** Counts what is not counted yet, and puts what is under what was known when it was recorded. */
  private void countEach(Person person) {
    for (var id : person.leads()) {
      var counted = new EnumMap<Milestone, Counters.Standing>(Milestone.class);
      counted(id).forEach(standing -> counted.put(standing.counted().milestone(), standing));
      for (var fresh : reached.of(id, person.root())) {
        var standing = counted.get(fresh.milestone());
        if (standing == null) {
          counters.count(fresh);
        } else if (differsInCredits(standing.counted(), fresh)) {
          counters.credit(standing, fresh.firstTouch(), fresh.lastTouch());
        }
      }
    }
  }

  static boolean differsInCredits(Counted counted, Counted fresh) {
    return !counted.equals(fresh)
        && counted.under(fresh.firstTouch(), fresh.lastTouch()).equals(fresh);
  }

  private List<Counters.Standing> counted(LeadId id) {
    return counters.of(id).stream()
        .filter(standing -> standing.counted().model().equals(reached.model()))
        .toList();
  }

  /**
   * The earliest count among one person's leads stands; the others are taken back. Answers whether
   * anything was another way before.
   */
  private boolean settle(Person person) {
    var standings = person.leads().stream().flatMap(id -> counted(id).stream()).toList();
    boolean corrected = false;
    for (var standing : standings) {
      var first =
          standings.stream()
              .map(Counters.Standing::counted)
              .filter(other -> other.milestone() == standing.counted().milestone())
              .min(EARLIEST);
      if (standing.counts() != first.equals(Optional.of(standing.counted()))) {
        counters.correct(standing);
        corrected = true;
      }
    }
    return corrected;
  }
}
