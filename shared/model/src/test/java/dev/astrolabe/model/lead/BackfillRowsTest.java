package dev.astrolabe.model.lead;

import static dev.astrolabe.model.lead.Installation.inHistory;
import static dev.astrolabe.model.lead.Samples.MONDAY;
import static dev.astrolabe.model.lead.Samples.arrival;
import static dev.astrolabe.model.lead.Samples.email;
import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.model.identity.Identity;
import dev.astrolabe.model.lead.BackfillLeads.Piece;
import dev.astrolabe.model.lead.Backfills.Left;
import dev.astrolabe.model.lead.Backfills.NotTaken;
import dev.astrolabe.model.lead.Backfills.Phase;
import dev.astrolabe.model.lead.Backfills.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What became of each row of an import, and how long it is waited for. */
final class BackfillRowsTest {
  private static final Identity SARA = email("sara@example.com");
  private static final Identity REZA = email("reza@example.com");
  private static final Instant SPRING = Instant.parse("2026-04-02T08:00:00Z");
  private static final String FILE = "entries-2";

  private final Installation here = new Installation();
  private final List<Piece> queue = new ArrayList<>();

  private void begin(Arrival... rows) {
    var all = new ArrayList<Row>();
    for (var row : rows) {
      all.add(Row.of(row, all.size() + 2));
    }
    here.backfills.begin(FILE, true, List.of(all), MONDAY);
    queue.add(Piece.first(FILE));
  }

  private void work(Instant now) {
    here.backfillLeads()
        .work(
            queue.removeFirst(),
            now,
            (next, delay) -> queue.add(next),
            (lead, failure) -> {
              throw failure;
            });
  }

  private Backfills.Progress progress() {
    return here.backfills.progress(FILE).orElseThrow();
  }

  /** The row was refused in a file before, was mended, and comes again in another one. */
  @Test
  void waitsForARowThatWasRefusedInAnEarlierAttempt() {
    var mended = arrival("e-1", "seen", SPRING, SARA);
    here.backfills.refuse("entries-1", mended.id(), MONDAY.plusSeconds(1));
    here.backfills.refuse(FILE, mended.id(), MONDAY.minusSeconds(1));
    begin(mended);

    work(MONDAY.plusSeconds(5));
    assertThat(progress().phase()).isEqualTo(Phase.CHECK);

    here.acceptEntry().accept(inHistory(mended, FILE), MONDAY.plusSeconds(6));
    work(MONDAY.plusSeconds(7));
    assertThat(progress().phase()).isEqualTo(Phase.WALK);
    assertThat(progress().notTaken()).isZero();
    assertThat(here.backfills.left(FILE)).isEmpty();
  }

  @Test
  void doesNotWaitForARowThatItsOwnFileBroughtInVain() {
    var row = arrival("e-1", "seen", SPRING, SARA);
    begin(row);
    here.backfills.refuse(FILE, row.id(), MONDAY.plusSeconds(1));

    work(MONDAY.plusSeconds(5));

    assertThat(progress().phase()).isEqualTo(Phase.WALK);
    assertThat(progress().notTaken()).isEqualTo(1);
    assertThat(here.backfills.left(FILE))
        .containsExactly(new Left(Row.of(row, 2), NotTaken.REFUSED));
  }

  @Test
  void tellsWhatChangedSomethingFromWhatStoodAndFromWhatSaysSomethingElse() {
    here.acceptEntry().accept(arrival("same", "seen", SPRING, SARA), MONDAY);
    here.acceptEntry().accept(arrival("other", "seen", SPRING, SARA), MONDAY);
    here.acceptEntry().accept(arrival("elsewhere", "seen", SPRING, REZA, SARA), MONDAY);
    var rows =
        List.of(
            arrival("new", "seen", SPRING, SARA),
            arrival("same", "seen", SPRING, SARA),
            arrival("other", "asked", SPRING, SARA),
            arrival("elsewhere", "seen", SPRING, SARA, REZA));
    begin(rows.toArray(Arrival[]::new));
    var before = here.ledger.everything().size();
    rows.forEach(row -> here.acceptEntry().accept(inHistory(row, FILE), MONDAY));

    work(MONDAY.plusSeconds(5));

    assertThat(here.ledger.everything()).hasSize(before + 1);
    assertThat(progress().unchanged()).isEqualTo(2);
    assertThat(progress().notTaken()).isEqualTo(1);
    assertThat(here.backfills.left(FILE))
        .containsExactly(new Left(Row.of(rows.get(2), 4), NotTaken.ID_TAKEN));
  }

  /** However often somebody looks after it, the patience with its rows is one. */
  @Test
  void waitsFromWhenItBegan() {
    var late = arrival("e-1", "seen", SPRING, SARA);
    begin(late);
    var end = MONDAY.plus(BackfillLeads.PATIENCE);
    work(end.minusSeconds(1));
    assertThat(progress().phase()).isEqualTo(Phase.CHECK);
    assertThat(progress().standsStill(end.minusSeconds(1))).isFalse();
    assertThat(progress().standsStill(end)).isTrue();

    queue.add(Piece.first(FILE));
    work(end);

    assertThat(progress().notTaken()).isEqualTo(1);
    assertThat(here.backfills.left(FILE))
        .containsExactly(new Left(Row.of(late, 2), NotTaken.NOT_COME));
    while (!queue.isEmpty()) {
      work(end);
    }
    assertThat(progress().phase()).isEqualTo(Phase.DONE);
    assertThat(progress().standsStill(end.plus(Duration.ofDays(1)))).isFalse();
  }
}
