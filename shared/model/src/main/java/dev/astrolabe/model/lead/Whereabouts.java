package dev.astrolabe.model.lead;

import dev.astrolabe.model.identity.ConnectedIdentities;
import dev.astrolabe.model.identity.Identity;
import dev.astrolabe.model.identity.IdentityKind;
import dev.astrolabe.model.ledger.Directive;
import dev.astrolabe.model.ledger.Entry;
import dev.astrolabe.model.ledger.EntryId;
import dev.astrolabe.model.ledger.Link;
import dev.astrolabe.model.ledger.Trust;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** Finds leads and what the ledger says of them. */
final class Whereabouts {
  /** Longer chains of merged leads than this are a loop. */
  private static final int LONGEST_CHAIN = 64;

  private final Ledger ledger;
  private final Leads leads;

  Whereabouts(Ledger ledger, Leads leads) {
    this.ledger = ledger;
    this.leads = leads;
  }

  /**
   * The lead that answers for this id by now; a new one, created at {@code now}, where none was
   * stored yet.
   */
  Lead follow(LeadId id, Instant now) {
    var at = id;
    for (int hop = 0; hop < LONGEST_CHAIN; hop++) {
      var lead = leads.read(at);
      if (lead.isEmpty()) {
        return Lead.first(at, now);
      }
      if (lead.get().mergedInto().isEmpty()) {
        return lead.get();
      }
      at = lead.get().mergedInto().get();
    }
    throw new IllegalStateException("merged leads form a chain without an end");
  }

  /** Every entry at home under one of the identities. */
  List<Entry> entries(Collection<Identity> identities) {
    var all = new ArrayList<Entry>();
    identities.forEach(identity -> all.addAll(ledger.entries(identity)));
    return all;
  }

  /** The cuts in force that keep the two leads apart. */
  List<Directive.Cut> cutsBetween(Lead one, Lead other) {
    var written = new ArrayList<Entry>();
    for (var lead : List.of(one, other)) {
      for (var identity : lead.identities()) {
        if (identity.kind() == IdentityKind.INTERNAL) {
          written.addAll(ledger.entries(identity));
        }
      }
    }
    return ConnectedIdentities.cutsInForce(written).stream()
        .filter(cut -> parts(cut, one.identities(), other.identities()))
        .toList();
  }

  static boolean parts(Directive.Cut cut, Set<Identity> one, Set<Identity> other) {
    return (!Collections.disjoint(cut.left(), one) && !Collections.disjoint(cut.right(), other))
        || (!Collections.disjoint(cut.right(), one) && !Collections.disjoint(cut.left(), other));
  }

  /** Whether somebody better than an anonymous visitor spoke of the lead. */
  boolean isKnown(Lead lead, Collection<Identity> claimedForIt) {
    if (lead.facts().history().stream().anyMatch(fact -> fact.trust() != Trust.ANONYMOUS)) {
      return true;
    }
    var homes = new ArrayList<>(lead.identities());
    claimedForIt.stream().filter(i -> !lead.identities().contains(i)).forEach(homes::add);
    return homes.stream()
        .anyMatch(
            home -> ledger.entries(home).stream().anyMatch(e -> e.trust() != Trust.ANONYMOUS));
  }

  /** The entries, less their links to identities that are not {@code allowed}. */
  static List<Entry> within(Collection<Entry> entries, Set<Identity> allowed) {
    return entries.stream().map(entry -> within(entry, allowed)).toList();
  }

  /** The entry, less its links to identities that are not {@code allowed}. */
  static Entry within(Entry entry, Set<Identity> allowed) {
    var links =
        entry.links().stream()
            .filter(link -> link.state() != Link.State.IN_FORCE || allowed.contains(link.other()))
            .toList();
    return links.size() == entry.links().size() ? entry : entry.withLinks(links);
  }

  /** Those among the entries that the lead has folded. */
  static List<Entry> folded(Lead lead, Collection<Entry> entries) {
    return entries.stream().filter(entry -> isFolded(lead, entry.id())).toList();
  }

  /** Whether the lead has folded the entry under any model. */
  static boolean isFolded(Lead lead, EntryId id) {
    return lead.standings().values().stream()
        .anyMatch(standing -> standing.evidence().contains(id));
  }

  /** The later of the two. */
  static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
