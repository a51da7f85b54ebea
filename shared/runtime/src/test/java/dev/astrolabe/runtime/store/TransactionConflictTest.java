package dev.astrolabe.runtime.store;

import static dev.astrolabe.model.lead.Samples.MONDAY;
import static dev.astrolabe.model.lead.Samples.email;
import static dev.astrolabe.model.lead.Samples.entry;
import static dev.astrolabe.model.lead.Samples.stating;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.astrolabe.model.lead.Folding;
import dev.astrolabe.model.lead.Lead;
import dev.astrolabe.model.lead.LeadId;
import dev.astrolabe.model.lead.Ledger.Appended;
import dev.astrolabe.model.lead.Samples;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** A write that meets somebody else's transaction at the same item has lost a race, no more. */
final class TransactionConflictTest {
  private static final LeadId SARA = new LeadId("L-sara");

  private final Interference puts = conflicts(PutItemRequest.class);
  private final Interference updates = conflicts(UpdateItemRequest.class);
  private final DynamoDbClient client = LocalTables.client(puts, updates);
  private final LocalTables.Names names = LocalTables.create(client);
  private final DynamoLeads leads = new DynamoLeads(client, names.leads(), names.ledger());
  private final DynamoLedger ledger = new DynamoLedger(client, names.ledger());
  private final Folding folding = new Folding(List.of(Samples.model(1)));

  private static Interference conflicts(Class<? extends SdkRequest> kind) {
    return new Interference(
        kind, () -> TransactionConflictException.builder().message("in a transaction").build());
  }

  @AfterEach
  void close() {
    client.close();
  }

  private Lead folded(Lead lead, String id) {
    var seen = entry(email("sara@example.com"), id, "seen", MONDAY);
    return folding.fold(lead, stating(seen, "industry", "said " + id), MONDAY).orElseThrow();
  }

  private Lead stored() {
    return leads.read(SARA).orElseThrow();
  }

  private void assertLosesOnceAndThenSaves(Interference interference) {
    leads.save(Lead.first(SARA, MONDAY), folded(Lead.first(SARA, MONDAY), "1"));
    var before = stored();

    interference.refuse(1);
    assertThat(leads.save(before, folded(before, "2"))).isFalse();

    var again = stored();
    assertThat(updates.asked(QueryRequest.class).getLast().consistentRead()).isTrue();
    assertThat(again).isEqualTo(before);
    assertThat(leads.save(again, folded(again, "2"))).isTrue();
    assertThat(stored().facts().history()).hasSize(2);
  }

  @Test
  void aStateInATransactionIsALostRace() {
    assertLosesOnceAndThenSaves(updates);
  }

  @Test
  void factsInATransactionAreALostRace() {
    assertLosesOnceAndThenSaves(puts);
  }

  @Test
  void aClaimInATransactionIsTriedAgain() {
    puts.refuse(3);

    assertThat(ledger.claim(email("sara@example.com"), SARA, "Sara@example.com").lead())
        .isEqualTo(SARA);

    assertThat(puts.asked(PutItemRequest.class)).hasSize(4);
    assertThat(ledger.claimOf(email("sara@example.com")).orElseThrow().original())
        .isEqualTo("Sara@example.com");
  }

  @Test
  void whatStandsIsAnsweredThoughATransactionIsAtIt() {
    ledger.claim(email("sara@example.com"), SARA, "Sara@example.com");
    var first = entry(email("sara@example.com"), "1", "seen", MONDAY);
    ledger.append(first);

    puts.refuse(2);

    assertThat(ledger.claim(email("sara@example.com"), new LeadId("L-other"), "other").lead())
        .isEqualTo(SARA);
    assertThat(ledger.append(entry(email("sara@example.com"), "1", "asked", MONDAY)))
        .isEqualTo(new Appended.Stands(first));
  }

  @Test
  void aConflictThatNeverEndsIsLeftToTheNextDelivery() {
    puts.refuse(1000);

    assertThatThrownBy(() -> ledger.append(entry(email("a@example.com"), "1", "seen", MONDAY)))
        .isInstanceOf(TransactionConflictException.class);
  }
}
