package dev.astrolabe.model.lead;

import dev.astrolabe.model.identity.Identity;
import dev.astrolabe.model.identity.IdentityKind;
import dev.astrolabe.model.lead.Leads.Change;
import dev.astrolabe.model.lead.Ledger.Claim;
import dev.astrolabe.model.ledger.Entry;
import dev.astrolabe.model.ledger.EntryId;
import dev.astrolabe.model.scoring.Evidence;
import dev.astrolabe.model.stage.Cause;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Makes several leads one: the oldest answers for all, from everything the ledger says of them. */
final class Joining {
  private static final Comparator<Lead> OLDEST_FIRST =
      Comparator.<Lead, Boolean>comparing(lead -> lead.version() == 0)
          .thenComparing(Lead::createdAt)
          .thenComparing(Lead::id);

  private final Ledger ledger;
  private final Leads leads;
  private final HandOffs handOffs;
  private final Folding folding;
  private final Whereabouts whereabouts;
  private final Publication publication;
  private final Inherited inherited;

  Joining(Ledger ledger, Leads leads, HandOffs handOffs, Folding folding) {
    this.ledger = ledger;
    this.leads = leads;
    this.handOffs = handOffs;
    this.folding = folding;
    this.whereabouts = new Whereabouts(ledger, leads);
    this.publication = new Publication(leads, folding, whereabouts);
    this.inherited = new Inherited(leads);
  }

  /** The lead that answers for both from now on. */
  static Lead survivor(Collection<Lead> joined) {
    return joined.stream().min(OLDEST_FIRST).orElseThrow();
  }

  /** Names the merge of {@code other} that the entry caused. */
  static String mergeId(EntryId entry, LeadId other) {
    return HexFormat.of().toHexDigits(Evidence.key(entry)) + "." + other.value();
  }

  /**
   * Saves the leads as one and answers the one that survives, before and after; empty where another
   * writer was faster.
   *
   * @param parts at least two leads, each as it is stored; the first wins where none was stored
   * @param linking the entry that links them
   * @param linked its home and the identities it links in force
   */
  Optional<Change> join(List<Lead> parts, Entry linking, Set<Identity> linked, Instant time) {
    var joined = new ArrayList<Lead>();
    for (var part : parts) {
      var current = publication.apply(part, time);
      if (current.isEmpty()) {
        return Optional.empty();
      }
      joined.add(current.get());
    }
    boolean noneStored = joined.stream().allMatch(lead -> lead.version() == 0);
    var survivor = noneStored ? joined.getFirst() : survivor(joined);
    var absorbed = joined.stream().filter(lead -> !lead.id().equals(survivor.id())).toList();
    var now = joined.stream().map(Lead::assessedAt).reduce(time, Whereabouts::later);

    var identities = new TreeSet<>(survivor.identities());
    var merges = new ArrayList<>(survivor.merges());
    for (var lead : absorbed) {
      // A lead that was never stored had nothing: nobody can have addressed it.
      if (lead.version() > 0) {
        merges.add(
            new Merge(
                mergeId(linking.id(), lead.id()), lead.id(), identities, lead.identities(), now));
        merges.addAll(lead.merges());
        identities.addAll(lead.identities());
      }
    }
    merges.sort(Comparator.comparing(Merge::at));

    var known = new TreeSet<>(identities);
    known.addAll(linked);
    var allowed = new TreeSet<>(known);
    joined.forEach(lead -> allowed.add(lead.id().internal()));
    var entries = Whereabouts.within(whereabouts.entries(known), allowed);
    var cause = new Cause.ByMerge(mergeId(linking.id(), absorbed.getFirst().id()));
    var refolded =
        folding
            .refold(
                survivor
                    .withIdentities(identities)
                    .withOpenBackfills(OpenBackfills.of(joined, entries)),
                entries,
                now,
                cause)
            .withMerges(merges, Optional.empty());
    var after = withoutSecondHandoffs(survivor, inherited.told(survivor, refolded), joined);

    var changes = new ArrayList<Change>();
    changes.add(new Change(survivor, after));
    for (var lead : absorbed) {
      changes.add(new Change(lead, lead.withMerges(lead.merges(), Optional.of(survivor.id()))));
    }
    var moved = new TreeSet<Identity>();
    absorbed.stream().filter(lead -> lead.version() > 0).forEach(l -> moved.addAll(l.identities()));
    return leads.saveTogether(changes, repointed(moved, survivor.id()))
        ? Optional.of(new Change(survivor, after.stored(survivor)))
        : Optional.empty();
  }

  /** A merge or its undoing makes no hand-off while one of the leads has one that is not done. */
  Lead withoutSecondHandoffs(Lead before, Lead after, Collection<Lead> involved) {
    var fresh = new TreeSet<>(after.handoffsPending());
    fresh.removeAll(before.handoffsPending());
    if (fresh.isEmpty()) {
      return after;
    }
    var busy = new HashSet<String>();
    for (var lead : involved) {
      lead.handoffsPending().forEach(code -> busy.add(model(code)));
      for (var handOff : handOffs.of(lead.id())) {
        if (handOff.isUnderWay()) {
          busy.add(handOff.model());
        }
      }
    }
    var kept = new TreeSet<>(after.handoffsPending());
    kept.removeIf(code -> fresh.contains(code) && busy.contains(model(code)));
    return after.withHandoffsPending(kept);
  }

  private static String model(String code) {
    return code.substring(0, code.lastIndexOf('#'));
  }

  /** The claims on these identities, as they are once {@code owner} has them. */
  List<Claim> repointed(Collection<Identity> identities, LeadId owner) {
    var claims = new ArrayList<Claim>();
    for (var identity : identities) {
      if (identity.kind() == IdentityKind.INTERNAL) {
        continue;
      }
      var claim =
          ledger.claimOf(identity).orElseGet(() -> ledger.claim(identity, owner, identity.key()));
      // Also where it seems to point there already: what was read may be a moment old.
      claims.add(new Claim(identity, owner, claim.original()));
    }
    return claims;
  }
}
