package dev.astrolabe.runtime.store;

import dev.astrolabe.model.identity.Identity;
import dev.astrolabe.model.lead.BackfillLeads;
import dev.astrolabe.model.lead.Backfills;
import dev.astrolabe.model.lead.LeadId;
import dev.astrolabe.model.ledger.EntryId;
import dev.astrolabe.runtime.door.Reception;
import dev.astrolabe.runtime.json.Json;
import dev.astrolabe.runtime.json.JsonWriter;
import dev.astrolabe.runtime.store.Table.Reading;
import dev.astrolabe.runtime.text.EntryRefusal;
import dev.astrolabe.runtime.text.Refusal;
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
 * <p>{@code pk} IMPORT#id with {@code sk} @ for the document ({@code begun} where the first piece
 * of work is on the queue, {@code sent} where every row is), P for the progress, C#n for the rows
 * of a chunk (deflated), W#n for whose they are and R#n for why some were not taken. Rows name
 * people: they and whose they are expire after 14 days.
 */
public final class ImportedFiles implements Backfills {
  private static final int FORMAT = 1;
  private static final String ITSELF = "@";
  private static final String PROGRESS = "P";
  private static final String CHUNK = "C#";
  private static final String WALKED = "W#";
  private static final String LEFT = "R#";
  private static final Duration KEPT = Duration.ofDays(14);

  private final Table table;
  private final RefusedEntries refused;

  /**
   * @param table the table of configuration, which expires items by {@code expiresAt}
   */
  public ImportedFiles(DynamoDbClient client, String table) {
    this.table = new Table(client, table);
    this.refused = new RefusedEntries(client, table);
  }

  /**
   * What became of a file at the door.
   *
   * @param document JSON
   */
  public record Kept(String document, Queued queued) {}

  /** How much of a file is on the queue; until it is all, the file has to come again. */
  public enum Queued {
    NOTHING,
    /** The piece of work that sees the import through; of the rows perhaps not all. */
    FIRST_PIECE,
    ALL
  }

  /** What became of the file, read consistently. */
  public Optional<Kept> find(String importId) {
    return table
        .get(partition(importId), ITSELF, Reading.CONSISTENT)
        .map(item -> {
          item.format(FORMAT);
          return new Kept(
              item.requiredText("doc"),
              item.number("sent").isPresent()
                  ? Queued.ALL
                  : item.number("begun").isPresent() ? Queued.FIRST_PIECE : Queued.NOTHING);
        });
  }

  /** Keeps what became of it, at most 300 kB; the last one stands. */
  public void keep(String importId, Kept kept) {
    var item =
        Item.of(partition(importId), ITSELF)
            .number(Item.FORMAT, FORMAT)
            .text("doc", kept.document());
    switch (kept.queued()) {
      case NOTHING -> {}
      case FIRST_PIECE -> item.number("begun", 1);
      case ALL -> item.number("sent", 1);
    }
    table.put(item.build());
  }

  /**
   * Keeps the rows and begins, unless it is under way, and says whether it did; one that had ended
   * begins anew.
   */
  public boolean begin(String importId, List<List<Row>> chunks, boolean history, Instant now) {
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
          Progress.first(importId, chunks.size(), history, now),
          "attribute_not_exists(pk) OR phase = :done",
          Map.of(":done", AttributeValue.fromS(Phase.DONE.name())));
      return true;
    } catch (ConditionalCheckFailedException e) {
      // It is under way since an earlier try.
      return false;
    }
  }

  private static byte[] packed(List<Row> rows) {
    var out = new Packer().unsigned(rows.size());
    for (var row : rows) {
      out.word(row.home().code())
          .word(row.id().source())
          .text(row.id().id())
          .unsigned(row.line())
          .text(row.content());
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
      rows.add(
          new Row(
              Identity.ofCode(in.word()),
              new EntryId(in.word(), in.text()),
              in.unsigned(),
              in.text()));
    }
    return rows;
  }

  @Override
  public boolean isRefused(Progress of, Row row, Instant now) {
    return refusal(of, row, now).isPresent();
  }

  private Optional<RefusedEntries.Kept> refusal(Progress of, Row row, Instant now) {
    var earliest = of.begun().minus(Reception.CLOCKS_DIFFER);
    return refused
        .inImport(row.home(), row.id(), of.importId(), now)
        .filter(kept -> !kept.at().isBefore(earliest));
  }

  /**
   * A row that was not taken.
   *
   * @param line on which it begins in its file
   */
  public record LeftRow(long line, List<RefusedEntries.Reason> reasons) {
    public LeftRow {
      reasons = List.copyOf(reasons);
    }
  }

  @Override
  public void left(Progress of, int chunk, List<Left> rows, Instant now) {
    var kept = rows.stream().map(left -> json(left.row().line(), reasons(of, left, now))).toList();
    table.put(
        Item.of(partition(of.importId()), sortKey(LEFT, chunk))
            .number(Item.FORMAT, FORMAT)
            .text("rows", new JsonWriter().text(Json.array(kept)))
            .build());
  }

  private List<RefusedEntries.Reason> reasons(Progress of, Left left, Instant now) {
    return switch (left.why()) {
      case REFUSED ->
          refusal(of, left.row(), now).map(RefusedEntries.Kept::reasons).orElse(List.of());
      case ID_TAKEN ->
          List.of(new RefusedEntries.Reason("/entryId", new Refusal(EntryRefusal.ID_TAKEN)));
      case NOT_COME ->
          List.of(
              new RefusedEntries.Reason(
                  "", new Refusal(EntryRefusal.NOT_COME, BackfillLeads.PATIENCE.toHours())));
    };
  }

  private static Json.Fields json(long line, List<RefusedEntries.Reason> reasons) {
    return Json.object()
        .put("line", line)
        .put("reasons", Json.array(reasons.stream().map(RefusedEntries.Reason::json).toList()))
        .build();
  }

  /** The rows that were not taken, of the chunks that were looked at so far. */
  public List<LeftRow> left(Progress of) {
    int looked = of.phase() == Phase.CHECK ? of.chunk() : of.chunks();
    return table.query(partition(of.importId()), LEFT, Reading.CONSISTENT).stream()
        .filter(item -> item.sk().compareTo(sortKey(LEFT, looked)) < 0)
        .flatMap(item -> RefusedEntries.objects(item.requiredText("rows")).stream())
        .map(row ->
            new LeftRow(
                row.decimal("line").orElseThrow().longValueExact(),
                row.items("reasons").orElseThrow().stream()
                    .map(each -> RefusedEntries.Reason.of((Json.Fields) each))
                    .toList()))
        .toList();
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
        Instant.ofEpochSecond(item.requiredNumber("begun")),
        Phase.valueOf(item.requiredText("phase")),
        (int) item.requiredNumber("chunk"),
        (int) item.requiredNumber("notTaken"),
        (int) item.requiredNumber("unchanged"));
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
            .number("begun", progress.begun().getEpochSecond())
            .number("notTaken", progress.notTaken())
            .number("unchanged", progress.unchanged());
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
