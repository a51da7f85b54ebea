package dev.astrolabe.model.lead;

import dev.astrolabe.model.identity.Identity;
import dev.astrolabe.model.ledger.Entry;
import dev.astrolabe.model.ledger.EntryId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/** A ledger whose claims, where they may be read a moment old, often are. */
final class StaleLedger implements Ledger {
  private final InMemoryLedger ledger;
  private final Random random;
  private final Map<Identity, List<Claim>> once = new TreeMap<>();

  StaleLedger(InMemoryLedger ledger, Random random) {
    this.ledger = ledger;
    this.random = random;
  }

  @Override
  public Optional<Claim> claimOf(Identity identity) {
    var current = ledger.claimOf(identity);
    var known = once.computeIfAbsent(identity, i -> new ArrayList<>());
    current.filter(claim -> !known.contains(claim)).ifPresent(known::add);
    return switch (random.nextInt(4)) {
      case 0 -> Optional.empty();
      case 1 -> known.isEmpty() ? current : Optional.of(known.get(random.nextInt(known.size())));
      default -> current;
    };
  }

  @Override
  public Claim claim(Identity identity, LeadId candidate, String original) {
    return ledger.claim(identity, candidate, original);
  }

  @Override
  public Appended append(Entry entry) {
    return ledger.append(entry);
  }

  @Override
  public Optional<Entry> entry(Identity home, EntryId id) {
    return ledger.entry(home, id);
  }

  @Override
  public List<Entry> entries(Identity home) {
    return ledger.entries(home);
  }
}
