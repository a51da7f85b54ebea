package dev.astrolabe.scoring;

import static dev.astrolabe.model.lead.Samples.MONDAY;
import static dev.astrolabe.model.lead.Samples.email;
import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.model.lead.Arrival;
import dev.astrolabe.model.lead.BackfillLeads;
import dev.astrolabe.model.lead.Backfills;
import dev.astrolabe.model.lead.Samples;
import dev.astrolabe.model.ledger.Imported;
import dev.astrolabe.runtime.json.BackfillJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Work that goes piece by piece through the bulk queue: imported pasts and published versions. */
final class BulkWorkTest extends ScoringScene {
  @Test
  void recordsAnImportedPastOnceAllOfItIsIn() {
    var spring = Instant.parse("2026-04-02T08:00:00Z");
    var rows = new ArrayList<Arrival>();
    for (int i = 0; i < 4; i++) {
      var home = i < 3 ? SARA : REZA;
      var row = arrival("h" + i, i % 2 == 0 ? "asked" : "seen", spring.plusSeconds(i), home);
      rows.add(row.inFile(row.id(), new Imported("entries-1", true, Optional.empty())));
    }
    backfills.begin(
        "entries-1",
        true,
        List.of(rows.stream().map(row -> new Backfills.Row(row.home(), row.id())).toList()));
    bulk.add(new BackfillJson().write(BackfillLeads.Piece.first("entries-1", MONDAY)));
    take(message("m0", rows.get(0)), message("m1", rows.get(1)), message("m2", rows.get(2)));
    workOff(1);
    assertThat(leadOf(SARA).openBackfills()).containsExactly("entries-1");
    assertThat(leads.transitions(leadOf(SARA).id())).isEmpty();

    take(message("m3", rows.get(3)));
    workOff(9);

    assertThat(bulk).isEmpty();
    assertThat(leadOf(SARA).openBackfills()).isEmpty();
    assertThat(leadOf(SARA).handoffsPending()).isEmpty();
    assertThat(leads.transitions(leadOf(SARA).id()))
        .extracting(t -> t.to() + " " + t.effectiveAt() + " " + t.cause())
        .startsWith(
            "MQL 2026-04-02T08:00:00Z ByHistory[importId=entries-1]",
            "SQL 2026-04-02T08:00:02Z ByHistory[importId=entries-1]");
    assertThat(backfills.walked("entries-1"))
        .containsExactlyInAnyOrder(leadOf(SARA).id(), leadOf(REZA).id());
    take(message("x", "{\"backfill\":{\"import\":1}}"));
    assertThat(aside).containsExactly("x: not a backfill");
  }

  /** Works on what waits on the bulk queue, so many messages at most. */
  private void workOff(int most) {
    for (int i = 0; i < most && !bulk.isEmpty(); i++) {
      take(message("b" + i, bulk.removeFirst()));
    }
  }

  @Test
  void bringsEveryLeadUnderAPublishedVersionPieceByPiece() {
    for (int i = 0; i < 60; i++) {
      take(message("m" + i, arrival("e" + i, "seen", MONDAY, email(i + "@example.com"))));
    }
    models = List.of(Samples.model(2));

    take(message("go", "{\"reassess\":{\"model\":\"default\",\"version\":2}}"));
    int pieces = 0;
    while (!bulk.isEmpty()) {
      take(message("p" + pieces++, bulk.removeFirst()));
    }

    assertThat(pieces).isEqualTo(3);
    assertThat(leads.everything())
        .hasSize(60)
        .allSatisfy(
            lead -> assertThat(lead.standings().values().iterator().next().version()).isEqualTo(2));
  }
}
