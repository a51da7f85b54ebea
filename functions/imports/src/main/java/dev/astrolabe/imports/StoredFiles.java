package dev.astrolabe.imports;

import dev.astrolabe.model.lead.Backfills;
import dev.astrolabe.runtime.store.ImportedFiles;
import dev.astrolabe.runtime.store.ImportedFiles.Queued;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Files of leads in the table of configuration. */
final class StoredFiles implements LeadImports.Files {
  private final ImportedFiles files;

  StoredFiles(ImportedFiles files) {
    this.files = files;
  }

  @Override
  public Optional<Kept> find(String importId) {
    return files
        .find(importId)
        .map(kept -> new Kept(RefusedRows.document(kept.document()), kept.queued()));
  }

  @Override
  public void keep(String importId, String document, Queued queued) {
    files.keep(importId, new ImportedFiles.Kept(document, queued));
  }

  @Override
  public boolean begin(
      String importId, List<List<Backfills.Row>> chunks, boolean history, Instant now) {
    return files.begin(importId, chunks, history, now);
  }

  @Override
  public Optional<Backfills.Progress> progress(String importId) {
    return files.progress(importId);
  }

  @Override
  public List<ImportFile.RefusedRow> left(Backfills.Progress of) {
    return files.left(of).stream()
        .flatMap(row ->
            row.reasons().stream()
                .map(each ->
                    new ImportFile.RefusedRow(
                        row.line(), LeadColumns.column(each.pointer()), each.refusal())))
        .toList();
  }

  @Override
  public long leads(String importId) {
    return files.leads(importId);
  }
}
