package dev.astrolabe.model.lead;

import dev.astrolabe.model.identity.Identity;
import dev.astrolabe.model.ledger.Directive;
import dev.astrolabe.model.ledger.Entry;
import dev.astrolabe.model.ledger.EntryId;
import dev.astrolabe.model.ledger.Origin;
import dev.astrolabe.model.ledger.Trust;
import dev.astrolabe.model.scoring.Evidence;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Makes two leads one because a person says so; the older one answers for both. Lifts the cuts that
 * stand between them. Safe to repeat with the same id.
 */
public final class MergeLeads {
  /** What became of it. */
  public sealed interface Outcome {
    /**
     * They are one.
     *
     * @param mergeId what undoes it
     */
    record Merged(String mergeId, Lead lead) implements Outcome {}

    /** They were one before. */
    record SameLead(Lead lead) implements Outcome {}

    /** No lead has this id. */
    record Unknown(LeadId id) implements Outcome {}

    record Refused(List<Problem> problems) implements Outcome {
      public Refused {
        problems = List.copyOf(problems);
      }
    }
  }

  private final Ledger ledger;
  private final Leads leads;
  private final AcceptEntry acceptEntry;
  private final Whereabouts whereabouts;

  public MergeLeads(Ledger ledger, Leads leads, AcceptEntry acceptEntry) {
    this.ledger = ledger;
    this.leads = leads;
    this.acceptEntry = acceptEntry;
    this.whereabouts = new Whereabouts(ledger, leads);
  }

  /**
   * Merges the leads.
   *
   * @param id names the act; the same id is the same act
   * @throws StillContended where other writers were faster every time
   */
  public Outcome merge(LeadId one, LeadId other, EntryId id, Instant now) {
    for (var named : List.of(one, other)) {
      if (leads.read(named).isEmpty()) {
        return new Outcome.Unknown(named);
      }
    }
    var first = whereabouts.follow(one, now);
    var second = whereabouts.follow(other, now);
    if (first.id().equals(second.id())) {
      return same(first, id);
    }
    var older = Joining.survivor(List.of(first, second));
    var younger = older.id().equals(first.id()) ? second : first;
    lift(older, younger, id, now);
    var outcome = acceptEntry.accept(merging(older, younger, id, now), now);
    return switch (outcome) {
      case AcceptEntry.Outcome.Assessed(var lead, var transitions) -> merged(lead, id, younger);
      case AcceptEntry.Outcome.AlreadyCounted(var entry) ->
          merged(whereabouts.follow(older.id(), now), id, younger);
      case AcceptEntry.Outcome.Different(var entry) ->
          new Outcome.Refused(List.of(new Problem("", OrderFault.ANOTHER_MERGE)));
      case AcceptEntry.Outcome.Refused(var problems) -> new Outcome.Refused(problems);
    };
  }

  private static Outcome merged(Lead lead, EntryId id, Lead younger) {
    return new Outcome.Merged(Joining.mergeId(id, younger.id()), lead);
  }

  private static Outcome same(Lead lead, EntryId id) {
    return lead.merges().stream()
        .filter(merge -> merge.id().equals(Joining.mergeId(id, merge.other())))
        .findFirst()
        .<Outcome>map(merge -> new Outcome.Merged(merge.id(), lead))
        .orElseGet(() -> new Outcome.SameLead(lead));
  }

  private static Arrival merging(Lead older, Lead younger, EntryId id, Instant now) {
    var second = now.truncatedTo(ChronoUnit.SECONDS);
    return new Arrival(
        id,
        Optional.empty(),
        List.of(
            new Arrival.Contact(older.id().internal(), older.id().value()),
            new Arrival.Contact(younger.id().internal(), younger.id().value())),
        "merge",
        second,
        second,
        Trust.OPERATOR,
        Origin.VOLUNTARY,
        new TreeMap<>(),
        new TreeMap<>(),
        Optional.of(new Directive.Merge()));
  }

  private void lift(Lead older, Lead younger, EntryId id, Instant now) {
    var cuts = whereabouts.cutsBetween(older, younger);
    if (cuts.isEmpty()) {
      return;
    }
    var written = new ArrayList<Entry>();
    for (var lead : List.of(older, younger)) {
      lead.identities().forEach(identity -> written.addAll(ledger.entries(identity)));
    }
    for (var cut : cuts) {
      // A cut may keep others apart as well: for them it stays, and never goes in between.
      for (var narrower : rest(cut, older, younger)) {
        order(written, older, younger, "cut", narrower, id, "keep-", now);
      }
      order(written, older, younger, "cut-lifted", lifted(cut), id, "lift-", now);
    }
  }

  private static Directive.Cut lifted(Directive.Cut cut) {
    return new Directive.Cut(cut.left(), cut.right(), true);
  }

  private void order(
      List<Entry> written,
      Lead older,
      Lead younger,
      String kind,
      Directive.Cut cut,
      EntryId act,
      String prefix,
      Instant now) {
    var entry =
        directive(
            new EntryId(act.source(), suffixed(act.id(), prefix + digits(cut.code()))),
            older.id(),
            kind,
            cut,
            afterLastOf(written, cut, now),
            now);
    ledger.append(entry);
    ledger.append(at(entry, younger.id()));
  }

  /** What the cut parts besides these two leads. */
  private static List<Directive.Cut> rest(Directive.Cut cut, Lead one, Lead other) {
    boolean straight = !Collections.disjoint(cut.left(), one.identities());
    var left = straight ? cut.left() : cut.right();
    var right = straight ? cut.right() : cut.left();
    var kept = new ArrayList<Directive.Cut>();
    var outsideLeft = without(left, one.identities());
    var outsideRight = without(right, other.identities());
    if (!outsideLeft.isEmpty()) {
      kept.add(new Directive.Cut(outsideLeft, right, false));
    }
    if (!outsideRight.isEmpty()) {
      kept.add(new Directive.Cut(without(left, outsideLeft), outsideRight, false));
    }
    return kept;
  }

  private static Set<Identity> without(Set<Identity> side, Set<Identity> identities) {
    var rest = new TreeSet<>(side);
    rest.removeAll(identities);
    return rest;
  }

  /** 16 hexadecimal digits that stand for a text of any length. */
  static String digits(String text) {
    long hash = 0;
    for (int i = 0; i < text.length(); i += 200) {
      var chunk = text.substring(i, Math.min(i + 200, text.length()));
      hash = 31 * hash + Evidence.key(new EntryId("part", chunk));
    }
    return HexFormat.of().toHexDigits(hash);
  }

  /** An id made of another one, within the length of ids. */
  static String suffixed(String id, String suffix) {
    int longest = 255 - suffix.length();
    return (id.length() > longest ? id.substring(0, longest) : id) + "." + suffix;
  }

  /** An entry that orders something, addressed to the lead. */
  static Entry directive(
      EntryId id, LeadId lead, String kind, Directive directive, Instant occurredAt, Instant now) {
    return new Entry(
        id,
        lead.internal(),
        kind,
        occurredAt,
        now.truncatedTo(ChronoUnit.SECONDS),
        Trust.OPERATOR,
        Origin.VOLUNTARY,
        new TreeMap<>(),
        new TreeMap<>(),
        List.of(),
        Optional.of(directive));
  }

  /** The same order, addressed to another lead too, where whoever looks at that one finds it. */
  static Entry at(Entry entry, LeadId lead) {
    return new Entry(
        new EntryId(entry.id().source(), suffixed(entry.id().id(), lead.value())),
        lead.internal(),
        entry.kind(),
        entry.occurredAt(),
        entry.recordedAt(),
        entry.trust(),
        entry.origin(),
        entry.profile(),
        entry.payload(),
        entry.links(),
        entry.directive());
  }

  /** The second from which an order about the two sides of the cut is the last one. */
  static Instant afterLastOf(Collection<Entry> written, Directive.Cut cut, Instant now) {
    return written.stream()
        .filter(entry ->
            entry.directive().isPresent()
                && entry.directive().get() instanceof Directive.Cut other
                && other.sameSides(cut))
        .map(entry -> entry.occurredAt().plusSeconds(1))
        .reduce(now.truncatedTo(ChronoUnit.SECONDS), Whereabouts::later);
  }
}
