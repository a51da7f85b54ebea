package dev.astrolabe.imports;

import dev.astrolabe.model.lead.Backfills.Progress;
import dev.astrolabe.model.lead.Backfills.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Files of leads and the bulk queue in memory. */
final class InMemoryFiles implements LeadImports.Files, LeadImports.Bulk {
  final Map<String, String> documents = new HashMap<>();
  final Map<String, List<List<Row>>> chunks = new HashMap<>();
  final Map<String, Progress> progress = new HashMap<>();
  final Map<String, List<ImportFile.RefusedRow>> left = new HashMap<>();
  final List<String> queued = new ArrayList<>();
  private final Map<String, Boolean> sent = new HashMap<>();

  /** After so many messages the queue does not answer. */
  int room = Integer.MAX_VALUE;

  @Override
  public Optional<Kept> find(String importId) {
    return Optional.ofNullable(documents.get(importId))
        .map(text -> new Kept(RefusedRows.document(text), sent.getOrDefault(importId, false)));
  }

  @Override
  public void keep(String importId, String document, boolean whole) {
    documents.put(importId, document);
    sent.put(importId, whole);
  }

  @Override
  public void begin(String importId, List<List<Row>> rows, boolean history, Instant now) {
    chunks.put(importId, rows);
    progress.putIfAbsent(importId, Progress.first(importId, rows.size(), history, now));
  }

  @Override
  public Optional<Progress> progress(String importId) {
    return Optional.ofNullable(progress.get(importId));
  }

  @Override
  public List<ImportFile.RefusedRow> left(Progress of) {
    return left.getOrDefault(of.importId(), List.of());
  }

  @Override
  public long leads(String importId) {
    return 0;
  }

  @Override
  public void send(List<String> bodies, String trace) {
    for (var body : bodies) {
      if (room-- <= 0) {
        throw SdkClientException.create("down");
      }
      queued.add(body);
    }
  }

  @Override
  public void send(String body, Duration delay, String trace) {
    send(List.of(body), trace);
  }
}
