package dev.astrolabe.model.lead;

import dev.astrolabe.model.identity.ConnectedIdentities;
import dev.astrolabe.model.identity.Identity;
import dev.astrolabe.model.identity.IdentityKind;
import dev.astrolabe.model.ledger.Entry;
import dev.astrolabe.model.stage.Cause;
import dev.astrolabe.model.stage.Stage;
import dev.astrolabe.model.stage.Transition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Ends a lead's waiting for an import of history. Once it waits for none, its past is recorded: all
 * transitions at the instants at which they took effect, where none was recorded before, else only
 * where it stands now. Hands nothing over but what happened since the import began. Safe to repeat.
 */
final class CloseBackfill {
  private static final int TRIES = 10;

  private final Ledger ledger;
  private final Leads leads;
  private final Folding folding;
  private final Reign.Reigns reigns;
  private final Whereabouts whereabouts;
  private final Publication publication;
  private final Inherited inherited;

  CloseBackfill(Ledger ledger, Leads leads, Folding folding, Reign.Reigns reigns) {
    this.ledger = ledger;
    this.leads = leads;
    this.folding = folding;
    this.reigns = reigns;
    this.whereabouts = new Whereabouts(ledger, leads);
    this.publication = new Publication(leads, folding, whereabouts);
    this.inherited = new Inherited(leads);
  }

  /**
   * Closes the import for the lead that answers for this id.
   *
   * @return that lead's id
   * @throws StillContended where other writers were faster every time
   */
  LeadId close(LeadId id, String importId, Instant time) {
    for (int attempt = 0; attempt < TRIES; attempt++) {
      var stored = whereabouts.follow(id, time);
      if (!stored.openBackfills().contains(importId)) {
        return stored.id();
      }
      var current = publication.apply(stored, time);
      if (current.isPresent() && saved(closed(current.get(), importId, time))) {
        return stored.id();
      }
    }
    throw new StillContended(TRIES);
  }

  private boolean saved(Leads.Change change) {
    return change.older().isEmpty()
        ? leads.save(change.before(), change.after())
        : leads.saveTogether(List.of(change), List.of());
  }

  private Leads.Change closed(Lead lead, String importId, Instant time) {
    var open = new TreeSet<>(lead.openBackfills());
    open.remove(importId);
    var after = lead.withOpenBackfills(open);
    if (!open.isEmpty()) {
      return new Leads.Change(lead, after);
    }
    var now = Whereabouts.later(time, lead.assessedAt());
    var cause = new Cause.ByHistory(importId);
    var visited = folding.visit(after, now, cause);
    var recorded = modelsWithTransitions(lead);
    var entries = folded(lead);
    var walk = new HistoryWalk(lead, entries);
    var since = new SinceImport(entries, importId);
    var standings = new TreeMap<>(visited.standings());
    var older = new ArrayList<Transition>();
    var pending = new TreeSet<>(visited.handoffsPending());
    for (var model : folding.models()) {
      var name = model.model().name();
      var transitions =
          recorded.contains(name)
              ? moved(lead, visited, name)
              : walk.transitions(reigns.of(model, now), now, cause);
      var caused =
          transitions.stream()
              .map(t -> cameByMerge(lead, t) ? t : since.caused(t))
              .map(t -> inherited.told(lead, t))
              .toList();
      caused.stream()
          .filter(t -> t.to() == Stage.SQL && t.cause().handsOver())
          .filter(t -> !wentWithAnother(lead, t))
          .forEach(t -> pending.add(name + "#" + t.n()));
      if (!recorded.contains(name) || !caused.isEmpty()) {
        standings.computeIfPresent(name, (n, standing) -> standing.recording(caused));
        older.addAll(caused.subList(0, Math.max(0, caused.size() - 1)));
      }
    }
    return new Leads.Change(
        lead, visited.withStandings(standings).withHandoffsPending(pending), older);
  }

  /** What bringing it up to date recorded in a model. */
  private static List<Transition> moved(Lead before, Lead after, String model) {
    return newest(after, model)
        .filter(transition -> !Optional.of(transition).equals(newest(before, model)))
        .map(List::of)
        .orElse(List.of());
  }

  /** Whether sales has it already, with a lead that was merged into this one afterwards. */
  private boolean cameByMerge(Lead lead, Transition transition) {
    return transition.to() == Stage.SQL
        && lead.merges().stream()
            .filter(merge -> !transition.effectiveAt().isAfter(merge.at()))
            .anyMatch(
                merge -> stage(merge.other(), transition.model()).equals(Optional.of(Stage.SQL)));
  }

  /**
   * Whether sales has it already, for the same entry, with a lead that this one was parted from.
   */
  private boolean wentWithAnother(Lead lead, Transition transition) {
    return partedFrom(lead).stream()
        .flatMap(other -> leads.transitions(other).stream())
        .anyMatch(theirs ->
            theirs.to() == Stage.SQL
                && theirs.model().equals(transition.model())
                && theirs.effectiveAt().equals(transition.effectiveAt())
                && theirs.cause().equals(transition.cause()));
  }

  /** The leads on the other sides of the cuts that it has. */
  private Set<LeadId> partedFrom(Lead lead) {
    var own = lead.identities().stream().filter(i -> i.kind() == IdentityKind.INTERNAL).toList();
    var others = new TreeSet<LeadId>();
    for (var cut : ConnectedIdentities.cutsInForce(whereabouts.entries(own))) {
      Stream.concat(cut.left().stream(), cut.right().stream())
          .filter(identity -> !lead.identities().contains(identity))
          .flatMap(identity -> ownerOf(identity).stream())
          .forEach(others::add);
    }
    return others;
  }

  private Optional<LeadId> ownerOf(Identity identity) {
    return identity.kind() == IdentityKind.INTERNAL
        ? Optional.of(new LeadId(identity.key()))
        : ledger.claimOf(identity).map(Ledger.Claim::lead);
  }

  private Optional<Stage> stage(LeadId merged, String model) {
    return leads.transitions(merged).stream()
        .filter(transition -> transition.model().equals(model))
        .max(Comparator.comparingInt(Transition::n))
        .map(Transition::to);
  }

  private static Optional<Transition> newest(Lead lead, String model) {
    return Optional.ofNullable(lead.standings().get(model)).flatMap(Standing::newest);
  }

  /** When the import of one of its entries began; the end of time where it has none. */
  Instant begun(Lead lead, String importId) {
    return SinceImport.begun(folded(lead), importId);
  }

  /** Those in which it, or a lead that was merged into it, recorded a transition ever. */
  private Set<String> modelsWithTransitions(Lead lead) {
    var models = new TreeSet<String>();
    leads.transitions(lead.id()).forEach(transition -> models.add(transition.model()));
    for (var merge : lead.merges()) {
      leads.transitions(merge.other()).forEach(transition -> models.add(transition.model()));
    }
    return models;
  }

  private List<Entry> folded(Lead lead) {
    return Whereabouts.folded(
        lead, Whereabouts.within(whereabouts.entries(lead.identities()), lead.identities()));
  }
}
