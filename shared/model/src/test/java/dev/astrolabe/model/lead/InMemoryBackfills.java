package dev.astrolabe.model.lead;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Imports in memory. For one thread at a time. */
public final class InMemoryBackfills implements Backfills {
  private final TreeMap<String, Progress> progress = new TreeMap<>();
  private final TreeMap<String, List<List<Row>>> chunks = new TreeMap<>();
  private final TreeMap<String, TreeSet<LeadId>> walked = new TreeMap<>();

  /** Entry ids that were refused when they were to be folded. */
  public final Set<String> refused = new TreeSet<>();

  /** Begins an import with these rows. */
  public void begin(String importId, boolean history, List<List<Row>> rows) {
    chunks.put(importId, List.copyOf(rows));
    progress.put(importId, new Progress(importId, rows.size(), history, Phase.CHECK, 0, 0));
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
  public boolean isRefused(Row row, Instant now) {
    return refused.contains(row.id().id());
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
