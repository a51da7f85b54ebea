package dev.astrolabe.runtime.store;

import dev.astrolabe.model.lead.Lead;
import dev.astrolabe.model.lead.LeadId;
import dev.astrolabe.model.lead.Leads;
import dev.astrolabe.model.lead.Ledger.Claim;
import dev.astrolabe.model.lead.Standing;
import dev.astrolabe.model.stage.Transition;
import dev.astrolabe.runtime.store.Table.Reading;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/**
 * Leads in a table, one partition each. A lead's state is the one item that decides: it is written
 * last, on the condition that nobody wrote it since it was read, and everything else counts only as
 * far as it is named there.
 *
 * <p>The first reading of a lead may be a moment behind, at half the price: whoever writes on top
 * of an old version loses, and the reading after a lost race is consistent.
 *
 * <p>Remembers how the leads it handled last are laid out. What a version of a lead looks like
 * never changes, so that memory cannot go stale.
 */
public final class DynamoLeads implements Leads {
  private static final Comparator<Transition> OLDEST_FIRST =
      Comparator.comparing(Transition::recordedAt)
          .thenComparing(Transition::model)
          .thenComparingInt(Transition::n);

  private final Table table;
  private final Table ledger;
  private final RecentLeads recent = new RecentLeads();
  private final Reading first;

  /**
   * @param ledger the table of the ledger, whose claims change together with leads
   */
  public DynamoLeads(DynamoDbClient client, String table, String ledger) {
    this(client, table, ledger, Reading.EVENTUAL);
  }

  private DynamoLeads(DynamoDbClient client, String table, String ledger, Reading first) {
    this.table = new Table(client, table);
    this.ledger = new Table(client, ledger);
    this.first = first;
  }

  /**
   * The same leads for whoever acts on what is not there: no save tells that a reading was behind.
   */
  public static DynamoLeads consistent(DynamoDbClient client, String table, String ledger) {
    return new DynamoLeads(client, table, ledger, Reading.CONSISTENT);
  }

  @Override
  public Optional<Lead> read(LeadId id) {
    return load(id, recent.lostARace(id) ? Reading.CONSISTENT : first).lead();
  }

  private StoredLead load(LeadId id, Reading reading) {
    var stored = StoredLead.read(table, id, reading);
    recent.remember(stored);
    return stored;
  }

  @Override
  public boolean save(Lead before, Lead after) {
    var stored = stored(before);
    if (stored.version() != before.version()) {
      recent.forget(before.id());
      return false;
    }
    var write = LeadWrite.of(stored, after);
    write.first().forEach(table::put);
    try {
      write.facts().ifPresent(item -> put(item, factsGuard(stored)));
      put(write.state(), stateGuard(stored));
    } catch (ConditionalCheckFailedException | TransactionConflictException e) {
      recent.forget(before.id());
      return false;
    }
    written(write);
    return true;
  }

  private StoredLead stored(Lead before) {
    return recent
        .at(before.id(), before.version())
        .orElseGet(() -> load(before.id(), Reading.CONSISTENT));
  }

  private void written(LeadWrite write) {
    recent.remember(write.next());
    for (var sortKey : write.obsolete()) {
      table.delete(write.state().pk(), sortKey);
    }
  }

  private void put(Item item, Guard guard) {
    table
        .client()
        .putItem(r ->
            r.tableName(table.name())
                .item(item.attributes())
                .conditionExpression(guard.condition())
                .expressionAttributeValues(guard.valuesOrNone()));
  }

  @Override
  public boolean saveTogether(List<Change> changes, List<Claim> repointed) {
    if (Leads.weight(changes, repointed) > MOST_TOGETHER) {
      throw new IllegalArgumentException("more than one transaction takes");
    }
    var writes = new ArrayList<LeadWrite>();
    for (var change : changes) {
      var stored = stored(change.before());
      if (stored.version() != change.before().version()) {
        changes.forEach(c -> recent.forget(c.before().id()));
        return false;
      }
      writes.add(LeadWrite.of(stored, change.after()));
    }
    var actions = new ArrayList<TransactWriteItem>();
    for (var write : writes) {
      write.first().forEach(table::put);
      write.facts().ifPresent(item -> actions.add(action(item, factsGuard(write.before()))));
      actions.add(action(write.state(), stateGuard(write.before())));
    }
    for (var change : changes) {
      olderByModel(change)
          .forEach(transitions ->
              actions.add(
                  TransactWriteItem.builder()
                      .put(p ->
                          p.tableName(table.name())
                              .item(
                                  TransitionPack.item(
                                          LeadState.partition(change.before().id()), transitions)
                                      .attributes()))
                      .build()));
    }
    for (var claim : repointed) {
      actions.add(
          TransactWriteItem.builder()
              .put(p -> p.tableName(ledger.name()).item(DynamoLedger.item(claim).attributes()))
              .build());
    }
    try {
      table.client().transactWriteItems(r -> r.transactItems(actions));
    } catch (TransactionCanceledException e) {
      if (e.cancellationReasons().stream().noneMatch(r -> LOST.contains(r.code()))) {
        throw e;
      }
      changes.forEach(c -> recent.forget(c.before().id()));
      return false;
    }
    writes.forEach(this::written);
    return true;
  }

  private static Collection<List<Transition>> olderByModel(Change change) {
    var byModel = new TreeMap<String, List<Transition>>();
    for (var transition : change.older()) {
      byModel.computeIfAbsent(transition.model(), model -> new ArrayList<>()).add(transition);
    }
    return byModel.values();
  }

  private static final List<String> LOST = List.of("ConditionalCheckFailed", "TransactionConflict");

  private TransactWriteItem action(Item item, Guard guard) {
    return TransactWriteItem.builder()
        .put(
            Put.builder()
                .tableName(table.name())
                .item(item.attributes())
                .conditionExpression(guard.condition())
                .expressionAttributeValues(guard.valuesOrNone())
                .build())
        .build();
  }

  /** A condition with its values. */
  private record Guard(String condition, Map<String, AttributeValue> values) {
    @Nullable Map<String, AttributeValue> valuesOrNone() {
      return values.isEmpty() ? null : values;
    }
  }

  private static Guard factsGuard(StoredLead stored) {
    long written = stored.facts().written();
    return written == 0
        ? new Guard("attribute_not_exists(pk)", Map.of())
        : new Guard("w = :w", Map.of(":w", AttributeValue.fromN(Long.toString(written))));
  }

  /**
   * The state is put whole if it still has the version that was read: that costs what an update of
   * its differences would, and a function that starts has one kind of request less to load.
   */
  private static Guard stateGuard(StoredLead stored) {
    long version = stored.version();
    return version == 0
        ? new Guard("attribute_not_exists(pk)", Map.of())
        : new Guard("v = :before", Map.of(":before", AttributeValue.fromN(Long.toString(version))));
  }

  @Override
  public List<Transition> transitions(LeadId id) {
    var all = new TreeMap<String, Transition>();
    var partition = LeadState.partition(id);
    for (var item : table.query(partition, TransitionPack.PREFIX, Reading.CONSISTENT)) {
      TransitionPack.read(item)
          .forEach(transition -> all.put(transition.model() + "#" + transition.n(), transition));
    }
    load(id, Reading.CONSISTENT).lead().stream()
        .flatMap(lead -> lead.standings().values().stream())
        .map(Standing::newest)
        .flatMap(Optional::stream)
        .forEach(newest -> all.put(newest.model() + "#" + newest.n(), newest));
    return all.values().stream().sorted(OLDEST_FIRST).toList();
  }
}
