package dev.astrolabe.model.lead;

import static dev.astrolabe.model.lead.Arrivals.stating;
import static dev.astrolabe.model.lead.Arrivals.trusted;
import static dev.astrolabe.model.lead.Samples.MONDAY;
import static dev.astrolabe.model.lead.Samples.arrival;
import static dev.astrolabe.model.lead.Samples.email;
import static dev.astrolabe.model.lead.Samples.phone;
import static dev.astrolabe.model.lead.Samples.visitor;
import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.model.identity.Identity;
import dev.astrolabe.model.ledger.EntryId;
import dev.astrolabe.model.ledger.Link;
import dev.astrolabe.model.ledger.Trust;
import dev.astrolabe.model.stage.Stage;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class UnmergeLeadsTest {
  private static final Identity SARA = email("sara@example.com");
  private static final Identity REZA = email("reza@example.com");
  private static final Identity PHONE = phone("+971501234567");
  private static final Identity COOKIE = visitor("v-1");
  private static final Instant LATER = MONDAY.plusSeconds(3600);

  private final Installation here = new Installation();

  private Lead accepted(Arrival arrival) {
    here.acceptEntry().accept(arrival, arrival.recordedAt());
    return here.leadOf(arrival.home());
  }

  private static EntryId act(String id) {
    return new EntryId("api", id);
  }

  private MergeLeads.Outcome.Merged merged(LeadId one, LeadId other, String id, Instant now) {
    return (MergeLeads.Outcome.Merged) here.mergeLeads().merge(one, other, act(id), now);
  }

  private List<Lead> unmerged(LeadId lead, String mergeId, String id, Instant now) {
    return ((UnmergeLeads.Outcome.Unmerged) here.unmergeLeads().merge(lead, mergeId, act(id), now))
        .leads();
  }

  @Test
  void restoresBothLeadsThatAPersonMerged() {
    var sara = accepted(stating(arrival("1", "asked", MONDAY, SARA), "industry", "logistics"));
    var reza = accepted(arrival("2", "seen", MONDAY.plusSeconds(9), REZA, PHONE));
    var before = here.essences(LATER);

    var merge = merged(reza.id(), sara.id(), "m", MONDAY.plusSeconds(60));
    assertThat(merge.lead().id()).isEqualTo(sara.id());
    assertThat(here.people()).isEqualTo(Set.of(Set.of(SARA, REZA, PHONE)));
    here.check("merged", LATER);

    var apart = unmerged(sara.id(), merge.mergeId(), "u", MONDAY.plusSeconds(120));

    assertThat(apart).extracting(Lead::id).containsExactly(sara.id(), reza.id());
    assertThat(here.essences(LATER)).usingRecursiveComparison().isEqualTo(withDirectives(before));
    assertThat(here.leadOf(PHONE).id()).isEqualTo(reza.id());
    assertThat(here.leadOf(SARA).merges()).isEmpty();
    here.check("unmerged", LATER);
  }

  /** Directives are entries of the evidence too, which count for nothing: only they differ. */
  private Set<Installation.Essence> withDirectives(Set<Installation.Essence> before) {
    var after = here.essences(LATER);
    for (var essence : before) {
      assertThat(after)
          .anySatisfy(other -> {
            assertThat(other.people()).isEqualTo(essence.people());
            assertThat(other.facts()).isEqualTo(essence.facts());
            assertThat(scores(other)).isEqualTo(scores(essence));
          });
    }
    assertThat(after).hasSameSizeAs(before);
    return after;
  }

  private static List<Object> scores(Installation.Essence essence) {
    return essence.standings().stream().map(s -> (Object) ((List<?>) s).subList(3, 6)).toList();
  }

  @Test
  void restoresBothLeadsThatAnEntryMerged() {
    var sara = accepted(arrival("1", "asked", MONDAY, SARA));
    var reza = accepted(arrival("2", "seen", MONDAY.plusSeconds(9), REZA));
    var both = accepted(arrival("3", "seen", MONDAY.plusSeconds(60), REZA, SARA));
    assertThat(both.merges()).hasSize(1);

    unmerged(sara.id(), both.merges().getFirst().id(), "u", MONDAY.plusSeconds(120));

    assertThat(here.people()).isEqualTo(Set.of(Set.of(SARA), Set.of(REZA)));
    assertThat(here.leadOf(REZA).id()).isEqualTo(reza.id());
    here.check("apart", LATER);
  }

  @Test
  void keepsThemApartAgainstLaterLinksUntilAPersonLiftsTheCut() {
    var sara = accepted(arrival("1", "asked", MONDAY, SARA));
    var reza = accepted(arrival("2", "seen", MONDAY.plusSeconds(9), REZA));
    var merge = merged(sara.id(), reza.id(), "m", MONDAY.plusSeconds(60));
    unmerged(sara.id(), merge.mergeId(), "u", MONDAY.plusSeconds(60));

    var claim = arrival("3", "seen", MONDAY.plusSeconds(60), REZA, SARA);
    accepted(claim);
    assertThat(here.ledger.entry(REZA, claim.id()).orElseThrow().links())
        .containsExactly(new Link(SARA, Link.State.PROPOSED));
    assertThat(here.living()).hasSize(2);
    here.check("apart", LATER);

    merged(reza.id(), sara.id(), "m2", MONDAY.plusSeconds(60));
    assertThat(here.people()).isEqualTo(Set.of(Set.of(SARA, REZA)));
    here.check("together", LATER);

    var second = here.leadOf(SARA).merges().getFirst().id();
    unmerged(sara.id(), second, "u2", MONDAY.plusSeconds(60));
    assertThat(here.living()).hasSize(2);
    here.check("apart again", LATER);
  }

  @Test
  void followsWhatCameLaterToTheSideItCameFrom() {
    var sara = accepted(arrival("1", "asked", MONDAY, SARA));
    var reza = accepted(arrival("2", "seen", MONDAY.plusSeconds(9), REZA));
    var merge = merged(sara.id(), reza.id(), "m", MONDAY.plusSeconds(60));
    accepted(arrival("3", "seen", MONDAY.plusSeconds(70), REZA, PHONE));
    accepted(arrival("4", "seen", MONDAY.plusSeconds(80), SARA, COOKIE));
    var note = arrival("5", "note", MONDAY.plusSeconds(90), reza.id().internal());
    here.acceptEntry().accept(trusted(note, Trust.OPERATOR), note.recordedAt());

    unmerged(reza.id(), merge.mergeId(), "u", MONDAY.plusSeconds(120));

    assertThat(here.people()).isEqualTo(Set.of(Set.of(SARA, COOKIE), Set.of(REZA, PHONE)));
    assertThat(here.leadOf(PHONE).standings().values().iterator().next().evidence().size())
        .isEqualTo(4);
    here.check("sides", LATER);
  }

  @Test
  void partsOneIdentityWithWhatHangsOnItAlone() {
    var sara = accepted(arrival("1", "asked", MONDAY, SARA));
    accepted(arrival("2", "seen", MONDAY.plusSeconds(1), SARA, PHONE));
    accepted(arrival("3", "seen", MONDAY.plusSeconds(2), PHONE, COOKIE));

    var outcome = here.unmergeLeads().identity(sara.id(), PHONE, act("u"), MONDAY.plusSeconds(60));

    assertThat(outcome).isInstanceOf(UnmergeLeads.Outcome.Unmerged.class);
    assertThat(here.people()).isEqualTo(Set.of(Set.of(SARA), Set.of(PHONE, COOKIE)));
    here.check("parted", LATER);
    accepted(arrival("4", "asked", MONDAY.plusSeconds(70), PHONE));
    accepted(arrival("5", "asked", MONDAY.plusSeconds(80), SARA, PHONE));
    assertThat(here.people()).isEqualTo(Set.of(Set.of(SARA), Set.of(PHONE, COOKIE)));
    here.check("still parted", LATER);
  }

  @Test
  void givesAMergedLeadItsIdBackWhenItsIdentityIsParted() {
    accepted(arrival("1", "asked", MONDAY, SARA));
    var reza = accepted(arrival("2", "seen", MONDAY.plusSeconds(9), REZA));
    accepted(arrival("3", "seen", MONDAY.plusSeconds(60), REZA, SARA));

    here.unmergeLeads().identity(reza.id(), REZA, act("u"), MONDAY.plusSeconds(70));

    assertThat(here.leadOf(REZA).id()).isEqualTo(reza.id());
    here.check("parted", LATER);
  }

  @Test
  void takesNestedMergesApartInAnyOrder() {
    var a = accepted(arrival("1", "asked", MONDAY, SARA));
    var b = accepted(arrival("2", "asked", MONDAY.plusSeconds(1), REZA));
    var c = accepted(arrival("3", "asked", MONDAY.plusSeconds(2), PHONE));
    var bc = merged(b.id(), c.id(), "bc", MONDAY.plusSeconds(10));
    var abc = merged(a.id(), b.id(), "abc", MONDAY.plusSeconds(20));
    assertThat(abc.lead().merges()).hasSize(2);

    unmerged(a.id(), bc.mergeId(), "u-bc", MONDAY.plusSeconds(30));
    assertThat(here.people()).isEqualTo(Set.of(Set.of(SARA, REZA), Set.of(PHONE)));
    here.check("c left", LATER);

    unmerged(a.id(), abc.mergeId(), "u-abc", MONDAY.plusSeconds(40));
    assertThat(here.people()).isEqualTo(Set.of(Set.of(SARA), Set.of(REZA), Set.of(PHONE)));
    assertThat(List.of(here.leadOf(SARA).id(), here.leadOf(REZA).id(), here.leadOf(PHONE).id()))
        .containsExactly(a.id(), b.id(), c.id());
    here.check("all apart", LATER);
  }

  @Test
  void takesTheOuterMergeApartAndKeepsTheInnerOne() {
    var a = accepted(arrival("1", "asked", MONDAY, SARA));
    var b = accepted(arrival("2", "asked", MONDAY.plusSeconds(1), REZA));
    var c = accepted(arrival("3", "asked", MONDAY.plusSeconds(2), PHONE));
    merged(b.id(), c.id(), "bc", MONDAY.plusSeconds(10));
    var abc = merged(a.id(), c.id(), "abc", MONDAY.plusSeconds(20));

    unmerged(c.id(), abc.mergeId(), "u", MONDAY.plusSeconds(30));

    assertThat(here.people()).isEqualTo(Set.of(Set.of(SARA), Set.of(REZA, PHONE)));
    assertThat(here.leadOf(PHONE).id()).isEqualTo(b.id());
    assertThat(here.leadOf(PHONE).merges()).extracting(Merge::other).containsExactly(c.id());
    here.check("outer apart", LATER);
  }

  @Test
  void doesTheSameActOnce() {
    var sara = accepted(arrival("1", "asked", MONDAY, SARA));
    var reza = accepted(arrival("2", "seen", MONDAY, REZA));
    var merge = merged(sara.id(), reza.id(), "m", MONDAY.plusSeconds(10));
    assertThat(merged(sara.id(), reza.id(), "m", MONDAY.plusSeconds(11)).mergeId())
        .isEqualTo(merge.mergeId());
    assertThat(here.mergeLeads().merge(sara.id(), reza.id(), act("n"), MONDAY.plusSeconds(12)))
        .isInstanceOf(MergeLeads.Outcome.SameLead.class);

    unmerged(sara.id(), merge.mergeId(), "u", MONDAY.plusSeconds(20));
    var entries = here.ledger.everything().size();
    unmerged(sara.id(), merge.mergeId(), "u", MONDAY.plusSeconds(21));

    assertThat(here.ledger.everything()).hasSize(entries);
    assertThat(
            here.unmergeLeads().merge(sara.id(), merge.mergeId(), act("v"), MONDAY.plusSeconds(22)))
        .isInstanceOf(UnmergeLeads.Outcome.Refused.class);
    here.check("once", LATER);
  }

  @Test
  void saysWhatItDoesNotKnow() {
    var sara = accepted(arrival("1", "asked", MONDAY, SARA));
    var nobody = new LeadId("nobody");

    assertThat(here.mergeLeads().merge(sara.id(), nobody, act("m"), MONDAY))
        .isEqualTo(new MergeLeads.Outcome.Unknown(nobody));
    assertThat(here.unmergeLeads().identity(nobody, SARA, act("u"), MONDAY))
        .isEqualTo(new UnmergeLeads.Outcome.Unknown(nobody));
    assertThat(here.unmergeLeads().identity(sara.id(), SARA, act("u"), MONDAY))
        .isInstanceOf(UnmergeLeads.Outcome.Refused.class);
    assertThat(here.unmergeLeads().identity(sara.id(), REZA, act("u"), MONDAY))
        .isInstanceOf(UnmergeLeads.Outcome.Refused.class);
    assertThat(here.ledger.everything()).hasSize(1);
  }

  @Test
  void makesNoSecondHandOffWhereALeadThatIsMergedHasOneUnderWay() {
    var sara = accepted(stating(arrival("1", "asked", MONDAY, SARA), "industry", "logistics"));
    assertThat(sara.handoffsPending()).containsExactly("default#1");
    here.handOffs.put(HandOff.open(sara.id(), "default", 1, MONDAY));
    here.leads.save(sara, sara.withHandoffsPending(new TreeSet<>()));
    var older = accepted(arrival("0", "seen", MONDAY.minusSeconds(60), REZA));
    here.mergeLeads().merge(older.id(), sara.id(), act("m"), MONDAY.plusSeconds(5));

    var lead = here.leadOf(REZA);
    assertThat(lead.standings().values().iterator().next().stage()).isEqualTo(Stage.SQL);
    assertThat(lead.handoffsPending()).isEmpty();
  }
}
