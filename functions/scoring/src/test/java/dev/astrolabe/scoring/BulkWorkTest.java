package dev.astrolabe.scoring;

import static dev.astrolabe.model.lead.Samples.MONDAY;
import static dev.astrolabe.model.lead.Samples.arrival;
import static dev.astrolabe.model.lead.Samples.email;
import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.model.lead.Arrival;
import dev.astrolabe.model.lead.BackfillLeads;
import dev.astrolabe.model.lead.Backfills;
import dev.astrolabe.model.lead.Samples;
import dev.astrolabe.model.ledger.EntryId;
import dev.astrolabe.model.ledger.Imported;
import dev.astrolabe.model.stage.Cause;
import dev.astrolabe.model.stage.Stage;
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
        List.of(rows.stream().map(row -> Backfills.Row.of(row, 2)).toList()),
        MONDAY);
    bulk.add(new BackfillJson().write(BackfillLeads.Piece.first("entries-1")));
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
            "MQL 2026-04-02T08:00:00Z ByHistory[importId=entries-1, inherited=LEAD]",
            "SQL 2026-04-02T08:00:02Z ByHistory[importId=entries-1, inherited=LEAD]");
    assertThat(backfills.walked("entries-1"))
        .containsExactlyInAnyOrder(leadOf(SARA).id(), leadOf(REZA).id());
    take(message("x", "{\"backfill\":{\"import\":1}}"));
    assertThat(aside).containsExactly("x: not a backfill");
  }

  @Test
  void handsOverWhoAsksWhileAnImportIsOpenOnceItIsIn() {
    var row = row("h1", "asked", MONDAY.minusSeconds(86_400), MONDAY.minusSeconds(60));
    backfills.begin("entries-1", true, List.of(List.of(Backfills.Row.of(row, 2))), MONDAY);
    take(message("m0", row));
    take(message("m1", arrival("live", "asked", MONDAY, SARA)));
    assertThat(leads.transitions(leadOf(SARA).id())).isEmpty();

    bulk.add(new BackfillJson().write(BackfillLeads.Piece.first("entries-1")));
    workOff(9);

    var sql = leads.transitions(leadOf(SARA).id()).getLast();
    assertThat(sql.to()).isEqualTo(Stage.SQL);
    assertThat(sql.cause()).isEqualTo(new Cause.ByEntry(new EntryId("site", "live")));
    assertThat(leadOf(SARA).handoffsPending()).containsExactly("default#" + sql.n());
  }

  @Test
  void aRowThatComesAfterItsImportHasEndedKeepsNobodyWaiting() {
    backfills.begin("entries-1", true, List.of(List.of()), MONDAY);
    bulk.add(new BackfillJson().write(BackfillLeads.Piece.first("entries-1")));
    workOff(9);

    take(message("m0", row("h1", "asked", Instant.parse("2026-04-02T08:00:00Z"), MONDAY)));

    assertThat(leadOf(SARA).openBackfills()).isEmpty();
    assertThat(leads.transitions(leadOf(SARA).id()))
        .isNotEmpty()
        .allMatch(t -> t.cause() instanceof Cause.ByHistory);
    assertThat(leadOf(SARA).handoffsPending()).isEmpty();
  }

  /** A row that was refused with one file is mended and comes with another: it is waited for. */
  @Test
  void waitsForARowThatWasRefusedBeforeItWasMended() {
    var spring = Instant.parse("2026-04-02T08:00:00Z");
    var wrong = arrival("h1", "", spring, SARA);
    take(message("m0", wrong.inFile(wrong.id(), file("entries-0"))));
    assertThat(refused).hasSize(1);
    var mended = row("h1", "asked", spring, MONDAY);
    backfills.begin("entries-1", true, List.of(List.of(Backfills.Row.of(mended, 2))), MONDAY);
    bulk.add(new BackfillJson().write(BackfillLeads.Piece.first("entries-1")));

    workOff(1);
    assertThat(backfills.progress("entries-1").orElseThrow().phase())
        .isEqualTo(Backfills.Phase.CHECK);

    take(message("m1", mended));
    workOff(9);
    var done = backfills.progress("entries-1").orElseThrow();
    assertThat(done.phase()).isEqualTo(Backfills.Phase.DONE);
    assertThat(done.notTaken()).isZero();
    assertThat(leads.transitions(leadOf(SARA).id())).isNotEmpty();
  }

  /** What is refused when it is folded ends the waiting, and has a reason in each language. */
  @Test
  void waitsForNoRowThatWasRefused() {
    var wrong = arrival("h1", "", Instant.parse("2026-04-02T08:00:00Z"), SARA);
    var row = wrong.inFile(wrong.id(), file("entries-1"));
    backfills.begin("entries-1", true, List.of(List.of(Backfills.Row.of(row, 2))), MONDAY);
    bulk.add(new BackfillJson().write(BackfillLeads.Piece.first("entries-1")));

    take(message("m0", row));
    workOff(9);

    assertThat(backfills.progress("entries-1").orElseThrow().notTaken()).isEqualTo(1);
    assertThat(ledger.everything()).isEmpty();
  }

  private static Imported file(String importId) {
    return new Imported(importId, true, Optional.empty());
  }

  /** A row about Sara that was received long after it occurred. */
  private static Arrival row(String id, String kind, Instant occurredAt, Instant receivedAt) {
    var arrival = arrival(id, kind, occurredAt, SARA);
    return new Arrival(
        arrival.id(),
        arrival.before(),
        arrival.contacts(),
        arrival.kind(),
        arrival.occurredAt(),
        receivedAt,
        arrival.trust(),
        arrival.origin(),
        arrival.profile(),
        arrival.payload(),
        arrival.directive(),
        Optional.of(new Imported("entries-1", true, Optional.empty())));
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
