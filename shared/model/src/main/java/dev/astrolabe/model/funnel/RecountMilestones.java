package dev.astrolabe.model.funnel;

import dev.astrolabe.model.lead.CreatedLeads;
import dev.astrolabe.model.lead.Lead;
import dev.astrolabe.model.lead.LeadId;
import dev.astrolabe.model.lead.Leads;
import dev.astrolabe.model.lead.Ledger;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Counts everything again from the recorded transitions and says what differs from the counters;
 * mends it where asked. What was counted on another day than it would be now is told and stays: a
 * count that was reported never moves.
 */
public final class RecountMilestones {
  private static final int PAGE = 25;

  /** How a lead's count differs from what its transitions say. */
  public enum Kind {
    /** Not counted. */
    MISSING,
    /** Counted though another lead of the same person counts, or not though none does. */
    TWICE_OR_NOT_AT_ALL,
    /** Counted under another channel than what had been received by then tells. */
    CREDIT,
    /** Counted otherwise than it would be now; or nothing says any more why. Never mended. */
    OTHERWISE
  }

  /** One difference. */
  public record Difference(LeadId lead, Milestone milestone, Kind kind) {}

  /**
   * What a page came to.
   *
   * @param leads how many were looked at
   * @param months those in which they are counted or should be
   * @param next where the bucket goes on; empty at its end
   */
  public record Page(
      int leads, List<Difference> differences, SortedSet<YearMonth> months, Optional<String> next) {
    public Page {
      differences = List.copyOf(differences);
      months = Collections.unmodifiableSortedSet(new TreeSet<>(months));
    }
  }

  /** A counter that is not the number of leads behind it. */
  public record Wrong(Tallies.Cell cell, long counter, long behind) {}

  private final CreatedLeads created;
  private final Leads leads;
  private final Ledger ledger;
  private final Counters counters;
  private final Tallies tallies;
  private final Reached reached;
  private final CountMilestones milestones;
  private final ZoneId zone;

  public RecountMilestones(
      CreatedLeads created,
      Leads leads,
      Ledger ledger,
      Counters counters,
      Tallies tallies,
      String model,
      ZoneId zone) {
    this.created = created;
    this.leads = leads;
    this.ledger = ledger;
    this.counters = counters;
    this.tallies = tallies;
    this.reached = new Reached(leads, model, zone);
    this.zone = zone;
    this.milestones = new CountMilestones(leads, ledger, counters, model, zone);
  }

  /** The buckets that hold every lead there is. */
  public List<String> buckets(Instant now) {
    return created.buckets(now);
  }

  /**
   * The months in which anything can have been counted as it was noticed, oldest first; none
   * without a lead. Those of imported history lie before them: see {@link Page#months}.
   */
  public List<YearMonth> months(Instant now) {
    var months = new ArrayList<YearMonth>();
    for (var bucket : buckets(now)) {
      var first =
          created.created(bucket, Optional.empty(), 1).leads().stream()
              .flatMap(id -> leads.read(id).stream())
              .findFirst();
      if (first.isPresent()) {
        var last = YearMonth.from(now.atZone(zone));
        for (var month = YearMonth.from(first.get().createdAt().atZone(zone));
            !month.isAfter(last);
            month = month.plusMonths(1)) {
          months.add(month);
        }
        break;
      }
    }
    return months;
  }

  /** Compares the leads of one page of {@link CreatedLeads}. */
  public Page page(String bucket, Optional<String> cursor, boolean write) {
    var page = created.created(bucket, cursor, PAGE);
    var differences = new ArrayList<Difference>();
    var months = new TreeSet<YearMonth>();
    for (var id : page.leads()) {
      var root = leads.read(id).filter(lead -> lead.mergedInto().isEmpty());
      if (root.isPresent()) {
        var kin = Kin.of(id, leads, ledger);
        var found = differences(kin.people().getOrDefault(id, List.of()), kin, months);
        differences.addAll(found);
        if (write && found.stream().anyMatch(difference -> difference.kind() != Kind.OTHERWISE)) {
          milestones.count(id);
        }
      }
    }
    return new Page(page.leads().size(), differences, months, page.next());
  }

  private List<Difference> differences(List<Lead> person, Kin kin, Set<YearMonth> months) {
    var differences = new ArrayList<Difference>();
    var standings = new ArrayList<Counters.Standing>();
    for (var lead : person) {
      var id = lead.id();
      var fresh = new HashMap<Milestone, Counted>();
      for (var counted : reached.of(lead, kin)) {
        fresh.put(counted.milestone(), counted);
      }
      for (var standing : counters.of(id)) {
        var counted = standing.counted();
        if (counted.model().equals(reached.model())) {
          standings.add(standing);
          var now = fresh.remove(counted.milestone());
          if (!counted.equals(now)) {
            var kind =
                now != null && CountMilestones.differsInCredits(counted, now)
                    ? Kind.CREDIT
                    : Kind.OTHERWISE;
            differences.add(new Difference(id, counted.milestone(), kind));
          }
        }
      }
      fresh.keySet().stream()
          .sorted()
          .forEach(milestone -> differences.add(new Difference(id, milestone, Kind.MISSING)));
      fresh.values().forEach(counted -> standings.add(new Counters.Standing(counted, true, 0)));
    }
    standings.forEach(standing -> months.add(YearMonth.from(standing.counted().day())));
    for (var standing : standings) {
      var milestone = standing.counted().milestone();
      var first =
          standings.stream()
              .map(Counters.Standing::counted)
              .filter(other -> other.milestone() == milestone)
              .min(CountMilestones.EARLIEST);
      var missing = new Difference(standing.counted().lead(), milestone, Kind.MISSING);
      if (standing.counts() != first.equals(Optional.of(standing.counted()))
          && !differences.contains(missing)) {
        differences.add(
            new Difference(standing.counted().lead(), milestone, Kind.TWICE_OR_NOT_AT_ALL));
      }
    }
    return differences;
  }

  /** Compares a month's counters with the leads behind them. */
  public List<Wrong> month(YearMonth month, boolean write) {
    var found = tallies.month(reached.model(), month);
    var cells = new TreeSet<>(found.counters().keySet());
    cells.addAll(found.behind().keySet());
    var wrong = new ArrayList<Wrong>();
    for (var cell : cells) {
      long counter = count(found.counters(), cell);
      long behind = count(found.behind(), cell);
      if (counter != behind) {
        wrong.add(new Wrong(cell, counter, behind));
        if (write) {
          tallies.set(cell, counter, behind);
        }
      }
    }
    return wrong;
  }

  private static long count(Map<Tallies.Cell, Long> counts, Tallies.Cell cell) {
    return counts.getOrDefault(cell, 0L);
  }
}
