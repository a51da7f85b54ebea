package dev.astrolabe.runtime.store;

import dev.astrolabe.model.identity.Identity;
import dev.astrolabe.model.lead.LeadId;
import dev.astrolabe.model.lead.Ledger;
import dev.astrolabe.model.ledger.Entry;
import dev.astrolabe.model.ledger.EntryId;
import dev.astrolabe.runtime.store.Table.Reading;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The ledger in a table: one partition per identity, with its claim under {@code @} and the entries
 * at home there under {@code E}.
 */
public final class DynamoLedger implements Ledger {
  /** Format 1 had the trust of who claimed it first, by which nothing was decided. */
  static final int CLAIM_FORMAT = 2;

  static final String CLAIM = "@";
  private static final String ENTRIES = "E";

  private final Table table;
  private final Reading claims;

  public DynamoLedger(DynamoDbClient client, String table) {
    this(client, table, Reading.EVENTUAL);
  }

  private DynamoLedger(DynamoDbClient client, String table, Reading claims) {
    this.table = new Table(client, table);
    this.claims = claims;
  }

  /** The same ledger for whoever acts on what a claim says and confirms it by no other means. */
  public static DynamoLedger consistent(DynamoDbClient client, String table) {
    return new DynamoLedger(client, table, Reading.CONSISTENT);
  }

  @Override
  public Optional<Claim> claimOf(Identity identity) {
    return table
        .get(EntryItem.partition(identity), CLAIM, claims)
        .map(item -> claim(identity, item));
  }

  @Override
  public Claim claim(Identity identity, LeadId candidate, String original) {
    var fresh = new Claim(identity, candidate, original);
    return table.putIfAbsent(item(fresh)).map(item -> claim(identity, item)).orElse(fresh);
  }

  @Override
  public Appended append(Entry entry) {
    return table
        .putIfAbsent(EntryItem.of(entry))
        .<Appended>map(item -> new Appended.Stands(EntryItem.read(item)))
        .orElseGet(Appended.Stored::new);
  }

  @Override
  public Optional<Entry> entry(Identity home, EntryId id) {
    return table
        .get(EntryItem.partition(home), EntryItem.sortKey(id), Reading.CONSISTENT)
        .map(EntryItem::read);
  }

  @Override
  public List<Entry> entries(Identity home) {
    return table.query(EntryItem.partition(home), ENTRIES, Reading.CONSISTENT).stream()
        .map(EntryItem::read)
        .toList();
  }

  static Item item(Claim claim) {
    return Item.of(EntryItem.partition(claim.identity()), CLAIM)
        .number(Item.FORMAT, CLAIM_FORMAT)
        .text("lead", claim.lead().value())
        .text("original", claim.original())
        .build();
  }

  private static Claim claim(Identity identity, Item item) {
    item.format(CLAIM_FORMAT);
    try {
      return new Claim(
          identity, new LeadId(item.requiredText("lead")), item.requiredText("original"));
    } catch (IllegalArgumentException e) {
      throw new StoredFormatException("a claim's item holds what no claim has", e);
    }
  }
}
