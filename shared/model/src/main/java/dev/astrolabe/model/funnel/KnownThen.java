package dev.astrolabe.model.funnel;

import dev.astrolabe.model.attribution.Touch;
import dev.astrolabe.model.identity.ConnectedIdentities;
import dev.astrolabe.model.identity.Identity;
import dev.astrolabe.model.lead.Lead;
import dev.astrolabe.model.lead.Ledger;
import dev.astrolabe.model.ledger.Directive;
import dev.astrolabe.model.ledger.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How a person had come by the time something was recorded. Told by the ledger alone: who was one
 * person with whom is worked out from the entries of that time, so that neither a merge nor an
 * un-merge since then changes the answer.
 */
final class KnownThen {
  private final Ledger ledger;

  KnownThen(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * The touches of a lead that were known then, oldest first.
   *
   * @param lead as it is stored now
   * @param identities those of the lead that answers for it now
   * @param until no touch is later
   * @param recordedAt when it was recorded
   */
  List<Touch> touches(
      Lead lead, Collection<Identity> identities, Instant until, Instant recordedAt) {
    var own = lead.id().internal();
    var candidates = new TreeSet<>(identities);
    candidates.addAll(lead.identities());
    candidates.add(own);
    var read = new TreeMap<Identity, List<Entry>>();
    candidates.forEach(identity -> read.put(identity, ledger.entries(identity)));
    // What a cut took away since may have been the lead's then.
    for (var entry : read.getOrDefault(own, List.of())) {
      if (entry.directive().orElse(null) instanceof Directive.Cut cut) {
        for (var side : List.of(cut.left(), cut.right())) {
          side.forEach(identity -> read.computeIfAbsent(identity, ledger::entries));
        }
      }
    }
    var known = new ArrayList<Entry>();
    read.values()
        .forEach(entries ->
            entries.stream()
                .filter(entry -> !entry.recordedAt().isAfter(recordedAt))
                .forEach(known::add));
    var person = ConnectedIdentities.of(known).with(own);
    return Touch.of(known.stream().filter(entry -> person.contains(entry.home())).toList(), until);
  }
}
