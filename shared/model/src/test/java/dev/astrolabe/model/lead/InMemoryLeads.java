package dev.astrolabe.model.lead;

import dev.astrolabe.model.lead.Ledger.Claim;
import dev.astrolabe.model.stage.Transition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Leads in memory; passes {@link LeadsContract}. For one thread at a time. */
public final class InMemoryLeads implements Leads, DueLeads, CreatedLeads {
  private static final Comparator<Transition> OLDEST_FIRST =
      Comparator.comparing(Transition::recordedAt)
          .thenComparing(Transition::model)
          .thenComparingInt(Transition::n);

  private final InMemoryLedger ledger;
  private final TreeMap<LeadId, Lead> leads = new TreeMap<>();
  private final TreeMap<LeadId, TreeMap<String, Transition>> older = new TreeMap<>();

  /** What the stream carries to the projection, in the order of the writes. */
  private final List<LeadId> toCount = new ArrayList<>();

  /**
   * @param ledger keeps the claims that change together with leads
   */
  public InMemoryLeads(InMemoryLedger ledger) {
    this.ledger = ledger;
  }

  /** The same leads, apart from these from now on. */
  InMemoryLeads copy(InMemoryLedger ledgerOfCopy) {
    var copy = new InMemoryLeads(ledgerOfCopy);
    copy.leads.putAll(leads);
    older.forEach((id, byCode) -> copy.older.put(id, new TreeMap<>(byCode)));
    return copy;
  }

  @Override
  public Optional<Lead> read(LeadId id) {
    return Optional.ofNullable(leads.get(id));
  }

  @Override
  public boolean save(Lead before, Lead after) {
    return saveTogether(List.of(new Change(before, after)), List.of());
  }

  @Override
  public boolean saveTogether(List<Change> changes, List<Claim> repointed) {
    if (Leads.weight(changes, repointed) > MOST_TOGETHER) {
      throw new IllegalArgumentException("more than one transaction takes");
    }
    for (var change : changes) {
      long stored = read(change.before().id()).map(Lead::version).orElse(0L);
      if (stored != change.before().version()) {
        return false;
      }
    }
    for (var change : changes) {
      for (var standing : change.before().standings().values()) {
        standing.newest().ifPresent(t -> keep(change.before().id(), t));
      }
      change.older().forEach(t -> keep(change.before().id(), t));
      if (change.after().isToCountAfter(change.before())) {
        toCount.add(change.before().id());
      }
      leads.put(change.before().id(), change.after().stored(change.before()));
    }
    repointed.forEach(ledger::repoint);
    return true;
  }

  /** The leads whose changes are to be counted, since this was last asked. */
  List<LeadId> takeToCount() {
    var taken = List.copyOf(toCount);
    toCount.clear();
    return taken;
  }

  private void keep(LeadId id, Transition transition) {
    older
        .computeIfAbsent(id, i -> new TreeMap<>())
        .putIfAbsent(transition.model() + "#" + transition.n(), transition);
  }

  @Override
  public List<Transition> transitions(LeadId id) {
    var all = new TreeMap<>(older.getOrDefault(id, new TreeMap<>()));
    read(id).stream()
        .flatMap(lead -> lead.standings().values().stream())
        .flatMap(standing -> standing.newest().stream())
        .forEach(t -> all.put(t.model() + "#" + t.n(), t));
    return all.values().stream().sorted(OLDEST_FIRST).toList();
  }

  @Override
  public LeadPage due(Instant until, Optional<String> cursor, int limit) {
    record Due(Instant at, Lead lead) {}
    var due =
        leads.values().stream()
            .flatMap(lead -> lead.due().stream().map(at -> new Due(at, lead)))
            .filter(d -> !d.at().isAfter(until))
            .sorted(Comparator.comparing(Due::at).thenComparing(d -> d.lead().id()))
            .map(d -> d.lead().id())
            .toList();
    return page(due, cursor, limit);
  }

  @Override
  public List<String> buckets(Instant until) {
    return List.of("all");
  }

  @Override
  public LeadPage created(String bucket, Optional<String> cursor, int limit) {
    var all =
        leads.values().stream()
            .sorted(Comparator.comparing(Lead::createdAt).thenComparing(Lead::id))
            .map(Lead::id)
            .toList();
    return page(all, cursor, limit);
  }

  private static LeadPage page(List<LeadId> all, Optional<String> cursor, int limit) {
    int from = Math.min(cursor.map(Integer::parseInt).orElse(0), all.size());
    int to = Math.min(from + limit, all.size());
    return new LeadPage(
        all.subList(from, to),
        to < all.size() ? Optional.of(Integer.toString(to)) : Optional.empty());
  }

  /** Every lead there is, merged ones included. */
  public List<Lead> everything() {
    return List.copyOf(leads.values());
  }
}
