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
    var written = whereabouts.entries(lead.identities());
    var order =
        MergeLeads.directive(
            act, lead.id(), "unmerge", cut, MergeLeads.afterLastOf(written, cut, time), time);
    var standing =
        written.stream()
            .filter(e -> e.id().equals(act) && e.home().equals(order.home()))
            .findFirst();
    var ordered = standing.orElse(order);
    ledger.append(ordered);
    written.add(ordered);

    var parts = new TreeMap<LeadId, SortedSet<Identity>>();
    for (var part : parts(lead, written)) {
      var owner = owner(lead, part, act);
      parts.merge(
          owner,
          part,
          (one, other) -> {
            var both = new TreeSet<>(one);
            both.addAll(other);
            return both;
          });
    }
    var changes = new ArrayList<Change>();
    var claims = new ArrayList<Ledger.Claim>();
    var before = new ArrayList<Lead>();
    for (var id : parts.keySet()) {
      before.add(
          id.equals(lead.id()) ? lead : leads.read(id).orElseGet(() -> Lead.first(id, time)));
    }
    var now = before.stream().map(Lead::assessedAt).reduce(time, Whereabouts::later);
    for (var former : before) {
      var identities = new TreeSet<>(parts.get(former.id()));
      if (!former.id().equals(lead.id())) {
        carry(ordered, former, identities, written);
      }
      changes.add(new Change(former, apart(lead, former, identities, act, now, before)));
      claims.addAll(joining.repointed(identities, former.id()));
      redirect(former, identities, changes);
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

  /** The lead's identities by who is connected with whom, now that the cut stands. */
  private static List<SortedSet<Identity>> parts(Lead lead, List<Entry> written) {
    var connected = ConnectedIdentities.of(Whereabouts.within(written, lead.identities()));
    var parts = new ArrayList<SortedSet<Identity>>();
    var left = new TreeSet<>(lead.identities());
    while (!left.isEmpty()) {
      var part = connected.with(left.first());
      part.retainAll(lead.identities());
      parts.add(part);
      left.removeAll(part);
    }
    return parts;
  }

  /** The lead a part belongs to: the oldest whose internal identity it holds, else a new one. */
  private LeadId owner(Lead lead, SortedSet<Identity> part, EntryId act) {
    if (part.contains(lead.id().internal())) {
      return lead.id();
    }
    var stored =
        part.stream()
            .filter(identity -> identity.kind() == IdentityKind.INTERNAL)
            .flatMap(identity -> leads.read(new LeadId(identity.key())).stream())
            .toList();
    return stored.isEmpty() ? named(act, part) : Joining.survivor(stored).id();
  }

  /** The same id however often it is tried. */
  private static LeadId named(EntryId act, SortedSet<Identity> part) {
    var codes = String.join(" ", part.stream().map(Identity::code).toList());
    long key = Evidence.key(new EntryId(act.source(), MergeLeads.suffixed(act.id(), "part")));
    return new LeadId("u" + HexFormat.of().toHexDigits(key) + digits(codes));
  }

  private static String digits(String text) {
    long hash = 0;
    for (int i = 0; i < text.length(); i += 200) {
      var chunk = text.substring(i, Math.min(i + 200, text.length()));
      hash = 31 * hash + Evidence.key(new EntryId("part", chunk));
    }
    return HexFormat.of().toHexDigits(hash);
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
            .ifPresent(e -> copies.add(MergeLeads.at(e, part.id())));
      }
    }
    for (var copy : copies) {
      ledger.append(copy);
      written.add(copy);
    }
  }

  private Lead apart(
      Lead lead,
      Lead former,
      SortedSet<Identity> identities,
      EntryId act,
      Instant now,
      List<Lead> involved) {
    var entries = Whereabouts.within(whereabouts.entries(identities), identities);
    var merges =
        lead.merges().stream()
            .filter(
                m -> identities.contains(m.other().internal()) && !m.other().equals(former.id()))
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
