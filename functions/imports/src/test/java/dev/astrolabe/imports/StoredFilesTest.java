package dev.astrolabe.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.imports.ImportFile.RefusedRow;
import dev.astrolabe.model.identity.Identity;
import dev.astrolabe.model.identity.IdentityKind;
import dev.astrolabe.model.lead.Backfills.Left;
import dev.astrolabe.model.lead.Backfills.NotTaken;
import dev.astrolabe.model.lead.Backfills.Phase;
import dev.astrolabe.model.lead.Backfills.Progress;
import dev.astrolabe.model.lead.Backfills.Row;
import dev.astrolabe.model.ledger.EntryId;
import dev.astrolabe.runtime.store.ImportedFiles;
import dev.astrolabe.runtime.store.LocalTables;
import dev.astrolabe.runtime.store.RefusedEntries;
import dev.astrolabe.runtime.store.RefusedEntries.Reason;
import dev.astrolabe.runtime.text.EntryRefusal;
import dev.astrolabe.runtime.text.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rows that were not taken after all, by the columns that people wrote. */
final class StoredFilesTest {
  private static final Instant NOW = Instant.parse("2026-10-05T05:00:00Z");
  private static final String ID = "entries-1";

  @Test
  void namesLineColumnAndReasonOfWhatWasRefusedLater() {
    try (var client = LocalTables.client()) {
      var table = LocalTables.createOne(client);
      var stored = new ImportedFiles(client, table);
      var sara = new Identity(IdentityKind.EMAIL, "sara@example.com");
      var row = new Row(sara, new EntryId("import", "e-1"), 7, "content");
      new RefusedEntries(client, table)
          .keep(
              sara,
              row.id(),
              Optional.of(ID),
              List.of(
                  new Reason("/kind", new Refusal(EntryRefusal.KIND_LENGTH)),
                  new Reason("/identities/0", new Refusal(EntryRefusal.IDENTITIES_OF_LEAD))),
              NOW);
      stored.left(
          Progress.first(ID, 1, true, NOW),
          0,
          List.of(
              new Left(row, NotTaken.REFUSED),
              new Left(new Row(sara, new EntryId("import", "e-2"), 8, ""), NotTaken.ID_TAKEN)),
          NOW);

      assertThat(new StoredFiles(stored).left(new Progress(ID, 1, true, NOW, Phase.DONE, 0, 2, 0)))
          .containsExactly(
              new RefusedRow(7, "kind", new Refusal(EntryRefusal.KIND_LENGTH)),
              new RefusedRow(7, "", new Refusal(EntryRefusal.IDENTITIES_OF_LEAD)),
              new RefusedRow(8, "entryId", new Refusal(EntryRefusal.ID_TAKEN)));
    }
  }
}
