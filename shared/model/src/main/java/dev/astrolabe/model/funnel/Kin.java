package dev.astrolabe.model.funnel;

import dev.astrolabe.model.attribution.Touch;
import dev.astrolabe.model.identity.ConnectedIdentities;
import dev.astrolabe.model.identity.Identity;
import dev.astrolabe.model.identity.IdentityKind;
import dev.astrolabe.model.lead.Lead;
import dev.astrolabe.model.lead.LeadId;
import dev.astrolabe.model.lead.Leads;
import dev.astrolabe.model.lead.Ledger;
import dev.astrolabe.model.ledger.Directive;
import dev.astrolabe.model.ledger.Entry;
import dev.astrolabe.model.ledger.Link;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A lead with all that are one person with it or ever were, near or far, and everything the ledger
 * says of them. An entry that waited in the queue while its person was taken apart is folded into
 * one of the parts, and yet it was known of all of them.
 */
final class Kin {
  /** Longer chains of merged leads than this are a loop. */
  private static final int LONGEST_CHAIN = 64;

  private final Leads stored;
  private final Ledger ledger;
  private final Map<LeadId, Lead> leads = new TreeMap<>();
  private final Map<Identity, List<Entry>> read = new TreeMap<>();

  private Kin(Leads stored, Ledger ledger) {
    this.stored = stored;
    this.ledger = ledger;
  }

  /**
   * @param leads read consistently
   * @param ledger its claims read consistently
   */
  static Kin of(LeadId id, Leads leads, Ledger ledger) {
    var kin = new Kin(leads, ledger);
    kin.gather(id);
    return kin;
  }

  private void gather(LeadId id) {
    var open = new ArrayDeque<Identity>(List.of(id.internal()));
    while (!open.isEmpty()) {
      while (!open.isEmpty()) {
        visit(open.removeFirst(), open);
      }
      // Whoever has what a cut took away is told by the claim alone.
      strangers()
          .forEach(identity ->
              ledger
                  .claimOf(identity)
                  .map(claim -> claim.lead().internal())
                  .filter(owner -> !read.containsKey(owner))
                  .ifPresent(open::add));
    }
  }

  private void visit(Identity identity, Deque<Identity> open) {
    if (read.containsKey(identity)) {
      return;
    }
    if (identity.kind() == IdentityKind.INTERNAL) {
      stored
          .read(new LeadId(identity.key()))
          .ifPresent(lead -> {
            leads.put(lead.id(), lead);
            open.addAll(lead.identities());
            lead.mergedInto().ifPresent(into -> open.add(into.internal()));
          });
    }
    var entries = ledger.entries(identity);
    read.put(identity, entries);
    entries.forEach(entry -> open.addAll(named(entry)));
  }

  /** The identities among them that no lead among them answers for. */
  private Collection<Identity> strangers() {
    var strangers = new TreeSet<>(read.keySet());
    strangers.removeIf(identity -> identity.kind() == IdentityKind.INTERNAL);
    leads.values().stream()
        .filter(lead -> lead.mergedInto().isEmpty())
        .forEach(lead -> strangers.removeAll(lead.identities()));
    return strangers;
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

  /** The leads of each person, by the one that answers for them. */
  Map<LeadId, List<Lead>> people() {
    var people = new TreeMap<LeadId, List<Lead>>();
    for (var lead : leads.values()) {
      people.computeIfAbsent(root(lead).id(), id -> new ArrayList<>()).add(lead);
    }
    return people;
  }

  private Lead root(Lead lead) {
    var root = lead;
    for (int hop = 0; hop < LONGEST_CHAIN; hop++) {
      var into = root.mergedInto().map(leads::get);
      if (into.isEmpty()) {
        return root;
      }
      root = into.get();
    }
    throw new IllegalStateException("merged leads form a chain without an end");
  }

  /** Whether the same leads were one person then. */
  boolean isJoinedAs(Kin then) {
    return answers().equals(then.answers());
  }

  private Map<LeadId, LeadId> answers() {
    var answers = new TreeMap<LeadId, LeadId>();
    leads.values().forEach(lead -> answers.put(lead.id(), root(lead).id()));
    return answers;
  }

  /** The touches of the lead's person up to an instant that were known by another. */
  List<Touch> touches(Lead lead, Instant until, Instant knownAt) {
    var known =
        read.values().stream()
            .flatMap(List::stream)
            .filter(entry -> !entry.recordedAt().isAfter(knownAt))
            .toList();
    var person = ConnectedIdentities.of(known).with(lead.id().internal());
    return Touch.of(known.stream().filter(entry -> person.contains(entry.home())).toList(), until);
  }
}
