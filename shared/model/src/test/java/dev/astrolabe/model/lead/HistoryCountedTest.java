package dev.astrolabe.model.lead;

import static dev.astrolabe.model.lead.Arrivals.purchased;
import static dev.astrolabe.model.lead.Installation.inHistory;
import static dev.astrolabe.model.lead.Samples.MONDAY;
import static dev.astrolabe.model.lead.Samples.arrival;
import static dev.astrolabe.model.lead.Samples.email;
import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.model.funnel.CountMilestones;
import dev.astrolabe.model.funnel.Counted;
import dev.astrolabe.model.funnel.Counters;
import dev.astrolabe.model.funnel.InMemoryCounters;
import dev.astrolabe.model.funnel.Milestone;
import dev.astrolabe.model.funnel.RecountMilestones;
import dev.astrolabe.model.identity.Identity;
import dev.astrolabe.model.ledger.EntryId;
import dev.astrolabe.model.stage.Stage;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What was imported counts when it happened; what was noticed counts when it was. */
final class HistoryCountedTest {
  private static final Identity SARA = email("sara@example.com");
  private static final Identity TOM = email("tom@example.com");
  private static final ZoneId DUBAI = ZoneId.of("Asia/Dubai");

  /** In Dubai it is the first of July by now. */
  private static final Instant JUNE = Instant.parse("2026-06-30T21:00:00Z");

  private final Installation here = new Installation();
  private final InMemoryCounters counters = new InMemoryCounters();

  private void imports(String importId, Arrival... rows) {
    here.backfills.begin(
        importId,
        true,
        List.of(List.of(rows).stream().map(a -> Backfills.Row.of(a, 2)).toList()),
        MONDAY);
    for (var row : rows) {
      here.acceptEntry().accept(inHistory(row, importId), MONDAY);
    }
    for (var phase : List.of(Backfills.Phase.CHECK, Backfills.Phase.WALK)) {
      here.backfillLeads()
          .work(
              new BackfillLeads.Piece(importId, phase, 0, 0),
              MONDAY,
              (piece, delay) -> {},
              (lead, failure) -> {
                throw failure;
              });
    }
    assertThat(here.backfills.progress(importId).orElseThrow().phase())
        .isEqualTo(Backfills.Phase.DONE);
  }

  private static Arrival received(Arrival a) {
    return Arrivals.received(a, MONDAY);
  }

  private List<Counted> counted(LeadId lead) {
    new CountMilestones(here.leads, here.ledger, counters, "default", DUBAI).count(lead);
    return counters.of(lead).stream().map(Counters.Standing::counted).toList();
  }

  private static Optional<LocalDate> day(List<Counted> counted, Milestone milestone) {
    return counted.stream().filter(c -> c.milestone() == milestone).map(Counted::day).findFirst();
  }

  @Test
  void countsAPastOnItsOwnDayAndRebuildsTheSame() {
    imports(
        "h",
        received(arrival("1", "asked", JUNE, SARA)),
        received(arrival("2", "asked", JUNE.plusSeconds(86_400), SARA)));

    var lead = here.leadOf(SARA);
    var counted = counted(lead.id());

    assertThat(day(counted, Milestone.LEAD)).contains(LocalDate.parse("2026-11-23"));
    assertThat(day(counted, Milestone.MQL)).contains(LocalDate.parse("2026-07-01"));
    assertThat(day(counted, Milestone.SQL)).contains(LocalDate.parse("2026-07-02"));
    assertThat(counted)
        .filteredOn(c -> c.milestone() != Milestone.LEAD)
        .allMatch(c -> c.why() == Counted.Why.HISTORY);
    var recount =
        new RecountMilestones(
            here.leads, here.leads, here.ledger, counters, counters, "default", DUBAI);
    var page = recount.page("all", Optional.empty(), false);
    assertThat(page.differences()).isEmpty();
    assertThat(page.months()).containsExactly(YearMonth.of(2026, 7), YearMonth.of(2026, 11));
    for (var month : page.months()) {
      assertThat(recount.month(month, false)).isEmpty();
    }
    counters.wipeCells();
    page.months().forEach(month -> recount.month(month, true));
    page.months().forEach(month -> assertThat(recount.month(month, false)).isEmpty());
    assertThat(counters.cells().keySet())
        .anyMatch(cell -> cell.day().equals(LocalDate.parse("2026-07-02")));
  }

  @Test
  void keepsWhatALeadRecordedBeforeAndHandsNothingOver() {
    var earlier = MONDAY.minusSeconds(60);
    here.acceptEntry().accept(arrival("live", "asked", earlier, SARA), earlier);
    var before = here.leads.transitions(here.leadOf(SARA).id());
    assertThat(before).extracting(t -> t.to()).containsExactly(Stage.MQL);

    imports("h", received(arrival("1", "asked", MONDAY.minusSeconds(3_600), SARA)));

    var lead = here.leadOf(SARA);
    var transitions = here.leads.transitions(lead.id());
    assertThat(transitions).startsWith(before.getFirst()).hasSize(2);
    assertThat(transitions.getLast().to()).isEqualTo(Stage.SQL);
    assertThat(lead.handoffsPending()).isEmpty();
    assertThat(day(counted(lead.id()), Milestone.SQL)).contains(LocalDate.parse("2026-11-23"));
  }

  @Test
  void movesNoCountOfALeadThatTurnsOutToBeTheSamePerson() {
    here.acceptEntry().accept(arrival("a", "asked", MONDAY, TOM), MONDAY);
    here.acceptEntry()
        .accept(arrival("b", "asked", MONDAY.plusSeconds(1), TOM), MONDAY.plusSeconds(1));
    var tom = here.leadOf(TOM).id();
    assertThat(day(counted(tom), Milestone.SQL)).contains(LocalDate.parse("2026-11-23"));

    imports(
        "h",
        received(arrival("1", "asked", JUNE, SARA)),
        received(arrival("2", "asked", JUNE.plusSeconds(9), SARA, TOM)));

    assertThat(here.living()).hasSize(1);
    counted(tom);
    var sqls =
        counters.everything().stream()
            .filter(s -> s.counted().milestone() == Milestone.SQL && s.counts())
            .map(Counters.Standing::counted)
            .toList();
    assertThat(sqls).extracting(Counted::day).containsExactly(LocalDate.parse("2026-11-23"));
  }

  @Test
  void movesNoCountOfALeadThatWasMergedIntoOneThatWaits() {
    var early = MONDAY.minusSeconds(3_600);
    var first = received(arrival("1", "asked", JUNE, SARA));
    here.acceptEntry().accept(inHistory(first, "h"), early);
    here.acceptEntry().accept(arrival("a", "asked", MONDAY, TOM), MONDAY);
    here.acceptEntry().accept(arrival("b", "asked", MONDAY, TOM), MONDAY);
    counted(here.leadOf(TOM).id());

    imports("h", first, received(arrival("2", "asked", JUNE.plusSeconds(9), SARA, TOM)));

    var lead = here.leadOf(TOM);
    assertThat(lead.id()).isEqualTo(here.leadOf(SARA).id());
    assertThat(lead.handoffsPending()).isEmpty();
    counted(lead.id());
    var sqls =
        counters.everything().stream()
            .filter(s -> s.counted().milestone() == Milestone.SQL)
            .toList();
    assertThat(sqls)
        .extracting(s -> s.counted().day() + " " + s.counts() + " " + s.corrections())
        .containsExactly("2026-11-23 true 0");
  }

  @Test
  void countsNothingOfWhatWasBought() {
    var bought = received(arrival("1", "asked", JUNE, SARA));
    var more = received(arrival("2", "asked", JUNE.plusSeconds(60), SARA));
    imports("h", purchased(bought), purchased(more));

    var lead = here.leadOf(SARA);
    assertThat(here.leads.transitions(lead.id())).isEmpty();
    assertThat(lead.standings().values().iterator().next().score().total()).isZero();
    assertThat(here.ledger.entry(SARA, new EntryId("site", "1")).orElseThrow().imported())
        .hasValueSatisfying(file -> assertThat(file.importId()).isEqualTo("h"));
  }
}
