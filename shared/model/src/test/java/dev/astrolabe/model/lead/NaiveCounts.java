package dev.astrolabe.model.lead;

import dev.astrolabe.model.attribution.Attribution;
import dev.astrolabe.model.funnel.Credit;
import dev.astrolabe.model.funnel.Milestone;
import dev.astrolabe.model.funnel.Tallies.Cell;
import dev.astrolabe.model.identity.Identity;
import dev.astrolabe.model.ledger.Entry;
import dev.astrolabe.model.ledger.Origin;
import dev.astrolabe.model.reference.NaiveLeads;
import dev.astrolabe.model.stage.Cause;
import dev.astrolabe.model.stage.Transition;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Counts again what an installation's leads reached: looks after each act at every lead there is
 * and notes what is new, then adds up for each person whoever was first.
 */
final class NaiveCounts {
  /** A lead's own milestone as it was noted. */
  private record Noted(LeadId lead, Milestone milestone, Instant effectiveAt, Instant recordedAt) {
    LocalDate day() {
      return LocalDate.ofInstant(recordedAt, ZoneOffset.UTC);
    }
  }

  private record Credits(Credit first, Credit last) {}

  private final Installation here;
  private final Map<LeadId, Map<Milestone, Noted>> noted = new TreeMap<>();
  private final Map<LeadId, LeadId> answeredBy = new HashMap<>();

  NaiveCounts(Installation here) {
    this.here = here;
  }

  /** Looks at everything, once after each act. */
  void look() {
    for (var lead : here.leads.everything()) {
      answeredBy.put(lead.id(), root(lead).id());
    }
    var fresh = new ArrayList<Noted>();
    for (var lead : here.leads.everything()) {
      if (!lead.standings().isEmpty()) {
        for (var milestone : Milestone.values()) {
          first(lead, milestone).ifPresent(fresh::add);
        }
      }
    }
    fresh.forEach(note ->
        noted.computeIfAbsent(note.lead(), id -> new TreeMap<>()).put(note.milestone(), note));
  }

  private Optional<Noted> first(Lead lead, Milestone milestone) {
    if (noted.getOrDefault(lead.id(), Map.of()).containsKey(milestone)) {
      return Optional.empty();
    }
    if (milestone == Milestone.LEAD) {
      return Optional.of(new Noted(lead.id(), milestone, lead.createdAt(), lead.createdAt()));
    }
    for (var transition : here.leads.transitions(lead.id())) {
      if (milestone.isReachedIn(transition.to()) && !isSomebodyElses(lead, transition, milestone)) {
        return Optional.of(
            new Noted(lead.id(), milestone, transition.effectiveAt(), transition.recordedAt()));
      }
    }
    return Optional.empty();
  }

  private final Map<String, Boolean> inherited = new HashMap<>();

  /** Whether it came of a merge or a parting with a lead that is part of it and had been there. */
  private boolean isSomebodyElses(Lead lead, Transition transition, Milestone milestone) {
    return transition.cause() instanceof Cause.ByMerge
        && inherited.computeIfAbsent(
            lead.id() + "#" + transition.n() + milestone,
            first ->
                answeredBy.entrySet().stream()
                    .filter(entry -> !entry.getKey().equals(lead.id()))
                    .filter(entry -> entry.getValue().equals(answeredBy.get(lead.id())))
                    .anyMatch(entry -> hadReached(entry.getKey(), milestone)));
  }

  private boolean hadReached(LeadId id, Milestone milestone) {
    return here.leads.transitions(id).stream().anyMatch(t -> milestone.isReachedIn(t.to()));
  }

  private Lead root(Lead lead) {
    var root = lead;
    while (root.mergedInto().isPresent()) {
      root = here.leads.read(root.mergedInto().get()).orElseThrow();
    }
    return root;
  }

  /** By which channel the lead had come, told by all that had been received by then. */
  private Credits credits(Noted noted) {
    var known =
        here.ledger.everything().stream()
            .filter(e -> !e.recordedAt().isAfter(noted.recordedAt()))
            .toList();
    var person =
        NaiveLeads.resolve(known, noted.recordedAt()).stream()
            .filter(set -> set.contains(noted.lead().internal()))
            .findFirst()
            .orElse(Set.of(noted.lead().internal()));
    var first = Credit.UNKNOWN;
    var last = Credit.UNKNOWN;
    for (var entry : known.stream().sorted(Entry.ORDER).toList()) {
      var channel = entry.payload().get("channel");
      if (channel != null
          && person.contains(entry.home())
          && entry.origin() == Origin.VOLUNTARY
          && entry.directive().isEmpty()
          && !entry.occurredAt().isAfter(noted.effectiveAt())) {
        last =
            new Credit(Optional.of(channel), Optional.ofNullable(entry.payload().get("campaign")));
        first = first.equals(Credit.UNKNOWN) ? last : first;
      }
    }
    return new Credits(first, last);
  }

  /** What the counters should say. */
  SortedMap<Cell, Long> cells() {
    Map<Identity, List<Lead>> people = new TreeMap<>();
    here.leads
        .everything()
        .forEach(lead ->
            people
                .computeIfAbsent(root(lead).id().internal(), root -> new ArrayList<>())
                .add(lead));
    var cells = new TreeMap<Cell, Long>();
    for (var person : people.values()) {
      for (var milestone : Milestone.values()) {
        Noted counts = null;
        for (var lead : person) {
          var own = noted.getOrDefault(lead.id(), Map.of()).get(milestone);
          if (own != null
              && (counts == null
                  || own.day().isBefore(counts.day())
                  || (own.day().equals(counts.day()) && own.lead().compareTo(counts.lead()) < 0))) {
            counts = own;
          }
        }
        if (counts != null) {
          var day = counts.day();
          var credits = credits(counts);
          cells.merge(
              new Cell("default", milestone, Attribution.FIRST_TOUCH, day, credits.first()),
              1L,
              Long::sum);
          cells.merge(
              new Cell("default", milestone, Attribution.LAST_TOUCH, day, credits.last()),
              1L,
              Long::sum);
        }
      }
    }
    return cells;
  }
}
