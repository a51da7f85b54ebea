package dev.astrolabe.model.funnel;

import dev.astrolabe.model.lead.Lead;
import dev.astrolabe.model.lead.LeadId;
import dev.astrolabe.model.lead.Leads;
import dev.astrolabe.model.lead.Ledger;
import dev.astrolabe.model.lead.StillContended;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;

/**
 * Counts the milestones of a person: the first contact, the first time marketing qualified, the
 * first time sales qualified. Each lead is counted once whatever is repeated; where leads turn out
 * to be one person, the earliest count stands and the others are taken back, and an un-merge gives
 * them back. Nothing that is received later moves what was counted; what had been received by then
 * and only waited to be folded moves its credits.
 */
public final class CountMilestones {
  private static final int TRIES = 10;

  /** Of one person's counts this one stands. */
  static final Comparator<Counted> EARLIEST =
      Comparator.comparing(Counted::day).thenComparing(Counted::lead);

  private final Leads leads;
  private final Ledger ledger;
  private final Counters counters;
  private final Reached reached;

  /**
   * @param leads read consistently
   * @param ledger its claims read consistently
   * @param model the reporting model
   * @param zone whose days are counted
   */
  public CountMilestones(Leads leads, Ledger ledger, Counters counters, String model, ZoneId zone) {
    this.leads = leads;
    this.ledger = ledger;
    this.counters = counters;
    this.reached = new Reached(leads, model, zone);
  }

  /**
   * Brings the counters up to date with a lead, those it is one person with and those it ever was;
   * safe to repeat.
   *
   * @throws StillContended where leads were merged and taken apart faster than they were counted
   */
  public void count(LeadId id) {
    var kin = Kin.of(id, leads, ledger);
    for (int attempt = 0; attempt < TRIES; attempt++) {
      boolean corrected = false;
      for (var person : kin.people().values()) {
        for (var lead : person) {
          countEach(lead, kin);
        }
        corrected |= settle(person);
      }
      if (!corrected) {
        return;
      }
      // Whoever was taken apart meanwhile must not stay corrected by what was true before.
      var now = Kin.of(id, leads, ledger);
      if (now.isJoinedAs(kin)) {
        return;
      }
      kin = now;
    }
    throw new StillContended(TRIES);
  }

  /** Counts what is not counted yet, and puts what is under what was known when it was recorded. */
  private void countEach(Lead lead, Kin kin) {
    var counted = new EnumMap<Milestone, Counters.Standing>(Milestone.class);
    counted(lead.id()).forEach(standing -> counted.put(standing.counted().milestone(), standing));
    for (var fresh : reached.of(lead, kin)) {
      var standing = counted.get(fresh.milestone());
      if (standing == null) {
        counters.count(fresh);
      } else if (differsInCredits(standing.counted(), fresh)) {
        counters.credit(standing, fresh.firstTouch(), fresh.lastTouch());
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
  private boolean settle(List<Lead> person) {
    var standings = person.stream().flatMap(lead -> counted(lead.id()).stream()).toList();
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
