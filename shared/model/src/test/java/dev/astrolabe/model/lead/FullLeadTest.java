package dev.astrolabe.model.lead;

import static dev.astrolabe.model.lead.Samples.MONDAY;
import static dev.astrolabe.model.lead.Samples.arrival;
import static dev.astrolabe.model.lead.Samples.email;
import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.model.identity.Identity;
import dev.astrolabe.model.ledger.EntryId;
import dev.astrolabe.model.stage.Cause;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Leads with as many entries, identities and merges as a lead may have. */
final class FullLeadTest {
  private static final Identity SARA = email("sara@example.com");
  private static final Instant LATER = MONDAY.plusSeconds(100_000);

  private final Installation here = new Installation();

  private AcceptEntry.Outcome accept(Arrival arrival) {
    return here.acceptEntry().accept(arrival, LATER);
  }

  private Lead leadWithEntries(int entries) {
    accept(arrival("0", "seen", MONDAY, SARA));
    for (int i = 1; i < entries; i++) {
      here.ledger.append(
          Samples.entry(SARA, Integer.toString(i), "else", MONDAY.plusSeconds(i % 1000)));
    }
    var id = here.leadOf(SARA).id();
    new RefoldLead(here.ledger, here.leads, here.folding()).refold(id, LATER, new Cause.ByTime());
    return here.leadOf(SARA);
  }

  private int scored() {
    var lead = here.leadOf(SARA);
    return lead.standings().values().iterator().next().evidence().scored(lead.facts());
  }

  private static EntryId act(String id) {
    return new EntryId("api", id);
  }

  @Test
  void takesOrdersThoughItTakesNoMoreEntries() {
    var lead = leadWithEntries(Limits.ENTRIES);
    var full =
        new AcceptEntry.Outcome.Refused(List.of(new Problem("", EntryFault.ENTRIES_OF_LEAD)));
    var target = List.of(new EntryId("site", "7"));
    assertThat(accept(arrival("more", "seen", MONDAY, SARA))).isEqualTo(full);

    assertThat(here.quarantine().mark(lead.id(), target, "scanner", act("q"), LATER))
        .isInstanceOf(Quarantine.Outcome.Done.class);
    assertThat(scored()).isEqualTo(Limits.ENTRIES - 1);
    assertThat(accept(arrival("more", "seen", MONDAY, SARA)))
        .isInstanceOf(AcceptEntry.Outcome.Assessed.class);
    assertThat(accept(arrival("yet more", "seen", MONDAY, SARA))).isEqualTo(full);
    assertThat(here.quarantine().lift(lead.id(), target, "a person", act("l"), LATER))
        .isInstanceOf(Quarantine.Outcome.Done.class);
    assertThat(scored()).isEqualTo(Limits.ENTRIES + 1);

    accept(arrival("other", "seen", MONDAY, email("reza@example.com")));
    var other = here.leadOf(email("reza@example.com")).id();
    var merged = here.mergeLeads().merge(lead.id(), other, act("m"), LATER);
    assertThat(merged).isInstanceOf(MergeLeads.Outcome.Merged.class);
    assertThat(scored()).isEqualTo(Limits.ENTRIES + 2);
    assertThat(
            here.unmergeLeads()
                .merge(lead.id(), ((MergeLeads.Outcome.Merged) merged).mergeId(), act("u"), LATER))
        .isInstanceOf(UnmergeLeads.Outcome.Unmerged.class);
    assertThat(scored()).isEqualTo(Limits.ENTRIES + 1);
  }

  @Test
  void mergesAsManyLeadsAsOneMayAnswerForAndTakesThemApartInAnyOrder() {
    var leads = new ArrayList<LeadId>();
    for (int i = 0; i <= Limits.MERGED; i++) {
      var identity = email(i + "@example.com");
      accept(arrival("e" + i, "seen", MONDAY.plusSeconds(i), identity));
      leads.add(here.leadOf(identity).id());
    }
    var merges = new ArrayList<String>();
    for (int i = 1; i < Limits.MERGED; i++) {
      var merged = here.mergeLeads().merge(leads.get(0), leads.get(i), act("m" + i), LATER);
      merges.add(((MergeLeads.Outcome.Merged) merged).mergeId());
    }
    here.check("all but one", LATER);
    assertThat(here.mergeLeads().merge(leads.get(0), leads.getLast(), act("last"), LATER))
        .isEqualTo(
            new MergeLeads.Outcome.Refused(
                List.of(
                    new Problem("/identities", EntryFault.IDENTITIES_OF_LEAD),
                    new Problem("/identities", EntryFault.LEADS_OF_LEAD))));
    assertThat(here.living()).hasSize(2);

    Collections.shuffle(merges, new Random(1));
    for (int i = 0; i < merges.size(); i++) {
      assertThat(here.unmergeLeads().merge(leads.get(0), merges.get(i), act("u" + i), LATER))
          .isInstanceOf(UnmergeLeads.Outcome.Unmerged.class);
    }
    here.check("all apart", LATER);
    assertThat(here.living()).extracting(Lead::id).containsExactlyInAnyOrderElementsOf(leads);
  }

  @Test
  void refusesToPartMoreThanOneTransactionTakesAndLeavesEverythingAsItWas() {
    var hub = email("hub@example.com");
    accept(arrival("hub", "seen", MONDAY.minusSeconds(1), hub));
    var id = here.leadOf(hub).id();
    for (int i = 0; i <= Parting.LARGEST_REGION; i++) {
      var identity = email(i + "@example.com");
      accept(arrival("e" + i, "seen", MONDAY.plusSeconds(i), identity));
      var merged =
          (MergeLeads.Outcome.Merged)
              here.mergeLeads().merge(id, here.leadOf(identity).id(), act("m" + i), LATER);
      var unmerged = here.unmergeLeads().merge(id, merged.mergeId(), act("u" + i), LATER);
      if (i < Parting.LARGEST_REGION - 1) {
        assertThat(unmerged).isInstanceOf(UnmergeLeads.Outcome.Unmerged.class);
      }
    }
    var entries = here.ledger.everything().size();
    var before = here.people();
    var other = email("other@example.com");
    accept(arrival("other", "seen", MONDAY.plusSeconds(99), other));
    var merged =
        (MergeLeads.Outcome.Merged)
            here.mergeLeads().merge(id, here.leadOf(other).id(), act("m"), LATER);

    assertThat(here.unmergeLeads().merge(id, merged.mergeId(), act("u"), LATER))
        .isEqualTo(
            new UnmergeLeads.Outcome.Refused(
                List.of(new Problem("", OrderFault.PARTED_TOO_OFTEN))));

    assertThat(here.ledger.everything()).hasSize(entries + 2);
    assertThat(here.people()).hasSize(before.size());
    here.check("refused", LATER);
  }
}
