package dev.astrolabe.model.lead;

import static dev.astrolabe.model.lead.Arrivals.stating;
import static dev.astrolabe.model.lead.Samples.MONDAY;
import static dev.astrolabe.model.lead.Samples.arrival;
import static dev.astrolabe.model.lead.Samples.email;
import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.model.identity.Identity;
import dev.astrolabe.model.stage.Cause;
import dev.astrolabe.model.stage.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

final class SweepDueTest {
  private static final Identity SARA = email("sara@example.com");

  private final Installation here = new Installation();
  private final List<LeadId> failures = new ArrayList<>();

  private SweepDue sweep(Leads leads) {
    return here.sweepDue(leads);
  }

  private SweepDue.Swept sweep(Instant now) {
    return sweep(here.leads).sweep(now, () -> false, (lead, failure) -> failures.add(lead));
  }

  private Standing standing() {
    return here.leadOf(SARA).standings().values().iterator().next();
  }

  @Test
  void movesALeadInTheSecondThatWasAnnounced() {
    here.acceptEntry().accept(arrival("1", "asked", MONDAY, SARA), MONDAY);
    assertThat(standing().stage()).isEqualTo(Stage.MQL);

    // What is stored may be early: the sweep visits until the truth has come.
    var now = MONDAY;
    int visits = 0;
    while (standing().stage() == Stage.MQL) {
      now = standing().nextChange().orElseThrow();
      sweep(now);
      visits++;
      assertThat(visits).isLessThan(100);
    }

    assertThat(standing().newest().orElseThrow().effectiveAt()).isEqualTo(now);
    assertThat(standing().newest().orElseThrow().recordedAt()).isEqualTo(now);
    assertThat(standing().newest().orElseThrow().cause()).isEqualTo(new Cause.ByTime());
    // 50 points halving in 7 days are 15 after 7 x log2(50/15) days.
    assertThat(now).isEqualTo(MONDAY.plusSeconds(1_050_517));
    assertThat(here.leads.due(now.plusSeconds(1), Optional.empty(), 10).leads()).isEmpty();
  }

  @Test
  void touchesALeadWhoseHandOffIsLateSoThatTheStreamCarriesItAgain() {
    here.acceptEntry()
        .accept(stating(arrival("1", "asked", MONDAY, SARA), "industry", "logistics"), MONDAY);
    var pending = here.leadOf(SARA);
    assertThat(pending.handoffsPending()).containsExactly("default#1");

    assertThat(sweep(MONDAY.plusSeconds(119)).visited()).isZero();
    assertThat(sweep(MONDAY.plusSeconds(120))).isEqualTo(new SweepDue.Swept(1, 0, 1, 0, true));
    assertThat(here.leadOf(SARA).version()).isEqualTo(pending.version() + 1);
    assertThat(here.leadOf(SARA).handoffsPending()).containsExactly("default#1");

    var lead = here.leadOf(SARA);
    here.leads.save(lead, lead.withHandoffsPending(new TreeSet<>()));
    assertThat(sweep(MONDAY.plusSeconds(180)).visited()).isZero();
  }

  /** What is pending since before the newest transition waits no longer because of that one. */
  @Test
  void countsTheTimeOfEachPendingHandOffByItsOwnTransition() {
    here.acceptEntry()
        .accept(stating(arrival("1", "asked", MONDAY, SARA), "industry", "logistics"), MONDAY);
    var lead = here.leadOf(SARA);
    assertThat(lead.handoffIsOverdue(MONDAY.plusSeconds(119))).isFalse();
    assertThat(lead.handoffIsOverdue(MONDAY.plusSeconds(120))).isTrue();

    var older = lead.withHandoffsPending(new TreeSet<>(List.of("default#0")));
    assertThat(older.handoffIsOverdue(MONDAY.minusSeconds(1))).isFalse();
    assertThat(older.handoffIsOverdue(MONDAY)).isTrue();
    assertThat(older.due()).contains(MONDAY);
    var another = lead.withHandoffsPending(new TreeSet<>(List.of("default-2#1")));
    assertThat(another.handoffIsOverdue(MONDAY.plusSeconds(86_400))).isFalse();
  }

  @Test
  void letsNoBadLeadStopTheOthers() {
    for (int i = 0; i < 5; i++) {
      here.acceptEntry().accept(arrival("e" + i, "asked", MONDAY, email(i + "@x.example")), MONDAY);
    }
    var reads = new AtomicInteger();
    Calls bad =
        new Calls() {
          @Override
          public <T> T around(String name, Supplier<T> call) {
            if (name.equals("read") && reads.incrementAndGet() == 2) {
              throw new IllegalStateException("an item that no version reads");
            }
            return call.get();
          }
        };

    var swept =
        sweep(bad.on(here.leads))
            .sweep(MONDAY.plusSeconds(86_400L * 60), () -> false, (lead, e) -> failures.add(lead));

    assertThat(swept).isEqualTo(new SweepDue.Swept(4, 4, 0, 1, true));
    assertThat(failures).hasSize(1);
    assertThat(sweep(MONDAY.plusSeconds(86_400L * 60)).visited()).isEqualTo(1);
  }

  @Test
  void stopsWhenTimeIsUpAndGoesOnTheNextTime() {
    for (int i = 0; i < 5; i++) {
      here.acceptEntry().accept(arrival("e" + i, "asked", MONDAY, email(i + "@x.example")), MONDAY);
    }
    var asked = new AtomicInteger();

    var swept =
        sweep(here.leads)
            .sweep(
                MONDAY.plusSeconds(86_400L * 60),
                () -> asked.incrementAndGet() > 2,
                (lead, failure) -> failures.add(lead));

    assertThat(swept).isEqualTo(new SweepDue.Swept(2, 2, 0, 0, false));
    assertThat(sweep(MONDAY.plusSeconds(86_400L * 60)).visited()).isEqualTo(3);
  }

  @Test
  void mendsALeadThatIsNotWhatTheLedgerSays() {
    here.acceptEntry().accept(arrival("1", "asked", MONDAY, SARA), MONDAY);
    var refold = new RefoldLead(here.ledger, here.leads, here.folding());
    var id = here.leadOf(SARA).id();
    assertThat(refold.refold(id, MONDAY, new Cause.ByTime()))
        .isInstanceOf(RefoldLead.Outcome.Same.class);

    here.ledger.append(Samples.entry(SARA, "lost", "asked", MONDAY));

    assertThat(refold.refold(id, MONDAY, new Cause.ByTime()))
        .isInstanceOf(RefoldLead.Outcome.Mended.class);
    assertThat(standing().evidence().size()).isEqualTo(2);
    assertThat(refold.refold(new LeadId("x"), MONDAY, new Cause.ByTime()))
        .isInstanceOf(RefoldLead.Outcome.Absent.class);
  }
}
