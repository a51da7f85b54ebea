package dev.astrolabe.handoff;

import static dev.astrolabe.model.lead.Samples.MONDAY;
import static dev.astrolabe.model.lead.Samples.email;
import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.model.lead.AcceptEntry;
import dev.astrolabe.model.lead.Arrival;
import dev.astrolabe.model.lead.BackfillLeads;
import dev.astrolabe.model.lead.Folding;
import dev.astrolabe.model.lead.InMemoryBackfills;
import dev.astrolabe.model.lead.InMemoryHandOffs;
import dev.astrolabe.model.lead.InMemoryLeads;
import dev.astrolabe.model.lead.InMemoryLedger;
import dev.astrolabe.model.lead.LeadId;
import dev.astrolabe.model.lead.Samples;
import dev.astrolabe.model.lead.SweepDue;
import dev.astrolabe.model.ledger.EntryId;
import dev.astrolabe.model.ledger.Origin;
import dev.astrolabe.model.ledger.Trust;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * The stream keeps a change for a day; a hand-off that it lost for longer is carried by the sweep.
 */
final class StreamOutageTest {
  private static final LeadId LEAD = new LeadId("L-1");

  private final InMemoryLedger ledger = new InMemoryLedger();
  private final InMemoryLeads leads = new InMemoryLeads(ledger);
  private final InMemoryHandOffs handOffs = new InMemoryHandOffs();
  private final Folding folding = new Folding(List.of(Samples.model(1)));
  private final List<String> told = new ArrayList<>();
  private final HandingOver handingOver =
      new HandingOver(
          new Ports(
              leads,
              ledger,
              handOffs,
              (name, version, now) -> Optional.of(Samples.model(version)),
              event -> told.add(event.type()),
              mail -> told.add("mail"),
              "sales@example.com",
              "https://leads.example.com",
              ZoneId.of("UTC")));

  private void becomeSql() {
    var arrival =
        new Arrival(
            new EntryId("site", "1"),
            Optional.empty(),
            List.of(new Arrival.Contact(email("negar@example.com"), "negar@example.com")),
            "asked",
            MONDAY,
            MONDAY,
            Trust.SIGNED,
            Origin.VOLUNTARY,
            Samples.map("industry", "logistics"),
            Samples.map(),
            Optional.empty());
    new AcceptEntry(ledger, leads, handOffs, folding, () -> LEAD).accept(arrival, MONDAY);
  }

  private long version() {
    return leads.read(LEAD).orElseThrow().version();
  }

  private SweepDue.Swept sweep(Instant now) {
    var backfills =
        new BackfillLeads(
            new InMemoryBackfills(), ledger, leads, folding, (active, at) -> List.of());
    return new SweepDue(leads, ledger, leads, folding, backfills)
        .sweep(
            now,
            () -> false,
            (lead, failure) -> {
              throw new AssertionError(lead.value(), failure);
            });
  }

  @Test
  void losesNoHandOffHoweverLongTheStreamIsGone() {
    becomeSql();
    long unseen = version();

    // Two days without a stream: the record of that change is gone for good.
    var back = MONDAY.plus(Duration.ofDays(2));
    assertThat(sweep(back).overdue()).isEqualTo(1);
    assertThat(told).isEmpty();

    // The sweep touched the lead, so that the stream has a new record of it.
    assertThat(version()).isGreaterThan(unseen);
    handingOver.handOver(LEAD, back);
    handingOver.handOver(LEAD, back);

    assertThat(told)
        .containsExactly(
            "dev.astrolabe.lead.stage.changed", "dev.astrolabe.handoff.created", "mail");
    assertThat(sweep(back.plusSeconds(600)).overdue()).isZero();
    assertThat(handOffs.everything()).hasSize(1);
  }
}
