package dev.astrolabe.model.lead;

import static dev.astrolabe.model.lead.Installation.inHistory;
import static dev.astrolabe.model.lead.Samples.MONDAY;
import static dev.astrolabe.model.lead.Samples.arrival;
import static dev.astrolabe.model.lead.Samples.email;
import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.model.identity.Identity;
import dev.astrolabe.model.lead.Backfills.Phase;
import dev.astrolabe.model.ledger.EntryId;
import dev.astrolabe.model.stage.Stage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who is parted while an import is open is handed over once. */
final class PartedWhileImportingTest {
  private static final String FILE = "entries-1";
  private static final Identity SARA = email("sara@example.com");
  private static final Identity OFFICE = email("office@example.com");
  private static final Instant SPRING = Instant.parse("2026-04-02T08:00:00Z");

  private final Installation here = new Installation();

  private Lead of(Identity identity) {
    return here.leads.read(here.ledger.claimOf(identity).orElseThrow().lead()).orElseThrow();
  }

  @Test
  void handsNobodyOverAgainForWhatSalesHasFromTheLeadTheyWereIn() {
    var row = inHistory(Arrivals.received(arrival("h", "seen", SPRING, OFFICE), MONDAY), FILE);
    here.backfills.begin(FILE, true, List.of(List.of(Backfills.Row.of(row, 2))), MONDAY);
    here.acceptEntry().accept(arrival("s", "seen", MONDAY, SARA, OFFICE), MONDAY);
    var asked = MONDAY.plusSeconds(60);
    here.acceptEntry().accept(arrival("live-1", "asked", asked, OFFICE), asked);
    here.acceptEntry().accept(arrival("live-2", "asked", asked, OFFICE), asked);
    var first = of(OFFICE);
    assertThat(first.handoffsPending()).isNotEmpty();
    var now = asked.plusSeconds(60);
    here.acceptEntry().accept(row, now);
    assertThat(of(OFFICE).openBackfills()).containsExactly(FILE);

    here.unmergeLeads().identity(of(OFFICE).id(), OFFICE, new EntryId("app", "part"), now);
    var parted = of(OFFICE);
    assertThat(parted.id()).isNotEqualTo(of(SARA).id());
    for (var phase : List.of(Phase.CHECK, Phase.WALK)) {
      here.backfillLeads()
          .work(
              new BackfillLeads.Piece(FILE, phase, 0, 0),
              now.plusSeconds(60),
              (piece, delay) -> {},
              (lead, failure) -> {
                throw failure;
              });
    }

    assertThat(here.backfills.progress(FILE).map(Backfills.Progress::phase))
        .isEqualTo(Optional.of(Phase.DONE));
    assertThat(here.leads.transitions(of(OFFICE).id()).getLast().to()).isEqualTo(Stage.SQL);
    assertThat(of(SARA).handoffsPending()).isNotEmpty();
    assertThat(of(OFFICE).handoffsPending()).isEmpty();
  }
}
