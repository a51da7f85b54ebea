package dev.astrolabe.runtime.store;

import static dev.astrolabe.model.lead.Samples.MONDAY;
import static dev.astrolabe.model.lead.Samples.email;
import static dev.astrolabe.model.lead.Samples.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.model.identity.IdentityKind;
import dev.astrolabe.model.lead.AcceptEntry;
import dev.astrolabe.model.lead.Arrival;
import dev.astrolabe.model.lead.EntryFault;
import dev.astrolabe.model.lead.Folding;
import dev.astrolabe.model.lead.Lead;
import dev.astrolabe.model.lead.LeadId;
import dev.astrolabe.model.lead.MergeLeads;
import dev.astrolabe.model.lead.Problem;
import dev.astrolabe.model.lead.Samples;
import dev.astrolabe.model.lead.UnmergeLeads;
import dev.astrolabe.model.ledger.EntryId;
import dev.astrolabe.model.ledger.Origin;
import dev.astrolabe.model.ledger.Trust;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A lead that answers for as many as a lead may, merged in real transactions and parted again. */
final class ManyMergesTest {
  private static final int MOST = 40;
  private static final Instant LATER = MONDAY.plusSeconds(3600);

  private final DynamoDbClient client = LocalTables.client();
  private final LocalTables.Names names = LocalTables.create(client);
  private final DynamoLedger ledger = new DynamoLedger(client, names.ledger());
  private final DynamoLeads leads = new DynamoLeads(client, names.leads(), names.ledger());
  private final DynamoHandOffs handOffs = new DynamoHandOffs(client, names.leads());
  private final Folding folding = new Folding(List.of(Samples.model(1)));
  private int ids;

  @AfterEach
  void close() {
    client.close();
  }

  private AcceptEntry acceptEntry() {
    return new AcceptEntry(ledger, leads, handOffs, folding, () -> new LeadId("lead" + ++ids));
  }

  private LeadId met(int i) {
    var home = email(i + "@example.com");
    acceptEntry()
        .accept(
            new Arrival(
                new EntryId("site", "e" + i),
                Optional.empty(),
                List.of(new Arrival.Contact(home, home.key())),
                "seen",
                MONDAY.plusSeconds(i),
                MONDAY.plusSeconds(i),
                Trust.SIGNED,
                Origin.VOLUNTARY,
                map("note", "number " + i),
                map(),
                Optional.empty()),
            MONDAY.plusSeconds(i));
    return ledger.claimOf(home).orElseThrow().lead();
  }

  private MergeLeads.Outcome merged(LeadId one, LeadId other) {
    return new MergeLeads(ledger, leads, acceptEntry())
        .merge(one, other, new EntryId("api", "m-" + other.value()), LATER);
  }

  @Test
  void answersForFortyLeadsAndGivesOneBackWithAllThatHungOnIt() {
    // Two groups of twenty, each made one, then made one together.
    var all = new ArrayList<LeadId>();
    for (int i = 0; i < MOST; i++) {
      all.add(met(i));
    }
    int half = MOST / 2;
    for (int i = 1; i < half; i++) {
      merged(all.get(0), all.get(i));
      merged(all.get(half), all.get(half + i));
    }
    var merge = (MergeLeads.Outcome.Merged) merged(all.get(0), all.get(half));
    assertThat(merge.lead().identities()).hasSize(2 * MOST);
    assertThat(merge.lead().merges()).hasSize(MOST - 1);
    assertThat(merged(all.get(0), met(MOST)))
        .isEqualTo(
            new MergeLeads.Outcome.Refused(
                List.of(
                    new Problem("/identities", EntryFault.IDENTITIES_OF_LEAD),
                    new Problem("/identities", EntryFault.LEADS_OF_LEAD))));

    var parted =
        new UnmergeLeads(ledger, leads, handOffs, folding)
            .merge(all.get(0), merge.mergeId(), new EntryId("api", "u"), LATER);

    assertThat(((UnmergeLeads.Outcome.Unmerged) parted).leads())
        .extracting(Lead::id)
        .containsExactly(all.get(0), all.get(half));
    for (int i = 0; i < MOST; i++) {
      var owner = all.get(i < half ? 0 : half);
      assertThat(ledger.claimOf(email(i + "@example.com")).orElseThrow().lead()).isEqualTo(owner);
      var stored = leads.read(all.get(i)).orElseThrow();
      assertThat(stored.mergedInto())
          .isEqualTo(all.get(i).equals(owner) ? Optional.empty() : Optional.of(owner));
    }
    assertThat(leads.read(all.get(half)).orElseThrow().identities())
        .filteredOn(identity -> identity.kind() != IdentityKind.INTERNAL)
        .hasSize(half);
  }
}
