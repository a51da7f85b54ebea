package dev.astrolabe.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.model.identity.Identity;
import dev.astrolabe.model.identity.IdentityKind;
import dev.astrolabe.model.lead.Ledger;
import dev.astrolabe.model.lead.Ledger.Appended;
import dev.astrolabe.model.lead.LedgerContract;
import dev.astrolabe.model.ledger.Entry;
import dev.astrolabe.model.ledger.EntryId;
import dev.astrolabe.model.ledger.Origin;
import dev.astrolabe.model.ledger.Trust;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

final class DynamoLedgerTest extends LedgerContract {
  private final DynamoDbClient client = LocalTables.client();

  @AfterEach
  void close() {
    client.close();
  }

  @Override
  protected Ledger emptyLedger() {
    return new DynamoLedger(client, LocalTables.createOne(client));
  }

  @Test
  void keepsEntriesWhoseSourceAndIdAreTooLongForASortKey() {
    var ledger = emptyLedger();
    var home = new Identity(IdentityKind.EXTERNAL, "ع".repeat(512));
    var one = entry(home, new EntryId("#".repeat(128), "م".repeat(255) + "1"));
    var other = entry(home, new EntryId("م".repeat(128), "م".repeat(255) + "2"));

    assertThat(ledger.append(one)).isEqualTo(new Appended.Stored());
    assertThat(ledger.append(other)).isEqualTo(new Appended.Stored());
    assertThat(ledger.append(other)).isEqualTo(new Appended.Stands(other));
    assertThat(ledger.entry(home, one.id())).contains(one);
    assertThat(ledger.entries(home)).containsExactlyInAnyOrder(one, other);
  }

  @Test
  void tellsAnEscapedSourceFromOneThatLooksEscaped() {
    var ledger = emptyLedger();
    var home = new Identity(IdentityKind.EMAIL, "sara@example.com");
    var one = entry(home, new EntryId("a#b", "1"));
    var other = entry(home, new EntryId("a%23b", "1"));

    ledger.append(one);
    ledger.append(other);

    assertThat(ledger.entries(home)).containsExactlyInAnyOrder(one, other);
  }

  @Test
  void keepsAPayloadWithAnEmptyName() {
    var ledger = emptyLedger();
    var home = new Identity(IdentityKind.EMAIL, "sara@example.com");
    var entry = entry(home, new EntryId("site", "1"));

    ledger.append(entry);

    assertThat(ledger.entries(home)).containsExactly(entry);
  }

  private static Entry entry(Identity home, EntryId id) {
    var at = Instant.parse("2026-11-23T09:00:00Z");
    return new Entry(
        id,
        home,
        "seen",
        at,
        at,
        Trust.SIGNED,
        Origin.VOLUNTARY,
        new TreeMap<>(),
        new TreeMap<>(Map.of("", "nameless", "topic", "customs")),
        List.of(),
        Optional.empty());
  }
}
