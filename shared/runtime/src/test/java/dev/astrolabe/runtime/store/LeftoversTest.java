package dev.astrolabe.runtime.store;

import static dev.astrolabe.model.lead.Samples.MONDAY;
import static dev.astrolabe.model.lead.Samples.email;
import static dev.astrolabe.model.lead.Samples.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.model.lead.Folding;
import dev.astrolabe.model.lead.Lead;
import dev.astrolabe.model.lead.LeadId;
import dev.astrolabe.model.lead.Samples;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** What writers who died left behind is swept by those who fold, who may delete. */
final class LeftoversTest {
  private static final LeadId SARA = new LeadId("L-sara");
  private static final String LEFTOVER = LeadState.SEGMENT_PREFIX + "left-by-somebody";

  private final Interference deletes =
      new Interference(
          DeleteItemRequest.class::isInstance,
          () -> (DynamoDbException) DynamoDbException.builder().message("not allowed").build());
  private final DynamoDbClient client = LocalTables.client(deletes);
  private final LocalTables.Names names = LocalTables.create(client);
  private final Table table = new Table(client, names.leads());
  private final Folding folding = new Folding(List.of(Samples.model(1)));

  @AfterEach
  void close() {
    client.close();
  }

  private DynamoLeads leads() {
    return new DynamoLeads(client, names.leads(), names.ledger());
  }

  private boolean isLeft() {
    return table.get(LeadState.partition(SARA), LEFTOVER, Table.Reading.CONSISTENT).isPresent();
  }

  @Test
  void whoNotesThatAHandOffIsDoneDeletesNothing() {
    var first = Lead.first(SARA, MONDAY);
    var asked = entry(email("sara@example.com"), "1", "asked", MONDAY);
    var pending = new TreeSet<>(List.of("default#1"));
    leads()
        .save(first, folding.fold(first, asked, MONDAY).orElseThrow().withHandoffsPending(pending));
    table.put(
        Item.of(LeadState.partition(SARA), LEFTOVER)
            .number(Item.FORMAT, LeadState.PART_FORMAT)
            .bytes("b", new byte[] {0})
            .build());
    var handingOver = leads();
    var lead = handingOver.read(SARA).orElseThrow();

    deletes.refuse(1000);
    assertThat(handingOver.save(lead, lead.withHandoffsPending(new TreeSet<>()))).isTrue();

    assertThat(deletes.asked(DeleteItemRequest.class)).isEmpty();
    assertThat(handingOver.read(SARA).orElseThrow().handoffsPending()).isEmpty();
    assertThat(isLeft()).isTrue();

    deletes.refuse(0);
    var scoring = leads();
    var now = scoring.read(SARA).orElseThrow();
    var seen = entry(email("sara@example.com"), "2", "seen", MONDAY);
    assertThat(scoring.save(now, folding.fold(now, seen, MONDAY).orElseThrow())).isTrue();
    assertThat(isLeft()).isFalse();
  }
}
