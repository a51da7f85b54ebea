package dev.astrolabe.runtime.store;

import dev.astrolabe.model.lead.LeadId;
import java.util.LinkedHashMap;
import java.util.Optional;

/** How the leads that were handled last are laid out, and which of them lost a race. */
final class RecentLeads {
  private static final int LEADS = 64;

  private final LinkedHashMap<LeadId, Optional<StoredLead>> leads = new LinkedHashMap<>();

  synchronized void remember(StoredLead stored) {
    put(stored.id(), Optional.of(stored));
  }

  /** Somebody else writes this lead: the next reading has to be the newest. */
  synchronized void forget(LeadId id) {
    put(id, Optional.empty());
  }

  private void put(LeadId id, Optional<StoredLead> stored) {
    leads.remove(id);
    leads.put(id, stored);
    if (leads.size() > LEADS) {
      leads.pollFirstEntry();
    }
  }

  synchronized boolean lostARace(LeadId id) {
    var known = leads.get(id);
    return known != null && known.isEmpty();
  }

  /** The layout of that version, where it is known. */
  synchronized Optional<StoredLead> at(LeadId id, long version) {
    var known = leads.get(id);
    return known == null ? Optional.empty() : known.filter(stored -> stored.version() == version);
  }
}
