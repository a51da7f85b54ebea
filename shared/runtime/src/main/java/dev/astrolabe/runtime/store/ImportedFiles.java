package dev.astrolabe.runtime.store;

import dev.astrolabe.model.identity.Identity;
import dev.astrolabe.model.lead.Backfills;
import dev.astrolabe.model.lead.LeadId;
import dev.astrolabe.model.ledger.EntryId;
import dev.astrolabe.runtime.door.RefusedEntries;
import dev.astrolabe.runtime.store.Table.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * Imported files of leads and entries in the table of configuration: what became of each, which
 * rows it has and how far they have come.
 *
 * <p>{@code pk} IMPORT#id with {@code sk} @ for the document ({@code sent} where every row is on
 * the queue), P for the progress, C#n for the rows of a chunk (deflated) and W#n for whose they
 * are. Rows name people: they and what is made of them expire after 14 days.
 */
public final class ImportedFiles implements Backfills {
  private static final int FORMAT = 1;
  private static final String ITSELF = "@";
  private static final String PROGRESS = "P";
  private static final String CHUNK = "C#";
  private static final String WALKED = "W#";
  private static final Duration KEPT = Duration.ofDays(14);

  private final Table table;
  private final RefusedEntries refused;

  /**
   * @param table the table of configuration, which expires items by {@code expiresAt}
   */
  public ImportedFiles(DynamoDbClient client, String table) {
    this.table = new Table(client, table);
    this.refused = new RefusedEntries(new IdempotentAnswers(client, table));
  }

  /**
   * What became of a file at the door.
   *
   * @param document JSON
   * @param sent whether every row is on the queue; until then the file has to come again
   */
  public record Kept(String document, boolean sent) {}

  /** What became of the file, read consistently. */
  public Optional<Kept> find(String importId) {
    return table
        .get(partition(importId), ITSELF, Reading.CONSISTENT)
        .map(item -> {
          item.format(FORMAT);
          return new Kept(item.requiredText("doc"), item.number("sent").isPresent());
        });
  }

  /** Keeps what became of it, at most 300 kB; the last one stands. */
  public void keep(String importId, Kept kept) {
    var item =
        Item.of(partition(importId), ITSELF)
            .number(Item.FORMAT, FORMAT)
            .text("doc", kept.document());
    if (kept.sent()) {
      item.number("sent", 1);
    }
    table.put(item.build());
  }

  /** Keeps the rows and begins, unless it is under way; one that had ended begins anew. */
  public void begin(String importId, List<List<Row>> chunks, boolean history, Instant now) {
    for (int n = 0; n < chunks.size(); n++) {
      table.put(
          Item.of(partition(importId), sortKey(CHUNK, n))
              .number(Item.FORMAT, FORMAT)
              .bytes("rows", Deflated.of(packed(chunks.get(n))))
              .number("expiresAt", now.plus(KEPT).getEpochSecond())
              .build());
    }
    try {
      put(
          new Progress(importId, chunks.size(), history, Phase.CHECK, 0, 0),
          "attribute_not_exists(pk) OR phase = :done",
          Map.of(":done", AttributeValue.fromS(Phase.DONE.name())));
    } catch (ConditionalCheckFailedException e) {
      // It is under way since an earlier try.
      return;
    }
  }

  private static byte[] packed(List<Row> rows) {
    var out = new Packer().unsigned(rows.size());
    for (var row : rows) {
      out.word(row.home().code()).word(row.id().source()).text(row.id().id());
    }
    return out.packed();
  }

  @Override
  public List<Row> chunk(String importId, int chunk) {
    return table
        .get(partition(importId), sortKey(CHUNK, chunk), Reading.CONSISTENT)
        .map(item -> {
          item.format(FORMAT);
          return rows(Deflated.plain(item.requiredBytes("rows")));
        })
        .orElse(List.of());
  }

  private static List<Row> rows(byte[] packed) {
    var in = new Unpacker(packed);
    var rows = new ArrayList<Row>();
    for (int n = in.count(); n > 0; n--) {
      rows.add(new Row(Identity.ofCode(in.word()), new EntryId(in.word(), in.text())));
    }
    return rows;
  }

  @Override
  public boolean isRefused(Row row, Instant now) {
    return refused.reason(row.home(), row.id(), now).isPresent();
  }

  @Override
  public Optional<Progress> progress(String importId) {
    return table
        .get(partition(importId), PROGRESS, Reading.CONSISTENT)
        .map(item -> progress(importId, item));
  }

  private static Progress progress(String importId, Item item) {
    item.format(FORMAT);
    return new Progress(
        importId,
        (int) item.requiredNumber("chunks"),
        item.requiredNumber("history") == 1,
        Phase.valueOf(item.requiredText("phase")),
        (int) item.requiredNumber("chunk"),
        (int) item.requiredNumber("notTaken"));
  }

  @Override
  public void walked(String importId, int chunk, Collection<LeadId> leads) {
    var rows = table.get(partition(importId), sortKey(CHUNK, chunk), Reading.EVENTUAL);
    var item =
        Item.of(partition(importId), sortKey(WALKED, chunk))
            .number(Item.FORMAT, FORMAT)
            .text(
                "leads",
                leads.stream().map(LeadId::value).sorted().collect(Collectors.joining(" ")));
    rows.ifPresent(found -> item.number("expiresAt", found.requiredNumber("expiresAt")));
    table.put(item.build());
  }

  @Override
  public boolean advance(Progress from, Progress to) {
    try {
      put(
          to,
          "phase = :phase AND chunk = :chunk",
          Map.of(
              ":phase", AttributeValue.fromS(from.phase().name()),
              ":chunk", AttributeValue.fromN(Integer.toString(from.chunk()))));
      return true;
    } catch (ConditionalCheckFailedException e) {
      return false;
    }
  }

  private void put(Progress progress, String condition, Map<String, AttributeValue> values) {
    var item =
        Item.of(partition(progress.importId()), PROGRESS)
            .number(Item.FORMAT, FORMAT)
            .number("chunks", progress.chunks())
            .number("history", progress.history() ? 1 : 0)
            .text("phase", progress.phase().name())
            .number("chunk", progress.chunk())
            .number("notTaken", progress.notTaken());
    if (progress.phase() == Phase.DONE) {
      item.number("leads", countWalked(progress.importId()));
    }
    table
        .client()
        .putItem(r ->
            r.tableName(table.name())
                .item(item.build().attributes())
                .conditionExpression(condition)
                .expressionAttributeValues(new HashMap<>(values)));
  }

  /** How many leads were walked so far. */
  public long leads(String importId) {
    return table
        .get(partition(importId), PROGRESS, Reading.CONSISTENT)
        .flatMap(item -> item.number("leads"))
        .orElseGet(() -> countWalked(importId));
  }

  private long countWalked(String importId) {
    var leads = new TreeSet<String>();
    for (var item : table.query(partition(importId), WALKED, Reading.CONSISTENT)) {
      leads.addAll(Arrays.asList(item.requiredText("leads").split(" ", -1)));
    }
    leads.remove("");
    return leads.size();
  }

  private static String partition(String importId) {
    return "IMPORT#" + importId;
  }

  private static String sortKey(String kind, int n) {
    var digits = Integer.toString(n);
    return kind + "0".repeat(Math.max(0, 4 - digits.length())) + digits;
  }
}
