package dev.astrolabe.model.lead;

import dev.astrolabe.model.ledger.Entry;
import dev.astrolabe.model.ledger.Imported;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Which imports of history leads wait for, told by their entries. */
final class OpenBackfills {
  private OpenBackfills() {}

  /** The import of history that the entry came with. */
  static Optional<String> of(Entry entry) {
    return entry.imported().filter(Imported::history).map(Imported::importId);
  }

  /**
   * What a lead of these entries waits for: what the leads it is made of waited for, as far as it
   * has entries of it, and whatever none of them had folded yet.
   */
  static SortedSet<String> of(Collection<Lead> before, Collection<Entry> entries) {
    var open = new TreeSet<String>();
    for (var entry : entries) {
      of(entry)
          .filter(id ->
              before.stream().anyMatch(lead -> lead.openBackfills().contains(id))
                  || before.stream().noneMatch(lead -> Whereabouts.isFolded(lead, entry.id())))
          .ifPresent(open::add);
    }
    return open;
  }
}
