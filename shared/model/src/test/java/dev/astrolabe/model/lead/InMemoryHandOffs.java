package dev.astrolabe.model.lead;

import java.util.List;
import java.util.TreeMap;

/** Hand-offs in memory; passes {@link HandOffsContract}. For one thread at a time. */
public final class InMemoryHandOffs implements HandOffs {
  private final TreeMap<String, HandOff> handOffs = new TreeMap<>();

  /** The same hand-offs, apart from these from now on. */
  InMemoryHandOffs copy() {
    var copy = new InMemoryHandOffs();
    copy.handOffs.putAll(handOffs);
    return copy;
  }

  @Override
  public HandOff put(HandOff fresh) {
    var standing = handOffs.putIfAbsent(fresh.id(), fresh);
    return standing == null ? fresh : standing;
  }

  @Override
  public void delivered(HandOff handOff, HandOff.Delivery sent) {
    handOffs.computeIfPresent(handOff.id(), (id, standing) -> standing.with(sent));
  }

  @Override
  public List<HandOff> of(LeadId lead) {
    return handOffs.values().stream().filter(h -> h.lead().equals(lead)).toList();
  }

  /** Every hand-off there is. */
  public List<HandOff> everything() {
    return List.copyOf(handOffs.values());
  }
}
