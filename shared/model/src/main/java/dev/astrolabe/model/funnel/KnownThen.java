package dev.astrolabe.model.funnel;

import dev.astrolabe.model.attribution.Touch;
import dev.astrolabe.model.identity.ConnectedIdentities;
import dev.astrolabe.model.identity.Identity;
import dev.astrolabe.model.identity.IdentityKind;
import dev.astrolabe.model.lead.Lead;
import dev.astrolabe.model.lead.LeadId;
import dev.astrolabe.model.lead.Ledger;
import dev.astrolabe.model.ledger.Directive;
import dev.astrolabe.model.ledger.Entry;
import dev.astrolabe.model.ledger.Link;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What was known of a person by the time something was recorded. Told by the ledger alone: who was
 * one person with whom is worked out from the entries of that time, so that neither a merge nor an
 * un-merge since then changes the answer.
 */
final class KnownThen {
  private final Identity own;
  private final List<Entry> entries;

  private KnownThen(Identity own, List<Entry> entries) {
    this.own = own;
    this.entries = entries;
  }

  /**
   * @param lead as it is stored now
   * @param identities those of the lead that answers for it now
   */
  static KnownThen of(Ledger ledger, Lead lead, Collection<Identity> identities) {
    var own = lead.id().internal();
    var open = new ArrayDeque<>(identities);
    open.addAll(lead.identities());
    open.add(own);
    var read = new TreeMap<Identity, List<Entry>>();
    while (!open.isEmpty()) {
      var identity = open.removeFirst();
      if (!read.containsKey(identity)) {
        var entries = ledger.entries(identity);
        read.put(identity, entries);
        // What a cut took away since may have been the lead's then.
        entries.forEach(entry -> open.addAll(named(entry)));
      }
    }
    return new KnownThen(own, read.values().stream().flatMap(List::stream).toList());
  }

  private static List<Identity> named(Entry entry) {
    var named = new ArrayList<Identity>();
    entry.links().stream()
        .filter(link -> link.state() == Link.State.IN_FORCE)
        .forEach(link -> named.add(link.other()));
    if (entry.directive().orElse(null) instanceof Directive.Cut cut) {
      named.addAll(cut.left());
      named.addAll(cut.right());
    }
    return named;
  }

  /** The other leads that were one person with it. */
  Set<LeadId> others(Instant recordedAt) {
    return person(known(recordedAt)).stream()
        .filter(identity -> identity.kind() == IdentityKind.INTERNAL && !identity.equals(own))
        .map(identity -> new LeadId(identity.key()))
        .collect(Collectors.toSet());
  }

  /** The person's touches up to an instant that were known when something was recorded. */
  List<Touch> touches(Instant until, Instant recordedAt) {
    var known = known(recordedAt);
    var person = person(known);
    return Touch.of(known.stream().filter(entry -> person.contains(entry.home())).toList(), until);
  }

  private List<Entry> known(Instant recordedAt) {
    return entries.stream().filter(entry -> !entry.recordedAt().isAfter(recordedAt)).toList();
  }

  private Set<Identity> person(List<Entry> known) {
    return ConnectedIdentities.of(known).with(own);
  }
}
