package dev.astrolabe.model.lead;

import dev.astrolabe.model.identity.ConnectedIdentities;
import dev.astrolabe.model.identity.Identity;
import dev.astrolabe.model.identity.IdentityKind;
import dev.astrolabe.model.lead.Leads.Change;
import dev.astrolabe.model.ledger.Directive;
import dev.astrolabe.model.ledger.Entry;
import dev.astrolabe.model.ledger.EntryId;
import dev.astrolabe.model.ledger.Link;
import dev.astrolabe.model.scoring.Evidence;
import dev.astrolabe.model.stage.Cause;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One try to part a lead along a cut: works out who belongs to whom, writes the cut, and saves all
 * leads that this changes in one transaction. What would be more than one transaction takes is
 * refused before anything of it is written.
 */
final class Parting {
  /** What became of the try. */
  sealed interface Outcome {
    /** They are apart: the lead that was asked about first. */
    record Apart(List<Lead> leads) implements Outcome {}

    /** Another writer was faster. */
    record Overtaken() implements Outcome {}

    record TooLarge(Problem problem) implements Outcome {}
  }

  /** Leads that may hang together by cuts. */
  static final int LARGEST_REGION = 50;

  private final Ledger ledger;
  private final Leads leads;
  private final Folding folding;
  private final Joining joining;
  private final Inherited inherited;
  private final Whereabouts whereabouts;
  private final Publication publication;

  Parting(Ledger ledger, Leads leads, HandOffs handOffs, Folding folding) {
    this.ledger = ledger;
    this.leads = leads;
    this.folding = folding;
    this.joining = new Joining(ledger, leads, handOffs, folding);
    this.inherited = new Inherited(leads);
    this.whereabouts = new Whereabouts(ledger, leads);
    this.publication = new Publication(leads, folding, whereabouts);
  }

  Outcome part(Lead lead, Directive.Cut cut, EntryId act, Instant time) {
    var region = region(lead, time);
    if (region.size() > LARGEST_REGION) {
      return new Outcome.TooLarge(new Problem("", OrderFault.PARTED_TOO_OFTEN));
    }
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
    written.add(ordered);

    var parts = new TreeMap<LeadId, SortedSet<Identity>>();
    for (var part : parts(identities, written)) {
      parts.computeIfAbsent(owner(region, part, act), owner -> new TreeSet<>()).addAll(part);
    }
    var former = former(parts.keySet(), region, time);
    var touched = touched(lead, former, parts);
    if (weight(touched, parts) > Leads.MOST_TOGETHER) {
      return new Outcome.TooLarge(new Problem("", OrderFault.TOO_MUCH_TO_PART));
    }
    var current = new ArrayList<Lead>();
    for (var before : touched) {
      var published = publication.apply(before, time);
      if (published.isEmpty()) {
        return new Outcome.Overtaken();
      }
      current.add(published.get());
    }
    ledger.append(ordered);
    var now = former.stream().map(Lead::assessedAt).reduce(time, Whereabouts::later);
    var changes = new ArrayList<Change>();
    var claims = new ArrayList<Ledger.Claim>();
    for (var before : current) {
      var theirs = new TreeSet<>(parts.getOrDefault(before.id(), new TreeSet<>()));
      if (!before.id().equals(lead.id())) {
        carry(ordered, before, theirs, written);
      }
      changes.add(new Change(before, apart(region, before, theirs, act, now, former)));
      claims.addAll(joining.repointed(theirs, before.id()));
      changes.addAll(redirects(before, theirs));
    }
    if (!leads.saveTogether(changes, claims)) {
      return new Outcome.Overtaken();
    }
    return new Outcome.Apart(
        changes.stream()
            .filter(change -> parts.containsKey(change.before().id()))
            .map(change -> change.after().stored(change.before()))
            .sorted((a, b) -> Boolean.compare(b.id().equals(lead.id()), a.id().equals(lead.id())))
            .toList());
  }

  /** The lead, and those whose identities are others than before. */
  private static List<Lead> touched(
      Lead lead, List<Lead> former, Map<LeadId, SortedSet<Identity>> parts) {
    return former.stream()
        .filter(before ->
            before.id().equals(lead.id())
                || before.mergedInto().isPresent()
                || !before.identities().equals(parts.get(before.id())))
        .toList();
  }

  /** How much of {@link Leads#MOST_TOGETHER} saving them takes at most. */
  private int weight(List<Lead> touched, Map<LeadId, SortedSet<Identity>> parts) {
    int weight = 0;
    for (var lead : touched) {
      var theirs = parts.getOrDefault(lead.id(), new TreeSet<>());
      weight += 2 + Leads.weight(redirects(lead, theirs), List.of());
      weight += (int) theirs.stream().filter(i -> i.kind() != IdentityKind.INTERNAL).count();
    }
    return weight;
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
    for (int i = 0; i < region.size() && region.size() <= LARGEST_REGION; i++) {
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
            : ledger.claim(identity, named.id(), identity.key()).lead(),
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
    var bare =
        former
            .withIdentities(identities)
            .withMerges(merges, Optional.empty())
            .withPartedAt(now)
            .withOpenBackfills(OpenBackfills.of(region, entries));
    var refolded =
        folding.refold(bare, entries, now, new Cause.ByMerge(Joining.mergeId(act, former.id())));
    return joining.withoutSecondHandoffs(former, inherited.told(former, refolded), involved);
  }

  /** Leads that were merged into one of the parts answer by that part from now on. */
  private List<Change> redirects(Lead owner, Set<Identity> identities) {
    var changes = new ArrayList<Change>();
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
    return changes;
  }
}
