package dev.astrolabe.runtime.store;

import static dev.astrolabe.model.lead.Samples.MONDAY;
import static dev.astrolabe.model.lead.Samples.email;
import static dev.astrolabe.model.lead.Samples.entry;
import static dev.astrolabe.model.lead.Samples.stating;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.astrolabe.model.identity.Identity;
import dev.astrolabe.model.lead.Folding;
import dev.astrolabe.model.lead.HandOff;
import dev.astrolabe.model.lead.Lead;
import dev.astrolabe.model.lead.LeadId;
import dev.astrolabe.model.lead.Samples;
import dev.astrolabe.model.ledger.Directive;
import dev.astrolabe.model.ledger.Entry;
import dev.astrolabe.model.ledger.EntryId;
import dev.astrolabe.model.stage.Stage;
import dev.astrolabe.runtime.store.IdempotentAnswers.Answer;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Every item is read in its format and the one before; one of a later format is refused. */
final class FormatNumberTest {
  private static final Identity HOME = email("sara@example.com");
  private static final LeadId SARA = new LeadId("L-sara");
  private static final LeadId REZA = new LeadId("L-reza");

  private final DynamoDbClient client = LocalTables.client();
  private final LocalTables.Names names = LocalTables.create(client);
  private final Table leads = new Table(client, names.leads());
  private final Table ledger = new Table(client, names.ledger());
  private final Table config = new Table(client, names.config());

  @AfterEach
  void close() {
    client.close();
  }

  /** Rewrites the item under another number and answers what comes of reading it. */
  private static <T> T under(Table table, Item item, long format, Supplier<T> reading) {
    table.put(numbered(item, format));
    try {
      return reading.get();
    } finally {
      table.put(item);
    }
  }

  private static Item numbered(Item item, long format) {
    var attributes = new HashMap<>(item.attributes());
    attributes.put(Item.FORMAT, AttributeValue.fromN(Long.toString(format)));
    return new Item(attributes);
  }

  private static <T> void assertRefusesTheNext(Table table, Item item, Supplier<T> reading) {
    long newest = item.requiredNumber(Item.FORMAT);
    assertThatThrownBy(() -> under(table, item, newest + 1, reading))
        .as(item.sk())
        .isInstanceOf(StoredFormatException.class)
        .hasMessage(
            "an item has format %d, this version reads %d and the one before", newest + 1, newest);
    assertThatThrownBy(() -> under(table, item, newest - 2, reading))
        .as(item.sk())
        .isInstanceOf(StoredFormatException.class);
  }

  /** For items whose format never changed: the one before looks the same. */
  private static <T> void assertReadsBoth(Table table, Item item, Supplier<T> reading) {
    var now = reading.get();
    assertThat(under(table, item, item.requiredNumber(Item.FORMAT) - 1, reading))
        .as(item.sk())
        .isEqualTo(now);
    assertRefusesTheNext(table, item, reading);
  }

  @Test
  void ofEveryItemOfALead() {
    var folding = new Folding(List.of(Samples.model(1)));
    var store = new DynamoLeads(client, names.leads(), names.ledger());
    var lead = Lead.first(SARA, MONDAY);
    for (int i = 0; i < 50; i++) {
      var kind = i % 10 == 0 ? "asked" : "seen";
      var at = MONDAY.plusSeconds(i * 40_000L);
      var stated = stating(entry(HOME, "e" + i, kind, at), "note", "he said so ".repeat(9) + i);
      store.save(lead, folding.fold(lead, stated, at).orElseThrow());
      lead = store.read(SARA).orElseThrow();
    }
    assertThat(lead.standings().values().iterator().next().stage()).isNotEqualTo(Stage.LEAD);
    var items = leads.query(LeadState.partition(SARA), Table.Reading.CONSISTENT);
    assertThat(items.stream().map(item -> item.sk().replaceAll("(S#[MQ]#|T#).*", "$1")))
        .contains("S", "S#P", "S#M#", "S#Q#", "T#");

    for (var item : items) {
      assertReadsBoth(
          leads,
          item,
          () -> {
            var fresh = new DynamoLeads(client, names.leads(), names.ledger());
            return List.of(fresh.read(SARA).orElseThrow(), fresh.transitions(SARA));
          });
    }
  }

  @Test
  void ofHandOffsAndAnswers() {
    var handOffs = new DynamoHandOffs(client, names.leads());
    handOffs.put(HandOff.open(SARA, "default", 1, MONDAY));
    var answers = new IdempotentAnswers(client, names.config());
    answers.keep("scope", "key", new Answer("f", 200, "body"), MONDAY, MONDAY.plusSeconds(60));

    assertReadsBoth(leads, only(leads, LeadState.partition(SARA)), () -> handOffs.of(SARA));
    assertReadsBoth(
        config, only(config, "ANSWER#scope"), () -> answers.find("scope", "key", MONDAY));
  }

  private static Item only(Table table, String partition) {
    var items = table.query(partition, Table.Reading.CONSISTENT);
    assertThat(items).hasSize(1);
    return items.getFirst();
  }

  @Test
  void ofClaims() {
    var store = new DynamoLedger(client, names.ledger());
    var claim = store.claim(HOME, SARA, "Sara@example.com");
    var item = only(ledger, EntryItem.partition(HOME));

    // Format 1 had the trust of who came first.
    ledger.put(
        Item.of(item.pk(), item.sk())
            .number(Item.FORMAT, 1)
            .text("lead", "L-sara")
            .text("original", "Sara@example.com")
            .text("trust", "SIGNED")
            .build());
    assertThat(store.claimOf(HOME)).contains(claim);
    assertRefusesTheNext(ledger, item, () -> store.claimOf(HOME));
  }

  @Test
  void ofEntries() {
    var store = new DynamoLedger(client, names.ledger());
    var seen = stating(entry(HOME, "1", "seen", MONDAY), "industry", "logistics");
    store.append(seen);
    var item = only(ledger, EntryItem.partition(HOME));

    assertThat(under(ledger, item, 1, () -> store.entry(HOME, seen.id()))).contains(seen);
    assertRefusesTheNext(ledger, item, () -> store.entry(HOME, seen.id()));
  }

  @Test
  void ofMergesThatWereToldByTheirKind() {
    var store = new DynamoLedger(client, names.ledger());
    var id = new EntryId("api", "merge:1");
    ledger.put(merge(id, SARA.internal(), REZA.internal()));
    // Somebody's own entry of that name is none.
    ledger.put(merge(id, HOME, email("reza@example.com")));

    assertThat(store.entry(SARA.internal(), id).flatMap(Entry::directive))
        .contains(new Directive.Merge());
    assertThat(store.entry(HOME, id).orElseThrow().directive()).isEqualTo(Optional.empty());
  }

  /** As format 1 wrote it. */
  private static Item merge(EntryId id, Identity home, Identity other) {
    return Item.of(EntryItem.partition(home), EntryItem.sortKey(id))
        .number(Item.FORMAT, 1)
        .text("k", "merge")
        .number("o", MONDAY.getEpochSecond())
        .number("r", MONDAY.getEpochSecond())
        .text("t", "OPERATOR")
        .value("l", AttributeValue.fromL(List.of(AttributeValue.fromS("+" + other.code()))))
        .build();
  }
}
