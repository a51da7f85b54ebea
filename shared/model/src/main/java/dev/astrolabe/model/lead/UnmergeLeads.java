package dev.astrolabe.model.lead;

import dev.astrolabe.model.identity.ConnectedIdentities;
import dev.astrolabe.model.identity.Identity;
import dev.astrolabe.model.identity.IdentityKind;
import dev.astrolabe.model.lead.Leads.Change;
import dev.astrolabe.model.ledger.Directive;
import dev.astrolabe.model.ledger.Entry;
import dev.astrolabe.model.ledger.EntryId;
import dev.astrolabe.model.ledger.Link;
import dev.astrolabe.model.ledger.Trust;
import dev.astrolabe.model.scoring.Evidence;
import dev.astrolabe.model.stage.Cause;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Takes one lead apart: writes a cut, which beats every link between its two sides until a person
 * lifts it, and gives each side its own lead again. The lead that a merge took away comes back
 * under its own id. Safe to repeat with the same id.
 */
public final class UnmergeLeads {
  /** What became of it. */
  public sealed interface Outcome {
    /** They are apart: the lead that was asked about first. */
    record Unmerged(List<Lead> leads) implements Outcome {
      public Unmerged {
        leads = List.copyOf(leads);
      }
    }

    /** No lead has this id. */
    record Unknown(LeadId id) implements Outcome {}

    record Refused(List<Problem> problems) implements Outcome {
      public Refused {
        problems = List.copyOf(problems);
      }
    }
  }

  private static final int TRIES = 10;

  /** Leads that one un-merge may touch. */
  private static final int LARGEST_REGION = 20;

  private final Ledger ledger;
  private final Leads leads;
  private final Folding folding;
  private final Joining joining;
  private final Whereabouts whereabouts;

  public UnmergeLeads(Ledger ledger, Leads leads, HandOffs handOffs, Folding folding) {
    this.ledger = ledger;
    this.leads = leads;
    this.folding = folding;
    this.joining = new Joining(ledger, leads, handOffs, folding);
    this.whereabouts = new Whereabouts(ledger, leads);
  }

  /** Undoes the merge of that id. */
  public Outcome merge(LeadId lead, String mergeId, EntryId id, Instant now) {
    return unmerge(
        lead,
        id,
        now,
        current ->
            current.merges().stream()
                .filter(merge -> merge.id().equals(mergeId))
                .findFirst()
                .map(merge -> new Directive.Cut(merge.kept(), merge.identities(), false)),
        new Problem("/mergeId", "the lead went through no such merge, or it was undone"));
  }

  /** Parts the identity, and whatever hangs on it alone, from the rest of the lead. */
  public Outcome identity(LeadId lead, Identity identity, EntryId id, Instant now) {
    return unmerge(
        lead,
        id,
        now,
        current -> cutAround(current, identity),
        new Problem("/identity", "the lead has no such identity, or no other that would be left"));
  }

  private interface Sides {
    Optional<Directive.Cut> of(Lead lead);
  }

  private Outcome unmerge(LeadId id, EntryId act, Instant now, Sides sides, Problem none) {
    for (int attempt = 0; attempt < TRIES; attempt++) {
      if (leads.read(id).isEmpty()) {
        return new Outcome.Unknown(id);
      }
      var lead = whereabouts.follow(id, now);
      var done = cutOf(lead, act);
      var cut = done.isPresent() ? done : sides.of(lead);
      if (cut.isEmpty()) {
        return new Outcome.Refused(List.of(none));
      }
      if (done.isPresent() && !Whereabouts.parts(cut.get(), lead.identities(), lead.identities())) {
        return new Outcome.Unmerged(List.of(lead));
      }
      var apart = part(lead, cut.get(), act, now);
      if (apart.isPresent()) {
        return new Outcome.Unmerged(apart.get());
      }
    }
    throw new StillContended(TRIES);
  }

  /** The cut that this act wrote already. */
  private Optional<Directive.Cut> cutOf(Lead lead, EntryId act) {
    return lead.identities().stream()
        .filter(identity -> identity.kind() == IdentityKind.INTERNAL)
        .flatMap(identity -> ledger.entry(identity, act).stream())
        .flatMap(entry -> entry.directive().stream())
        .filter(Directive.Cut.class::isInstance)
        .map(Directive.Cut.class::cast)
        .findFirst();
  }

  /** Who stays connected to the lead's own internal identity without {@code identity}. */
  private Optional<Directive.Cut> cutAround(Lead lead, Identity identity) {
    if (identity.kind() == IdentityKind.INTERNAL || !lead.identities().contains(identity)) {
      return Optional.empty();
    }
    var others = new TreeSet<>(lead.identities());
    others.remove(identity);
    var entries = Whereabouts.within(whereabouts.entries(others), others).stream().toList();
    var stays = new TreeSet<>(ConnectedIdentities.of(entries).with(lead.id().internal()));
    stays.retainAll(others);
    if (stays.stream().allMatch(i -> i.kind() == IdentityKind.INTERNAL)) {
      // Everything hangs on it: then it alone leaves, and the rest stays as it was.
      stays.addAll(others);
    }
    if (stays.stream().allMatch(i -> i.kind() == IdentityKind.INTERNAL)) {
      return Optional.empty();
    }
    var leaves = new TreeSet<>(lead.identities());
    leaves.removeAll(stays);
    return Optional.of(new Directive.Cut(stays, leaves, false));
  }

  private Optional<List<Lead>> part(Lead lead, Directive.Cut cut, EntryId act, Instant time) {
    var region = region(lead, time);
    var identities = new TreeSet<Identity>();
    region.forEach(near -> identities.addAll(near.identities()));
    var written = whereabouts.entries(identities);
    var order =
        MergeLeads.directive(
                act, lead.id(), "unmerge", cut, MergeLeads.afterLastOf(written, cut, time), time)
            .withLinks(staying(lead, cut, written));
    var standing =
        written.stream()
            .filter(e -> e.id().equals(act) && e.home().kind() == IdentityKind.INTERNAL)
            .findFirst();
    var ordered = standing.orElse(order);
    ledger.append(ordered);
    written.add(ordered);

    var parts = new TreeMap<LeadId, SortedSet<Identity>>();
    for (var part : parts(identities, written)) {
      parts.computeIfAbsent(owner(region, part, act), owner -> new TreeSet<>()).addAll(part);
    }
    var former = former(parts.keySet(), region, time);
    var now = former.stream().map(Lead::assessedAt).reduce(time, Whereabouts::later);
    var changes = new ArrayList<Change>();
    var claims = new ArrayList<Ledger.Claim>();
    for (var before : former) {
      var theirs = new TreeSet<>(parts.getOrDefault(before.id(), new TreeSet<>()));
      boolean same = theirs.equals(before.identities()) && before.mergedInto().isEmpty();
      if (same && !before.id().equals(lead.id())) {
        continue;
      }
      if (!before.id().equals(lead.id())) {
        carry(ordered, before, theirs, written);
      }
      changes.add(new Change(before, apart(region, before, theirs, act, now, former)));
      claims.addAll(joining.repointed(theirs, before.id()));
      redirect(before, theirs, changes);
    }
    if (!leads.saveTogether(changes, claims)) {
      return Optional.empty();
    }
    return Optional.of(
        changes.stream()
            .filter(change -> parts.containsKey(change.before().id()))
            .map(change -> change.after().stored(change.before()))
            .sorted((a, b) -> Boolean.compare(b.id().equals(lead.id()), a.id().equals(lead.id())))
            .toList());
  }

  /** Links for those who stay with the lead though only what leaves held them there. */
  private static List<Link> staying(Lead lead, Directive.Cut cut, List<Entry> written) {
    var side = cut.left().contains(lead.id().internal()) ? cut.left() : cut.right();
    var stays = new TreeSet<>(side);
    stays.retainAll(lead.identities());
    var own = written.stream().filter(entry -> stays.contains(entry.home())).toList();
    var held = ConnectedIdentities.of(Whereabouts.within(own, stays)).with(lead.id().internal());
    return stays.stream()
        .filter(identity -> !held.contains(identity))
        .map(identity -> new Link(identity, Link.State.IN_FORCE))
        .toList();
  }

  /**
   * The lead and those that cuts part from it, near or far: what a new cut sets free may belong to
   * one of them, by a link that had no effect before.
   */
  private List<Lead> region(Lead lead, Instant time) {
    var region = new ArrayList<>(List.of(lead));
    for (int i = 0; i < region.size() && region.size() < LARGEST_REGION; i++) {
      var orders =
          whereabouts.entries(
              region.get(i).identities().stream()
                  .filter(identity -> identity.kind() == IdentityKind.INTERNAL)
                  .toList());
      var named = new TreeSet<Identity>();
      for (var cut : ConnectedIdentities.cutsInForce(orders)) {
        named.addAll(cut.left());
        named.addAll(cut.right());
      }
      for (var identity : named) {
        if (region.stream().noneMatch(near -> near.identities().contains(identity))) {
          var near = owner(identity, region.get(i), time);
          if (near.identities().contains(identity)) {
            region.add(near);
          }
        }
      }
    }
    return region;
  }

  /**
   * Read by claiming: an identity that a cut names was claimed long ago, and this is consistent.
   */
  private Lead owner(Identity identity, Lead named, Instant time) {
    return whereabouts.follow(
        identity.kind() == IdentityKind.INTERNAL
            ? new LeadId(identity.key())
            : ledger.claim(identity, named.id(), identity.key(), Trust.ANONYMOUS).lead(),
        time);
  }

  /** The identities by who is connected with whom, now that the cut stands. */
  private static List<SortedSet<Identity>> parts(Set<Identity> identities, List<Entry> written) {
    var connected = ConnectedIdentities.of(Whereabouts.within(written, identities));
    var parts = new ArrayList<SortedSet<Identity>>();
    var left = new TreeSet<>(identities);
    while (!left.isEmpty()) {
      var part = connected.with(left.first());
      part.retainAll(identities);
      parts.add(part);
      left.removeAll(part);
    }
    return parts;
  }

  /** The lead a part belongs to: the oldest whose internal identity it holds, else a new one. */
  private LeadId owner(List<Lead> region, SortedSet<Identity> part, EntryId act) {
    var living = region.stream().filter(lead -> part.contains(lead.id().internal())).toList();
    if (!living.isEmpty()) {
      return Joining.survivor(living).id();
    }
    var stored =
        part.stream()
            .filter(identity -> identity.kind() == IdentityKind.INTERNAL)
            .flatMap(identity -> leads.read(new LeadId(identity.key())).stream())
            .toList();
    return stored.isEmpty() ? named(act, part) : Joining.survivor(stored).id();
  }

  /** The leads that own a part, as they are stored. */
  private List<Lead> former(Set<LeadId> owners, List<Lead> region, Instant time) {
    var former = new ArrayList<Lead>();
    for (var id : owners) {
      former.add(
          region.stream()
              .filter(lead -> lead.id().equals(id))
              .findFirst()
              .or(() -> leads.read(id))
              .orElseGet(() -> Lead.first(id, time)));
    }
    return former;
  }

  /** The same id however often it is tried. */
  private static LeadId named(EntryId act, SortedSet<Identity> part) {
    var codes = String.join(" ", part.stream().map(Identity::code).toList());
    long key = Evidence.key(new EntryId(act.source(), MergeLeads.suffixed(act.id(), "part")));
    return new LeadId("u" + HexFormat.of().toHexDigits(key) + MergeLeads.digits(codes));
  }

  /** Tells the lead that comes apart of its cuts, and which identities are its own. */
  private void carry(
      Entry ordered, Lead part, SortedSet<Identity> identities, List<Entry> written) {
    var links = new ArrayList<Link>();
    if (part.version() == 0) {
      identities.forEach(identity -> links.add(new Link(identity, Link.State.IN_FORCE)));
      identities.add(part.id().internal());
    }
    var copies = new ArrayList<Entry>();
    copies.add(MergeLeads.at(ordered, part.id()).withLinks(links));
    for (var cut : ConnectedIdentities.cutsInForce(written)) {
      if (ordered.directive().filter(cut::equals).isEmpty()
          && !(Collections.disjoint(cut.left(), identities)
              && Collections.disjoint(cut.right(), identities))) {
        written.stream()
            .filter(e -> e.directive().filter(cut::equals).isPresent())
            .max(Entry.ORDER)
            .ifPresent(e -> copies.add(MergeLeads.at(e, part.id()).withLinks(List.of())));
      }
    }
    for (var copy : copies) {
      ledger.append(copy);
      written.add(copy);
    }
  }

  private Lead apart(
      List<Lead> region,
      Lead former,
      SortedSet<Identity> identities,
      EntryId act,
      Instant now,
      List<Lead> involved) {
    var entries = Whereabouts.within(whereabouts.entries(identities), identities);
    var merges =
        region.stream()
            .flatMap(lead -> lead.merges().stream())
            .filter(m -> identities.contains(m.other().internal()))
            .filter(m -> !m.other().equals(former.id()))
            .sorted(Comparator.comparing(Merge::at))
            .toList();
    var bare = former.withIdentities(identities).withMerges(merges, Optional.empty());
    var refolded =
        folding.refold(bare, entries, now, new Cause.ByMerge(Joining.mergeId(act, former.id())));
    return joining.withoutSecondHandoffs(former, refolded, involved);
  }

  /** Leads that were merged into one of the parts answer by that part from now on. */
  private void redirect(Lead owner, Set<Identity> identities, List<Change> changes) {
    for (var identity : identities) {
      if (identity.kind() != IdentityKind.INTERNAL || identity.equals(owner.id().internal())) {
        continue;
      }
      leads
          .read(new LeadId(identity.key()))
          .filter(merged -> !merged.mergedInto().equals(Optional.of(owner.id())))
          .ifPresent(merged ->
              changes.add(
                  new Change(merged, merged.withMerges(merged.merges(), Optional.of(owner.id())))));
    }
  }
}
