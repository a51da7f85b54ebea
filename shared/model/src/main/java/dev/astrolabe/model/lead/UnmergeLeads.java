package dev.astrolabe.model.lead;

import dev.astrolabe.model.identity.ConnectedIdentities;
import dev.astrolabe.model.identity.Identity;
import dev.astrolabe.model.identity.IdentityKind;
import dev.astrolabe.model.ledger.Directive;
import dev.astrolabe.model.ledger.EntryId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
  private final Whereabouts whereabouts;
  private final Parting parting;

  public UnmergeLeads(Ledger ledger, Leads leads, HandOffs handOffs, Folding folding) {
    this.ledger = ledger;
    this.leads = leads;
    this.whereabouts = new Whereabouts(ledger, leads);
    this.parting = new Parting(ledger, leads, handOffs, folding);
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
        new Problem("/mergeId", OrderFault.NO_SUCH_MERGE));
  }

  /** Parts the identity, and whatever hangs on it alone, from the rest of the lead. */
  public Outcome identity(LeadId lead, Identity identity, EntryId id, Instant now) {
    return unmerge(
        lead,
        id,
        now,
        current -> cutAround(current, identity),
        new Problem("/identity", OrderFault.NO_SUCH_IDENTITY));
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
      switch (parting.part(lead, cut.get(), act, now)) {
        case Parting.Outcome.Apart(var apart) -> {
          return new Outcome.Unmerged(apart);
        }
        case Parting.Outcome.TooLarge(var problem) -> {
          return new Outcome.Refused(List.of(problem));
        }
        case Parting.Outcome.Overtaken() -> {}
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
}
