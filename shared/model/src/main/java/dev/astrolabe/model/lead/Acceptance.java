package dev.astrolabe.model.lead;

import dev.astrolabe.model.identity.Identity;
import dev.astrolabe.model.identity.IdentityKind;
import dev.astrolabe.model.lead.AcceptEntry.Outcome;
import dev.astrolabe.model.lead.Arrival.Contact;
import dev.astrolabe.model.lead.Ledger.Appended;
import dev.astrolabe.model.lead.Ledger.Claim;
import dev.astrolabe.model.ledger.Entry;
import dev.astrolabe.model.ledger.EntryId;
import dev.astrolabe.model.ledger.Link;
import dev.astrolabe.model.ledger.Trust;
import dev.astrolabe.model.stage.Cause;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * One try to take an arrival in. Identities are claimed before the entry is put, so that whatever
 * the entry says about its links was true of the claims; the entry is put before the lead is saved,
 * so that a crash between the two leaves work that the next delivery finds.
 */
final class Acceptance {
  private final Ledger ledger;
  private final Leads leads;
  private final Folding folding;
  private final Joining joining;
  private final Supplier<LeadId> newIds;
  private final Whereabouts whereabouts;
  private final Publication publication;
  private final Arrival arrival;
  private final Instant now;
  private final Identity home;

  /** What this try knows of claims; only those that were confirmed decide anything. */
  private final Map<Identity, Claim> seen = new TreeMap<>();

  private final Map<Identity, Claim> confirmed = new TreeMap<>();
  private final Map<LeadId, Lead> followed = new HashMap<>();

  Acceptance(
      Ledger ledger,
      Leads leads,
      Folding folding,
      Joining joining,
      Supplier<LeadId> newIds,
      Arrival arrival,
      Instant now) {
    this.ledger = ledger;
    this.leads = leads;
    this.folding = folding;
    this.joining = joining;
    this.newIds = newIds;
    this.whereabouts = new Whereabouts(ledger, leads);
    this.publication = new Publication(leads, folding, whereabouts);
    this.arrival = arrival;
    this.now = now;
    this.home = arrival.home();
  }

  /** The outcome; empty where another writer was faster. */
  Optional<Outcome> run() {
    var owner = ownerSeen();
    if (home.kind() == IdentityKind.INTERNAL && owner.isEmpty()) {
      return refused(new Problem("/identities/0", EntryFault.NO_LEAD));
    }
    if (owner.isPresent() && isFolded(owner.get(), arrival.id())) {
      return delivered(owner.get());
    }
    boolean newcomers =
        owner.isEmpty()
            || arrival.contacts().stream()
                .anyMatch(contact -> !owner.get().identities().contains(contact.identity()));
    var standing =
        newcomers || arrival.before().isPresent()
            ? ledger.entry(home, arrival.id())
            : Optional.<Entry>empty();
    if (standing.isPresent()) {
      return saysTheSame(standing.get())
          ? carryOut(claimed(owner), standing.get(), true)
          : different();
    }
    if (arrival.before().isPresent() && stands(owner, arrival.before().get())) {
      return Optional.of(new Outcome.AlreadyCounted(arrival.before().get()));
    }
    var problems = limits(owner);
    if (!problems.isEmpty()) {
      return Optional.of(new Outcome.Refused(problems));
    }
    var lead = claimed(owner);
    var entry = entry(lead);
    return switch (ledger.append(entry)) {
      case Appended.Stored() -> carryOut(lead, entry, false);
      case Appended.Stands(var first) ->
          saysTheSame(first) ? carryOut(lead, first, true) : different();
    };
  }

  private static Optional<Outcome> refused(Problem problem) {
    return Optional.of(new Outcome.Refused(List.of(problem)));
  }

  private Optional<Outcome> different() {
    return Optional.of(new Outcome.Different(arrival.id()));
  }

  private static boolean isFolded(Lead lead, EntryId id) {
    return !lead.standings().isEmpty()
        && lead.standings().values().stream().allMatch(s -> s.evidence().contains(id));
  }

  private boolean stands(Optional<Lead> owner, EntryId id) {
    return (owner.isPresent() && isFolded(owner.get(), id)) || ledger.entry(home, id).isPresent();
  }

  /** The lead the home belongs to, as far as that can be told without claiming it. */
  private Optional<Lead> ownerSeen() {
    if (home.kind() == IdentityKind.INTERNAL) {
      return Optional.of(follow(new LeadId(home.key()))).filter(lead -> lead.version() > 0);
    }
    var claim = ledger.claimOf(home);
    claim.ifPresent(c -> seen.put(home, c));
    return claim.map(c -> follow(c.lead())).filter(lead -> lead.identities().contains(home));
  }

  private Lead follow(LeadId id) {
    return followed.computeIfAbsent(id, i -> whereabouts.follow(i, now));
  }

  /** The claim, eventually consistent. */
  private Optional<Claim> see(Identity identity) {
    if (!seen.containsKey(identity)) {
      ledger.claimOf(identity).ifPresent(claim -> seen.put(identity, claim));
    }
    return Optional.ofNullable(seen.get(identity));
  }

  private Claim claim(Contact contact, LeadId candidate) {
    return confirmed.computeIfAbsent(
        contact.identity(), identity -> ledger.claim(identity, candidate, contact.original()));
  }

  /** The lead that has the home for certain, claiming it first where nobody had it. */
  private Lead claimed(Optional<Lead> owner) {
    if (owner.isPresent()) {
      return owner.get();
    }
    var taken = arrival.contacts().stream().filter(c -> ownerOf(c).isPresent()).findFirst();
    if (taken.isPresent()) {
      return follow(claim(arrival.contacts().getFirst(), ownerOf(taken.get()).get().id()).lead());
    }
    // In one order, whoever claims: two first contacts of one person meet at the first identity.
    var candidate = newIds.get();
    var inOrder = new TreeMap<Identity, Contact>();
    arrival.contacts().forEach(contact -> inOrder.put(contact.identity(), contact));
    for (var contact : inOrder.values()) {
      if (contact.identity().kind() != IdentityKind.INTERNAL) {
        candidate = claim(contact, candidate).lead();
      }
    }
    return follow(claim(arrival.contacts().getFirst(), candidate).lead());
  }

  /** The lead that a contact's identity seems to belong to. */
  private Optional<Lead> ownerOf(Contact contact) {
    return contact.identity().kind() == IdentityKind.INTERNAL
        ? Optional.of(follow(new LeadId(contact.identity().key())))
        : see(contact.identity()).map(claim -> follow(claim.lead()));
  }

  /** The lead that has the identity for certain; claimed for {@code lead} if nobody had it. */
  private Lead certainOwner(Contact contact, Lead lead) {
    var identity = contact.identity();
    if (lead.identities().contains(identity)) {
      return lead;
    }
    if (identity.kind() == IdentityKind.INTERNAL) {
      return follow(new LeadId(identity.key()));
    }
    var seenOwner = ownerOf(contact);
    return seenOwner.isPresent() && seenOwner.get().identities().contains(identity)
        ? seenOwner.get()
        : follow(claim(contact, lead.id()).lead());
  }

  private List<Problem> limits(Optional<Lead> owner) {
    var named = new ArrayList<Identity>();
    var involved = new TreeMap<LeadId, Lead>();
    owner.ifPresent(lead -> involved.put(lead.id(), lead));
    for (int i = 0; i < arrival.contacts().size(); i++) {
      var contact = arrival.contacts().get(i);
      named.add(contact.identity());
      if (owner.isPresent() && owner.get().identities().contains(contact.identity())) {
        continue;
      }
      var other = ownerOf(contact);
      if (contact.identity().kind() == IdentityKind.INTERNAL
          && other.filter(lead -> lead.version() > 0).isEmpty()) {
        return List.of(new Problem("/identities/" + i, EntryFault.NO_LEAD));
      }
      other.ifPresent(lead -> involved.put(lead.id(), lead));
    }
    return Limits.of(entry(List.of()), named, involved.values());
  }

  private Entry entry(List<Link> links) {
    return new Entry(
        arrival.id(),
        home,
        arrival.kind(),
        arrival.occurredAt(),
        arrival.recordedAt(),
        arrival.trust(),
        arrival.origin(),
        arrival.profile(),
        arrival.payload(),
        links,
        arrival.directive(),
        arrival.imported());
  }

  /** The entry with what is decided, once and for all, about its links. */
  private Entry entry(Lead lead) {
    var links = new ArrayList<Link>();
    if (!lead.identities().contains(home)) {
      links.add(new Link(lead.id().internal(), Link.State.IN_FORCE));
    }
    var joined = new ArrayList<Lead>(List.of(lead));
    for (var contact : arrival.contacts().subList(1, arrival.contacts().size())) {
      var other = certainOwner(contact, lead);
      boolean same = joined.stream().anyMatch(j -> j.id().equals(other.id()));
      boolean inForce = same || mayJoin(joined, other, contact.identity());
      if (inForce && !same) {
        joined.add(other);
      }
      links.add(new Link(contact.identity(), inForce ? Link.State.IN_FORCE : Link.State.PROPOSED));
    }
    return entry(links);
  }

  private boolean mayJoin(List<Lead> joined, Lead other, Identity theirs) {
    if (joined.stream().anyMatch(lead -> !whereabouts.cutsBetween(lead, other).isEmpty())) {
      return false;
    }
    return arrival.trust() != Trust.ANONYMOUS
        || !whereabouts.isKnown(other, List.of(theirs))
        || joined.stream().noneMatch(lead -> whereabouts.isKnown(lead, List.of(home)));
  }

  private boolean saysTheSame(Entry entry) {
    return Said.of(entry).equals(Said.of(arrival));
  }

  /** The entry was folded already: see that nothing of it was left undone. */
  private Optional<Outcome> delivered(Lead lead) {
    var standing = ledger.entry(home, arrival.id());
    if (standing.isPresent()) {
      if (!saysTheSame(standing.get())) {
        return different();
      }
      if (!linked(standing.get(), lead).isEmpty()) {
        return carryOut(lead, standing.get(), true);
      }
      if (standsElsewhere(lead)) {
        // Two writers put one id under two homes at once: which counts is a matter of the entries.
        var current = publication.apply(lead, now);
        if (current.isEmpty()) {
          return Optional.empty();
        }
        var after = refold(current.get());
        if (!RefoldLead.holdsTheSame(current.get(), after)) {
          return saved(current.get(), after);
        }
      }
    }
    return Optional.of(new Outcome.AlreadyCounted(arrival.id()));
  }

  private boolean standsElsewhere(Lead lead) {
    return lead.identities().stream()
        .filter(identity -> !identity.equals(home))
        .anyMatch(identity -> ledger.entry(identity, arrival.id()).isPresent());
  }

  /** The identities that the entry links in force and the lead does not have yet. */
  private static List<Identity> linked(Entry entry, Lead lead) {
    return entry.links().stream()
        .filter(link -> link.state() == Link.State.IN_FORCE)
        .map(Link::other)
        .filter(identity -> !lead.identities().contains(identity))
        .toList();
  }

  /** Does what the stored entry says: joins leads where its links do, and folds it. */
  private Optional<Outcome> carryOut(Lead lead, Entry entry, boolean stood) {
    var joined = new ArrayList<Lead>(List.of(lead));
    var mine = new TreeSet<>(lead.identities());
    mine.add(home);
    for (var identity : linked(entry, lead)) {
      var other = certainOwner(contact(identity), lead);
      boolean same = joined.stream().anyMatch(j -> j.id().equals(other.id()));
      if (same || joined.stream().allMatch(j -> whereabouts.cutsBetween(j, other).isEmpty())) {
        mine.add(identity);
        if (!same) {
          joined.add(other);
        }
      }
    }
    if (joined.size() > 1) {
      return joining
          .join(joined, entry, mine, now)
          .map(change -> assessed(change.before(), change.after()));
    }
    if (stood && isFolded(lead, entry.id()) && mine.equals(lead.identities())) {
      return Optional.of(new Outcome.AlreadyCounted(entry.id()));
    }
    return publication
        .apply(lead, now)
        .flatMap(current -> folded(current, Whereabouts.within(entry, mine), stood));
  }

  private Optional<Outcome> folded(Lead current, Entry entry, boolean stood) {
    var time = Whereabouts.later(now, current.assessedAt());
    var folded =
        folding
            .fold(current, entry, time)
            .orElseThrow(() -> new IllegalStateException("the lead stands under former models"));
    if (stood && folded.equals(current)) {
      return Optional.of(new Outcome.AlreadyCounted(entry.id()));
    }
    return saved(current, folded);
  }

  private Contact contact(Identity identity) {
    return arrival.contacts().stream()
        .filter(contact -> contact.identity().equals(identity))
        .findFirst()
        .orElseGet(() -> new Contact(identity, identity.key()));
  }

  private Lead refold(Lead lead) {
    var time = Whereabouts.later(now, lead.assessedAt());
    var mine = lead.identities();
    var entries = Whereabouts.within(whereabouts.entries(mine), mine);
    var waiting = lead.withOpenBackfills(OpenBackfills.of(List.of(lead), entries));
    return folding.refold(waiting, entries, time, new Cause.ByEntry(arrival.id()));
  }

  private Optional<Outcome> saved(Lead before, Lead after) {
    return leads.save(before, after)
        ? Optional.of(assessed(before, after.stored(before)))
        : Optional.empty();
  }

  private static Outcome assessed(Lead before, Lead after) {
    return new Outcome.Assessed(after, Stages.recorded(before, after));
  }
}
