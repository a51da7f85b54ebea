package dev.astrolabe.model.lead;

import dev.astrolabe.model.ledger.Entry;
import dev.astrolabe.model.stage.Cause;
import dev.astrolabe.model.stage.Transition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Ends a lead's waiting for an import of history. Once it waits for none, its past is recorded: all
 * transitions at the instants at which they took effect, where none was recorded before, else only
 * where it stands now. Hands nothing over. Safe to repeat.
 */
final class CloseBackfill {
  private static final int TRIES = 10;

  private final Leads leads;
  private final Folding folding;
  private final Reign.Reigns reigns;
  private final Whereabouts whereabouts;
  private final Publication publication;

  CloseBackfill(Ledger ledger, Leads leads, Folding folding, Reign.Reigns reigns) {
    this.leads = leads;
    this.folding = folding;
    this.reigns = reigns;
    this.whereabouts = new Whereabouts(ledger, leads);
    this.publication = new Publication(leads, folding, whereabouts);
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
    var walk = new HistoryWalk(lead, folded(lead));
    var standings = new TreeMap<>(visited.standings());
    var older = new ArrayList<Transition>();
    for (var model : folding.models()) {
      var name = model.model().name();
      if (!recorded.contains(name)) {
        var transitions = walk.transitions(reigns.of(model, now), now, cause);
        standings.computeIfPresent(name, (n, standing) -> standing.recording(transitions));
        older.addAll(transitions.subList(0, Math.max(0, transitions.size() - 1)));
      }
    }
    return new Leads.Change(lead, visited.withStandings(standings), older);
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
