package dev.astrolabe.model.lead;

import dev.astrolabe.model.identity.Identity;
import dev.astrolabe.model.ledger.Entry;
import dev.astrolabe.model.ledger.EntryId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** A ledger in memory; passes {@link LedgerContract}. For one thread at a time. */
public final class InMemoryLedger implements Ledger {
  private final TreeMap<Identity, Claim> claims = new TreeMap<>();
  private final TreeMap<Identity, TreeMap<EntryId, Entry>> entries = new TreeMap<>();

  /** The same ledger, apart from this one from now on. */
  InMemoryLedger copy() {
    var copy = new InMemoryLedger();
    copy.claims.putAll(claims);
    entries.forEach((home, byId) -> copy.entries.put(home, new TreeMap<>(byId)));
    return copy;
  }

  @Override
  public Optional<Claim> claimOf(Identity identity) {
    return Optional.ofNullable(claims.get(identity));
  }

  @Override
  public Claim claim(Identity identity, LeadId candidate, String original) {
    return claims.computeIfAbsent(identity, i -> new Claim(i, candidate, original));
  }

  @Override
  public Appended append(Entry entry) {
    var standing =
        entries
            .computeIfAbsent(entry.home(), home -> new TreeMap<>())
            .putIfAbsent(entry.id(), entry);
    return standing == null ? new Appended.Stored() : new Appended.Stands(standing);
  }

  @Override
  public Optional<Entry> entry(Identity home, EntryId id) {
    return Optional.ofNullable(entries.getOrDefault(home, new TreeMap<>()).get(id));
  }

  @Override
  public List<Entry> entries(Identity home) {
    return List.copyOf(entries.getOrDefault(home, new TreeMap<>()).values());
  }

  /** Every entry there is. */
  public List<Entry> everything() {
    var all = new ArrayList<Entry>();
    entries.values().forEach(home -> all.addAll(home.values()));
    return all;
  }

  /** Every claim there is. */
  public List<Claim> claims() {
    return List.copyOf(claims.values());
  }

  void repoint(Claim claim) {
    claims.put(claim.identity(), claim);
  }
}
