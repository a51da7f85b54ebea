package dev.astrolabe.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.model.identity.Identity;
import dev.astrolabe.model.identity.IdentityKind;
import dev.astrolabe.model.lead.Backfills.Phase;
import dev.astrolabe.model.lead.Backfills.Progress;
import dev.astrolabe.model.lead.Backfills.Row;
import dev.astrolabe.model.lead.LeadId;
import dev.astrolabe.model.ledger.EntryId;
import dev.astrolabe.runtime.door.RefusedEntries;
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
    table = LocalTables.create(client).config();
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
              new EntryId("crm#1", "e|" + i)));
    }
    return rows;
  }

  @Test
  void keepsWhatBecameOfAFile() {
    assertThat(files.find(ID)).isEmpty();
    files.keep(ID, new ImportedFiles.Kept("{}", false));
    assertThat(files.find(ID)).contains(new ImportedFiles.Kept("{}", false));
    files.keep(ID, new ImportedFiles.Kept("{}", true));
    assertThat(files.find(ID)).contains(new ImportedFiles.Kept("{}", true));
  }

  @Test
  void goesOverTheChunksOnceForEachPhase() {
    files.begin(ID, List.of(rows(0, 50), rows(50, 60)), true, MONDAY);
    assertThat(files.chunk(ID, 0)).isEqualTo(rows(0, 50));
    assertThat(files.chunk(ID, 1)).isEqualTo(rows(50, 60));
    assertThat(files.chunk(ID, 2)).isEmpty();

    var first = files.progress(ID).orElseThrow();
    assertThat(first).isEqualTo(new Progress(ID, 2, true, Phase.CHECK, 0, 0));
    var second = new Progress(ID, 2, true, Phase.CHECK, 1, 3);
    assertThat(files.advance(first, second)).isTrue();
    assertThat(files.advance(first, second)).isFalse();
    // Under way: the same file again does not set it back.
    files.begin(ID, List.of(rows(0, 50), rows(50, 60)), true, MONDAY);
    assertThat(files.progress(ID)).contains(second);

    var walk = new Progress(ID, 2, true, Phase.WALK, 0, 3);
    assertThat(files.advance(second, walk)).isTrue();
    files.walked(ID, 0, List.of(new LeadId("L-1"), new LeadId("L-2")));
    files.walked(ID, 0, List.of(new LeadId("L-1"), new LeadId("L-2")));
    files.walked(ID, 1, List.of(new LeadId("L-2"), new LeadId("L-3")));
    assertThat(files.leads(ID)).isEqualTo(3);
    var done = new Progress(ID, 2, true, Phase.DONE, 0, 3);
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
  void knowsWhichRowsWereRefused() {
    var row = rows(0, 1).getFirst();
    assertThat(files.isRefused(row, MONDAY)).isFalse();
    new RefusedEntries(new IdempotentAnswers(client, table))
        .keep(row.home(), row.id(), "too much", MONDAY);
    assertThat(files.isRefused(row, MONDAY)).isTrue();
  }
}
