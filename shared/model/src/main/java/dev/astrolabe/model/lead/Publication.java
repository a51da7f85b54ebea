package dev.astrolabe.model.lead;

import dev.astrolabe.model.ledger.Entry;
import dev.astrolabe.model.stage.Cause;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Brings a lead under the active model versions as a step of its own, before anything else is done
 * to it: what a published version moves is put down to publishing and makes no hand-off, and what
 * an entry, a merge or time moves afterwards is told apart from it.
 */
final class Publication {
  private final Leads leads;
  private final Folding folding;
  private final Whereabouts whereabouts;

  Publication(Leads leads, Folding folding, Whereabouts whereabouts) {
    this.leads = leads;
    this.folding = folding;
    this.whereabouts = whereabouts;
  }

  /**
   * The lead as it is stored once it stands under the active versions; empty where another writer
   * was faster. Rests on the entries that the lead had folded: those that wait in the ledger for
   * their redelivery are folded, and put down to themselves, when it comes.
   */
  Optional<Lead> apply(Lead stored, Instant time) {
    if (stored.version() == 0 || folding.standsUnderActiveModels(stored)) {
      return Optional.of(stored);
    }
    var now = Whereabouts.later(time, stored.assessedAt());
    var after = folding.refold(stored, folded(stored), now, new Cause.ByPublishing());
    return leads.save(stored, after) ? Optional.of(after.stored(stored)) : Optional.empty();
  }

  private List<Entry> folded(Lead lead) {
    var entries = Whereabouts.within(whereabouts.entries(lead.identities()), lead.identities());
    return lead.standings().isEmpty() ? entries : Whereabouts.folded(lead, entries);
  }
}
