package dev.astrolabe.model.lead;

import static dev.astrolabe.model.lead.Samples.MONDAY;
import static dev.astrolabe.model.lead.Samples.email;
import static dev.astrolabe.model.lead.Samples.phone;
import static dev.astrolabe.model.lead.StoredSamples.REZA;
import static dev.astrolabe.model.lead.StoredSamples.SARA;
import static dev.astrolabe.model.lead.StoredSamples.rich;
import static dev.astrolabe.model.lead.StoredSamples.standing;
import static dev.astrolabe.model.lead.StoredSamples.stored;
import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.model.lead.Leads.Change;
import dev.astrolabe.model.lead.Ledger.Claim;
import dev.astrolabe.model.stage.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every store of leads does, in memory or not: reading back and saving. */
public abstract class LeadsContract extends LeadsEvidenceContract {

  @Test
  final void answersNothingForALeadThatWasNeverStored() {
    assertThat(leads.read(SARA)).isEmpty();
    assertThat(leads.transitions(SARA)).isEmpty();
  }

  @Test
  final void readsBackEveryFieldOfALead() {
    var lead = rich(SARA);

    assertThat(leads.save(Lead.first(SARA, lead.createdAt()), lead)).isTrue();

    assertThat(leads.read(SARA)).contains(stored(lead, 1));
  }

  @Test
  final void readsBackALeadOfWhichNothingIsKnown() {
    var nobody = Lead.first(SARA, MONDAY);

    assertThat(leads.save(nobody, nobody)).isTrue();

    assertThat(leads.read(SARA)).contains(stored(nobody, 1));
  }

  @Test
  final void savesOnlyOverTheVersionThatWasRead() {
    var first = Lead.first(SARA, MONDAY);
    var slow = standing(first, Stage.LEAD, Optional.empty(), 7);
    var fast = standing(first, Stage.LEAD, Optional.empty(), 8);

    assertThat(leads.save(first, fast)).isTrue();
    assertThat(leads.save(first, slow)).isFalse();
    assertThat(leads.read(SARA)).contains(stored(fast, 1));

    assertThat(leads.save(stored(fast, 1), slow)).isTrue();
    assertThat(leads.save(stored(fast, 1), fast)).isFalse();
    assertThat(leads.read(SARA)).contains(stored(slow, 2));
  }

  @Test
  final void countsVersionsBySavesWhateverTheNewStateSays() {
    var first = Lead.first(SARA, MONDAY);
    leads.save(first, stored(first, 77));

    assertThat(leads.read(SARA).orElseThrow().version()).isEqualTo(1);
  }

  @Test
  final void savesSeveralLeadsAndClaimsTogether() {
    var sara = Lead.first(SARA, MONDAY);
    var reza = Lead.first(REZA, MONDAY);
    ledger.claim(email("sara@example.com"), SARA, "Sara@example.com");
    leads.save(sara, sara);
    var merged = sara.withMerges(List.of(), Optional.of(REZA));
    var claim = new Claim(email("sara@example.com"), REZA, "Sara@example.com");

    assertThat(
            leads.saveTogether(
                List.of(new Change(stored(sara, 1), merged), new Change(reza, rich(REZA))),
                List.of(claim)))
        .isTrue();

    assertThat(leads.read(SARA)).contains(stored(merged, 2));
    assertThat(leads.read(REZA)).contains(stored(rich(REZA), 1));
    assertThat(ledger.claimOf(email("sara@example.com"))).contains(claim);
  }

  @Test
  final void savesNothingOfSeveralWhereOneIsNewer() {
    var sara = Lead.first(SARA, MONDAY);
    var reza = Lead.first(REZA, MONDAY);
    ledger.claim(email("sara@example.com"), SARA, "sara@example.com");
    leads.save(sara, sara);

    assertThat(
            leads.saveTogether(
                List.of(new Change(reza, rich(REZA)), new Change(sara, rich(SARA))),
                List.of(new Claim(email("sara@example.com"), REZA, "other"))))
        .isFalse();

    assertThat(leads.read(SARA)).contains(stored(sara, 1));
    assertThat(leads.read(REZA)).isEmpty();
    assertThat(ledger.claimOf(email("sara@example.com")).orElseThrow().lead()).isEqualTo(SARA);
  }

  @Test
  final void repointsManyIdentitiesAtOnce() {
    var sara = Lead.first(SARA, MONDAY);
    var reza = Lead.first(REZA, MONDAY);
    leads.save(sara, sara);
    leads.save(reza, reza);
    var claims = new ArrayList<Claim>();
    for (int i = 0; i < 40; i++) {
      ledger.claim(phone("+97150000" + i), SARA, "050" + i);
      claims.add(new Claim(phone("+97150000" + i), REZA, "050" + i));
    }

    assertThat(
            leads.saveTogether(
                List.of(
                    new Change(stored(sara, 1), sara.withMerges(List.of(), Optional.of(REZA))),
                    new Change(stored(reza, 1), reza)),
                claims))
        .isTrue();

    for (var claim : claims) {
      assertThat(ledger.claimOf(claim.identity())).contains(claim);
    }
  }

  @Test
  final void forgetsModelsThatAreNoLongerActiveAndAttributesThatWentAway() {
    var lead = Lead.first(SARA, MONDAY);
    leads.save(lead, rich(SARA));
    var before = leads.read(SARA).orElseThrow();
    var bare = stored(Lead.first(SARA, before.createdAt()), 2);

    leads.save(before, bare);

    assertThat(leads.read(SARA)).contains(bare);
  }
}
