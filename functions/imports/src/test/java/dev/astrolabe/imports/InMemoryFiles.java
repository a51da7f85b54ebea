package dev.astrolabe.imports;

import dev.astrolabe.model.lead.Backfills.Phase;
import dev.astrolabe.model.lead.Backfills.Progress;
import dev.astrolabe.model.lead.Backfills.Row;
import dev.astrolabe.runtime.store.Crash;
import dev.astrolabe.runtime.store.ImportedFiles.Queued;
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
  private final Map<String, Queued> sent = new HashMap<>();

  /** Where a try is broken off. */
  final Crash calls = new Crash();

  /** After so many messages the queue does not answer. */
  int room = Integer.MAX_VALUE;

  @Override
  public Optional<Kept> find(String importId) {
    return Optional.ofNullable(documents.get(importId))
        .map(text ->
            new Kept(RefusedRows.document(text), sent.getOrDefault(importId, Queued.NOTHING)));
  }

  @Override
  public void keep(String importId, String document, Queued so) {
    calls.before();
    documents.put(importId, document);
    sent.put(importId, so);
    calls.after();
  }

  @Override
  public boolean begin(String importId, List<List<Row>> rows, boolean history, Instant now) {
    calls.before();
    chunks.put(importId, rows);
    var first = Progress.first(importId, rows.size(), history, now);
    var standing = progress.get(importId);
    boolean begins = standing == null || standing.phase() == Phase.DONE;
    if (begins) {
      progress.put(importId, first);
    }
    calls.after();
    return begins;
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
      calls.before();
      if (room-- <= 0) {
        throw SdkClientException.create("down");
      }
      queued.add(body);
      calls.after();
    }
  }

  @Override
  public void send(String body, Duration delay, String trace) {
    send(List.of(body), trace);
  }
}
