package dev.astrolabe.model.lead;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.model.identity.ConnectedIdentities;
import dev.astrolabe.model.identity.Identity;
import dev.astrolabe.model.identity.IdentityKind;
import dev.astrolabe.model.ledger.Entry;
import dev.astrolabe.model.ledger.Imported;
import dev.astrolabe.model.reference.NaiveLeads;
import dev.astrolabe.model.scoring.CompiledModel;
import dev.astrolabe.model.stage.Cause;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Everything in memory that use cases about leads need, and what must hold of it whenever. */
public final class Installation {
  final InMemoryLedger ledger;
  final InMemoryLeads leads;

  /** What use cases see of the ledger. */
  Ledger seen;

  final InMemoryHandOffs handOffs;
  final InMemoryBackfills backfills = new InMemoryBackfills();

  /** Since when which version has been active; the active one alone where nothing is said. */
  List<Reign> reigns = List.of();

  private final List<CompiledModel> models;
  private int ids;

  Installation() {
    this(Samples.model(1));
  }

  Installation(CompiledModel... models) {
    this.ledger = new InMemoryLedger();
    this.leads = new InMemoryLeads(ledger);
    this.seen = ledger;
    this.handOffs = new InMemoryHandOffs();
    this.models = List.of(models);
  }

  private Installation(Installation original) {
    this.ledger = original.ledger.copy();
    this.leads = original.leads.copy(ledger);
    this.seen = ledger;
    this.handOffs = original.handOffs.copy();
    this.models = original.models;
    this.ids = original.ids;
  }

  /** An installation that holds the same, apart from this one from now on. */
  Installation copy() {
    return new Installation(this);
  }

  /** The same installation once these models are active. */
  Installation(Installation before, CompiledModel... models) {
    this.ledger = before.ledger;
    this.leads = before.leads;
    this.seen = before.seen;
    this.handOffs = before.handOffs;
    this.models = List.of(models);
    this.ids = 1000;
  }

  Folding folding() {
    return new Folding(models);
  }

  /** From now on claims are often read a moment old. */
  Installation stale(Random random) {
    seen = new StaleLedger(ledger, random);
    return this;
  }

  /** The same stores under other models. */
  Folding folding(CompiledModel... others) {
    return new Folding(List.of(others));
  }

  Supplier<LeadId> newIds() {
    return () -> new LeadId("L-" + ++ids);
  }

  AcceptEntry acceptEntry() {
    return new AcceptEntry(seen, leads, handOffs, folding(), newIds());
  }

  AcceptEntry acceptEntry(Calls calls) {
    return new AcceptEntry(
        calls.on(seen), calls.on(leads), calls.on(handOffs), folding(), newIds());
  }

  BackfillLeads backfillLeads(Calls calls) {
    return new BackfillLeads(
        calls.on(backfills),
        calls.on(seen),
        calls.on(leads),
        folding(),
        (active, now) -> reigns.isEmpty() ? List.of(new Reign(now, active)) : reigns);
  }

  BackfillLeads backfillLeads() {
    return backfillLeads(Calls.dyingAt(-1, false));
  }

  SweepDue sweepDue(Leads over) {
    return new SweepDue(leads, ledger, over, folding(), backfillLeads());
  }

  MergeLeads mergeLeads() {
    return new MergeLeads(ledger, leads, acceptEntry());
  }

  UnmergeLeads unmergeLeads() {
    return new UnmergeLeads(ledger, leads, handOffs, folding());
  }

  Quarantine quarantine() {
    return new Quarantine(ledger, leads, acceptEntry());
  }

  /** The same arrival as a row of a file of history. */
  static Arrival inHistory(Arrival a, String importId) {
    return a.inFile(a.id(), new Imported(importId, true, Optional.empty()));
  }

  /** The lead that answers for the identity. */
  Lead leadOf(Identity identity) {
    var claim = ledger.claimOf(identity).orElseThrow();
    return new Whereabouts(ledger, leads).follow(claim.lead(), Samples.MONDAY);
  }

  /** Leads that answer for themselves. */
  List<Lead> living() {
    return leads.everything().stream().filter(lead -> lead.mergedInto().isEmpty()).toList();
  }

  /** The identities of people, by lead. */
  Set<Set<Identity>> people() {
    var people = new HashSet<Set<Identity>>();
    for (var lead : living()) {
      people.add(withoutInternal(lead.identities()));
    }
    return people;
  }

  static Set<Identity> withoutInternal(Set<Identity> identities) {
    var people = new TreeSet<>(identities);
    people.removeIf(identity -> identity.kind() == IdentityKind.INTERNAL);
    return people;
  }

  /** What a lead comes to at {@code end}, whatever it is called and however it came about. */
  record Essence(Set<Identity> people, Object facts, List<Object> standings) {}

  Set<Essence> essences(Instant end) {
    var all = new HashSet<Essence>();
    for (var lead : living()) {
      all.add(essence(lead, end));
    }
    return all;
  }

  Essence essence(Lead lead, Instant end) {
    var visited = folding().visit(lead, end);
    var standings = new ArrayList<Object>();
    for (var s : visited.standings().values()) {
      standings.add(
          List.of(
              s.model(),
              s.version(),
              s.evidence(),
              s.stage(),
              s.score(),
              s.grade(),
              s.assessedAt(),
              s.nextChange()));
    }
    return new Essence(withoutInternal(lead.identities()), lead.facts(), standings);
  }

  /** What must hold once everything was delivered. */
  void check(String where, Instant end) {
    var entries = ledger.everything();
    var ids = entries.stream().map(Entry::id).toList();
    assertThat(ids).as(where + ": no entry twice").doesNotHaveDuplicates();
    for (var claim : ledger.claims()) {
      assertThat(leadOf(claim.identity()).identities())
          .as(where + ": the lead of " + claim.identity() + " knows it")
          .contains(claim.identity());
    }
    var connected = ConnectedIdentities.of(entries);
    assertThat(connected.sets())
        .as(where + ": connected as the reference says")
        .isEqualTo(NaiveLeads.resolve(entries, Instant.MAX));
    for (var lead : living()) {
      assertThat(lead.identities())
          .as(where + ": identities of " + lead.id())
          .isEqualTo(connected.with(lead.id().internal()));
      var replayed =
          new RefoldLead(ledger, leads, folding()).replayed(lead, end, new Cause.ByTime());
      assertThat(essence(replayed, end))
          .as(where + ": " + lead.id() + " stored and replayed")
          .isEqualTo(essence(lead, end));
      var mine = entries.stream().filter(e -> lead.identities().contains(e.home())).count();
      for (var standing : lead.standings().values()) {
        assertThat((long) standing.evidence().size())
            .as(where + ": every entry of " + lead.id() + " counts once")
            .isEqualTo(mine);
      }
    }
  }
}
