package dev.astrolabe.model.lead;

import dev.astrolabe.model.ledger.EntryId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Imports in memory. For one thread at a time. */
public final class InMemoryBackfills implements Backfills {
  private final TreeMap<String, Progress> progress = new TreeMap<>();
  private final TreeMap<String, List<List<Row>>> chunks = new TreeMap<>();
  private final TreeMap<String, TreeSet<LeadId>> walked = new TreeMap<>();

  private final TreeMap<String, TreeMap<Integer, List<Left>>> left = new TreeMap<>();
  private final Map<Map.Entry<String, EntryId>, Instant> refused = new HashMap<>();

  /** Begins an import with these rows. */
  public void begin(String importId, boolean history, List<List<Row>> rows, Instant begun) {
    chunks.put(importId, List.copyOf(rows));
    progress.put(importId, Progress.first(importId, rows.size(), history, begun));
  }

  /** A row of the import was refused when it was to be folded. */
  public void refuse(String importId, EntryId id, Instant at) {
    refused.put(Map.entry(importId, id), at);
  }

  /** The rows that were not taken. */
  public List<Left> left(String importId) {
    return left.getOrDefault(importId, new TreeMap<>()).values().stream()
        .flatMap(List::stream)
        .toList();
  }

  /** The leads that were walked. */
  public Set<LeadId> walked(String importId) {
    return walked.getOrDefault(importId, new TreeSet<>());
  }

  @Override
  public Optional<Progress> progress(String importId) {
    return Optional.ofNullable(progress.get(importId));
  }

  @Override
  public List<Row> chunk(String importId, int chunk) {
    return chunks.getOrDefault(importId, List.of()).get(chunk);
  }

  @Override
  public boolean isRefused(Progress of, Row row, Instant now) {
    return Optional.ofNullable(refused.get(Map.entry(of.importId(), row.id())))
        .filter(at -> !at.isBefore(of.begun()))
        .isPresent();
  }

  @Override
  public void left(Progress of, int chunk, List<Left> rows, Instant now) {
    left.computeIfAbsent(of.importId(), id -> new TreeMap<>()).put(chunk, List.copyOf(rows));
  }

  @Override
  public void walked(String importId, int chunk, Collection<LeadId> leads) {
    walked.computeIfAbsent(importId, id -> new TreeSet<>()).addAll(leads);
  }

  @Override
  public boolean advance(Progress from, Progress to) {
    var standing = progress(from.importId()).orElseThrow();
    if (standing.phase() != from.phase() || standing.chunk() != from.chunk()) {
      return false;
    }
    progress.put(from.importId(), to);
    return true;
  }
}
