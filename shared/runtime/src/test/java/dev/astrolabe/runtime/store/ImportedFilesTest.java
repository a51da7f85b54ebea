package dev.astrolabe.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.model.identity.Identity;
import dev.astrolabe.model.identity.IdentityKind;
import dev.astrolabe.model.lead.Backfills.Left;
import dev.astrolabe.model.lead.Backfills.NotTaken;
import dev.astrolabe.model.lead.Backfills.Phase;
import dev.astrolabe.model.lead.Backfills.Progress;
import dev.astrolabe.model.lead.Backfills.Row;
import dev.astrolabe.model.lead.LeadId;
import dev.astrolabe.model.ledger.EntryId;
import dev.astrolabe.runtime.store.ImportedFiles.LeftRow;
import dev.astrolabe.runtime.store.RefusedEntries.Reason;
import dev.astrolabe.runtime.text.EntryRefusal;
import dev.astrolabe.runtime.text.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

final class ImportedFilesTest {
  private static final Instant MONDAY = Instant.parse("2026-11-23T09:00:00Z");
  private static final String ID = "leads-1";

  private final DynamoDbClient client = LocalTables.client();
  private String table = "";
  private ImportedFiles files = new ImportedFiles(client, "");

  @BeforeEach
  void create() {
    table = LocalTables.createOne(client);
    files = new ImportedFiles(client, table);
  }

  @AfterEach
  void close() {
    client.close();
  }

  private static List<Row> rows(int from, int to) {
    var rows = new ArrayList<Row>();
    for (int i = from; i < to; i++) {
      rows.add(
          new Row(
              new Identity(IdentityKind.EMAIL, "نگار" + i / 2 + "@example.com"),
              new EntryId("crm#1", "e|" + i),
              i + 2,
              "content " + i));
    }
    return rows;
  }

  @Test
  void keepsWhatBecameOfAFile() {
    assertThat(files.find(ID)).isEmpty();
    for (var queued : ImportedFiles.Queued.values()) {
      files.keep(ID, new ImportedFiles.Kept("{}", queued));
      assertThat(files.find(ID)).contains(new ImportedFiles.Kept("{}", queued));
    }
  }

  @Test
  void goesOverTheChunksOnceForEachPhase() {
    files.begin(ID, List.of(rows(0, 50), rows(50, 60)), true, MONDAY);
    assertThat(files.chunk(ID, 0)).isEqualTo(rows(0, 50));
    assertThat(files.chunk(ID, 1)).isEqualTo(rows(50, 60));
    assertThat(files.chunk(ID, 2)).isEmpty();

    var first = files.progress(ID).orElseThrow();
    assertThat(first).isEqualTo(Progress.first(ID, 2, true, MONDAY));
    var second = new Progress(ID, 2, true, MONDAY, Phase.CHECK, 1, 3, 4);
    assertThat(files.advance(first, second)).isTrue();
    assertThat(files.advance(first, second)).isFalse();
    // Under way: the same file again does not set it back.
    files.begin(ID, List.of(rows(0, 50), rows(50, 60)), true, MONDAY);
    assertThat(files.progress(ID)).contains(second);

    var walk = new Progress(ID, 2, true, MONDAY, Phase.WALK, 0, 3, 4);
    assertThat(files.advance(second, walk)).isTrue();
    files.walked(ID, 0, List.of(new LeadId("L-1"), new LeadId("L-2")));
    files.walked(ID, 0, List.of(new LeadId("L-1"), new LeadId("L-2")));
    files.walked(ID, 1, List.of(new LeadId("L-2"), new LeadId("L-3")));
    assertThat(files.leads(ID)).isEqualTo(3);
    var done = new Progress(ID, 2, true, MONDAY, Phase.DONE, 0, 3, 4);
    assertThat(files.advance(walk, done)).isTrue();
    assertThat(files.progress(ID)).contains(done);
    assertThat(files.leads(ID)).isEqualTo(3);

    // One that ended before every row was sent begins anew.
    files.begin(ID, List.of(rows(0, 50), rows(50, 60)), true, MONDAY);
    assertThat(files.progress(ID)).contains(first);
  }

  @Test
  void keepsNobodysNameForEver() {
    files.begin(ID, List.of(rows(0, 1)), true, MONDAY);
    files.walked(ID, 0, List.of());
    var kept = new Table(client, table).query("IMPORT#" + ID, Table.Reading.CONSISTENT);
    long inTwoWeeks = MONDAY.plusSeconds(14 * 86_400).getEpochSecond();
    assertThat(kept)
        .extracting(item -> item.sk() + " " + item.number("expiresAt"))
        .containsExactlyInAnyOrder(
            "C#0000 " + Optional.of(inTwoWeeks),
            "W#0000 " + Optional.of(inTwoWeeks),
            "P " + Optional.empty());
  }

  @Test
  void knowsWhichRowsWereRefusedSinceTheImportBegan() {
    var row = rows(0, 1).getFirst();
    var begun = Progress.first(ID, 1, true, MONDAY);
    var refused = new RefusedEntries(client, table);
    var problems = List.of(new Reason("", new Refusal(EntryRefusal.ENTRIES_OF_LEAD)));
    refused.keep(row.home(), row.id(), Optional.empty(), problems, MONDAY);
    refused.keep(row.home(), row.id(), Optional.of("leads-0"), problems, MONDAY);
    refused.keep(row.home(), row.id(), Optional.of(ID), problems, MONDAY.minusSeconds(3_600));
    assertThat(files.isRefused(begun, row, MONDAY)).isFalse();

    refused.keep(row.home(), row.id(), Optional.of(ID), problems, MONDAY.plusSeconds(1));

    assertThat(files.isRefused(begun, row, MONDAY)).isTrue();
    assertThat(files.isRefused(begun, row, MONDAY.plusSeconds(15 * 86_400))).isFalse();
    assertThat(refused.reasons(row.home(), row.id(), MONDAY)).contains(problems);
    assertThat(refused.reasons(row.home(), rows(1, 2).getFirst().id(), MONDAY)).isEmpty();
  }

  @Test
  void keepsWhyRowsWereNotTakenInNoLanguage() {
    var rows = rows(0, 4);
    var begun = Progress.first(ID, 2, true, MONDAY);
    new RefusedEntries(client, table)
        .keep(
            rows.get(0).home(),
            rows.get(0).id(),
            Optional.of(ID),
            List.of(new Reason("/profile", new Refusal(EntryRefusal.PROFILE_SIZE))),
            MONDAY);
    files.left(begun, 0, List.of(new Left(rows.get(1), NotTaken.NOT_COME)), MONDAY);
    files.left(
        begun,
        0,
        List.of(new Left(rows.get(0), NotTaken.REFUSED), new Left(rows.get(1), NotTaken.ID_TAKEN)),
        MONDAY);
    files.left(begun, 1, List.of(new Left(rows.get(3), NotTaken.NOT_COME)), MONDAY);

    assertThat(files.left(begun)).isEmpty();
    var first =
        List.of(
            new LeftRow(2, List.of(new Reason("/profile", new Refusal(EntryRefusal.PROFILE_SIZE)))),
            new LeftRow(3, List.of(new Reason("/entryId", new Refusal(EntryRefusal.ID_TAKEN)))));
    assertThat(files.left(new Progress(ID, 2, true, MONDAY, Phase.CHECK, 1, 2, 0)))
        .isEqualTo(first);
    assertThat(files.left(new Progress(ID, 2, true, MONDAY, Phase.WALK, 0, 3, 0)))
        .hasSize(3)
        .endsWith(new LeftRow(5, List.of(new Reason("", new Refusal(EntryRefusal.NOT_COME, 6)))));
  }
}
