package dev.astrolabe.runtime.store;

import dev.astrolabe.model.lead.Lead;
import dev.astrolabe.model.lead.LeadId;
import dev.astrolabe.model.profile.Facts;
import dev.astrolabe.runtime.store.Table.Reading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A lead as its items hold it: what a writer has to know of them to write the next version.
 *
 * @param state the state's item; empty for a lead that was never stored
 * @param facts the item of its facts, which may know of writers the state does not
 * @param factSegments the contents of the facts' segments by name
 * @param rows by model, where its evidence is kept
 * @param lead the lead; empty where there is no state
 * @param orphanRows segments of rows that nothing names: left by writers who failed
 * @param orphanFacts segments of facts that nothing names
 */
record StoredLead(
    LeadId id,
    Optional<Item> state,
    FactsItem facts,
    Map<String, FactsChunk> factSegments,
    Map<String, SealedRows> rows,
    Optional<Lead> lead,
    Set<String> orphanRows,
    Set<String> orphanFacts) {

  long version() {
    return state.map(LeadState::version).orElse(0L);
  }

  long factsTag() {
    return state.map(LeadState::factsTag).orElse(0L);
  }

  Facts knownFacts() {
    return lead.map(Lead::facts).orElse(Facts.NONE);
  }

  /**
   * Reads all of a lead in one call. An item that the state names and an eventual reading lacks is
   * read again, consistently, with everything else; so is the absence of a lead.
   */
  static StoredLead read(Table table, LeadId id, Reading reading) {
    var items = new HashMap<String, Item>();
    for (var item : table.query(LeadState.partition(id), LeadState.SORT_KEY, reading)) {
      items.put(item.sk(), item);
    }
    var found = of(id, items);
    if (found.isPresent() && (reading == Reading.CONSISTENT || found.get().state().isPresent())) {
      return found.get();
    }
    if (reading == Reading.CONSISTENT) {
      throw new StoredFormatException("a lead's state names items that are not there");
    }
    return read(table, id, Reading.CONSISTENT);
  }

  /** The lead from its items; empty where one of them is missing. */
  private static Optional<StoredLead> of(LeadId id, Map<String, Item> items) {
    var factsItem =
        Optional.ofNullable(items.get(FactsItem.SORT_KEY))
            .map(FactsItem::read)
            .orElse(FactsItem.NONE);
    var state = Optional.ofNullable(items.get(LeadState.SORT_KEY));
    state.ifPresent(item -> item.format(LeadState.FORMAT));
    long tag = state.map(LeadState::factsTag).orElse(0L);
    if (!factsItem.knows(tag)) {
      return Optional.empty();
    }
    var segments = new HashMap<String, byte[]>();
    var factSegments = new HashMap<String, FactsChunk>();
    items.forEach((sortKey, item) -> {
      if (sortKey.startsWith(LeadState.SEGMENT_PREFIX)) {
        item.format(LeadState.PART_FORMAT);
        segments.put(sortKey.substring(LeadState.SEGMENT_PREFIX.length()), item.requiredBytes("b"));
      } else if (sortKey.startsWith(FactsItem.SEGMENT_PREFIX)) {
        factSegments.put(
            sortKey.substring(FactsItem.SEGMENT_PREFIX.length()), FactsItem.chunk(item));
      }
    });
    var standings = state.map(LeadState::standings).orElse(List.of());
    var named = new ArrayList<String>();
    standings.forEach(standing -> named.addAll(standing.segments()));
    var namedFacts = factsItem.segmentsFor(tag);
    if (!segments.keySet().containsAll(named) || !factSegments.keySet().containsAll(namedFacts)) {
      return Optional.empty();
    }
    var rows = new HashMap<String, SealedRows>();
    standings.forEach(standing -> rows.put(standing.model(), standing.kept(segments)));
    var orphanRows = new HashSet<>(segments.keySet());
    orphanRows.removeAll(named);
    var orphanFacts = new HashSet<>(factSegments.keySet());
    orphanFacts.removeAll(factsItem.segments());
    return Optional.of(
        new StoredLead(
            id,
            state,
            factsItem,
            Map.copyOf(factSegments),
            Map.copyOf(rows),
            state.map(item ->
                LeadState.lead(item, factsItem.facts(tag, factSegments), standings, segments)),
            Set.copyOf(orphanRows),
            Set.copyOf(orphanFacts)));
  }
}
