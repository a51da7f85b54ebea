package dev.astrolabe.model.lead;

import static dev.astrolabe.model.lead.Samples.MONDAY;
import static dev.astrolabe.model.lead.Samples.arrival;
import static dev.astrolabe.model.lead.Samples.email;
import static dev.astrolabe.model.lead.Samples.phone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.model.funnel.CountMilestones;
import dev.astrolabe.model.funnel.Counters;
import dev.astrolabe.model.funnel.Credit;
import dev.astrolabe.model.funnel.InMemoryCounters;
import dev.astrolabe.model.funnel.Milestone;
import dev.astrolabe.model.identity.Identity;
import dev.astrolabe.model.identity.IdentityKind;
import dev.astrolabe.model.ledger.EntryId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * An entry that waited in the queue while its person was taken apart was known of both parts, and
 * moves the credits of both.
 */
final class LateAfterPartingTest {
  private static final Identity SARA = email("sara@example.com");
  private static final Identity PHONE = phone("+971501234567");
  private static final Identity CRM = new Identity(IdentityKind.EXTERNAL, "crm/77");
  private static final Credit SEARCH = new Credit(Optional.of("search"), Optional.empty());

  private final Installation here = new Installation();
  private final InMemoryCounters counters = new InMemoryCounters();

  private static Instant at(int seconds) {
    return MONDAY.plusSeconds(seconds);
  }

  /** What the stream tells is counted, and nothing else. */
  private void count() {
    var milestones =
        new CountMilestones(here.leads, here.ledger, counters, "default", ZoneOffset.UTC);
    here.leads.takeToCount().forEach(milestones::count);
  }

  private static Arrival bySearch(String id, Instant at, Identity... contacts) {
    return Arrivals.carrying(arrival(id, "seen", at, contacts), Samples.map("channel", "search"));
  }

  private Counters.Standing standing(LeadId lead, Milestone milestone) {
    return counters.of(lead).stream()
        .filter(standing -> standing.counted().milestone() == milestone)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void creditsWhatOnlyHungOnAnIdentityThatWasCutAway() {
    here.acceptEntry().accept(arrival("1", "asked", at(100), SARA, PHONE), at(100));
    var sara = here.leadOf(SARA).id();
    here.unmergeLeads().identity(sara, PHONE, new EntryId("api", "apart"), at(1_000));
    assertThat(here.leadOf(PHONE).id()).isNotEqualTo(sara);
    count();
    assertThat(standing(sara, Milestone.MQL).counted().firstTouch()).isEqualTo(Credit.UNKNOWN);

    here.acceptEntry().accept(bySearch("0", at(50), CRM, PHONE), at(2_000));
    count();

    assertThat(here.leadOf(CRM).id()).isEqualTo(here.leadOf(PHONE).id()).isNotEqualTo(sara);
    assertThat(standing(sara, Milestone.MQL).counted().firstTouch()).isEqualTo(SEARCH);
    assertThat(standing(sara, Milestone.MQL).corrections()).isEqualTo(1);
    assertThat(standing(here.leadOf(PHONE).id(), Milestone.LEAD).counted().firstTouch())
        .as("who was parted later had it, too")
        .isEqualTo(SEARCH);
  }

  @Test
  void creditsTheOneThatWasLeftThoughNothingWasRecordedSinceOfTheOneThatCameBack() {
    here.acceptEntry().accept(arrival("1", "else", at(0), SARA), at(0));
    here.acceptEntry().accept(arrival("2", "else", at(10), PHONE), at(10));
    var sara = here.leadOf(SARA).id();
    var back = here.leadOf(PHONE).id();
    here.mergeLeads().merge(sara, back, new EntryId("api", "one"), at(20));
    here.acceptEntry().accept(arrival("3", "asked", at(100), SARA), at(100));
    var merge = here.leadOf(SARA).merges().getFirst();
    here.unmergeLeads().merge(sara, merge.id(), new EntryId("api", "two"), at(200));
    count();
    assertThat(standing(sara, Milestone.MQL).counted().lastTouch()).isEqualTo(Credit.UNKNOWN);

    here.acceptEntry().accept(bySearch("0", at(50), PHONE), at(300));
    count();

    assertThat(here.leadOf(PHONE).id()).isEqualTo(back);
    assertThat(standing(sara, Milestone.MQL).counted().lastTouch()).isEqualTo(SEARCH);
    assertThat(standing(back, Milestone.LEAD).counted().lastTouch()).isEqualTo(Credit.UNKNOWN);
  }

  @Test
  void tellsTheStreamNothingOfAPlainEntryOfALeadThatWasTakenApart() {
    here.acceptEntry().accept(arrival("1", "asked", at(100), SARA, PHONE), at(100));
    here.unmergeLeads()
        .identity(here.leadOf(SARA).id(), PHONE, new EntryId("api", "apart"), at(1_000));
    here.leads.takeToCount();

    here.acceptEntry().accept(arrival("2", "else", at(1_001), SARA), at(1_001));
    assertThat(here.leads.takeToCount()).isEmpty();
    here.acceptEntry().accept(arrival("3", "else", at(1_000), SARA), at(1_002));
    assertThat(here.leads.takeToCount()).containsExactly(here.leadOf(SARA).id());
  }
}
