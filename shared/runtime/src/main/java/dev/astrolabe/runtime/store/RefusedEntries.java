package dev.astrolabe.runtime.store;

import dev.astrolabe.model.identity.Identity;
import dev.astrolabe.model.lead.Problem;
import dev.astrolabe.model.ledger.EntryId;
import dev.astrolabe.runtime.json.Json;
import dev.astrolabe.runtime.json.JsonLimits;
import dev.astrolabe.runtime.json.JsonReader;
import dev.astrolabe.runtime.json.JsonWriter;
import dev.astrolabe.runtime.json.MalformedJson;
import dev.astrolabe.runtime.json.RefusalJson;
import dev.astrolabe.runtime.store.Table.Reading;
import dev.astrolabe.runtime.text.EntryRefusal;
import dev.astrolabe.runtime.text.Language;
import dev.astrolabe.runtime.text.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Why entries that a door had taken were refused when they were to be folded, for those who ask at
 * the status address and for the imports they came with. Kept as long as their messages stay in the
 * dead-letter queue.
 *
 * <p>{@code pk} REFUSED#name of the entry, {@code sk} the import it came with, @ where it came
 * alone.
 */
public final class RefusedEntries {
  private static final int FORMAT = 1;
  private static final String ALONE = "@";
  private static final Duration KEPT = Duration.ofDays(14);
  private static final int BYTES = 16;

  private final Table table;

  /**
   * @param table the table of configuration, which expires items by {@code expiresAt}
   */
  public RefusedEntries(DynamoDbClient client, String table) {
    this.table = new Table(client, table);
  }

  /**
   * One reason.
   *
   * @param pointer JSON pointer to the part of the entry that is wrong; empty for the whole
   */
  public record Reason(String pointer, Refusal refusal) {
    /** What the model says. */
    public static Reason of(Problem problem) {
      return new Reason(problem.pointer(), EntryRefusal.of(problem.fault()));
    }

    /** In a language, the place first. */
    public String in(Language language) {
      return (pointer + " " + refusal.in(language)).strip();
    }

    Json.Fields json() {
      return RefusalJson.write(refusal, Json.object().put("pointer", pointer)).build();
    }

    static Reason of(Json.Fields json) {
      return new Reason(json.text("pointer").orElseThrow(), RefusalJson.read(json));
    }
  }

  /** A refusal of an entry. */
  record Kept(Instant at, List<Reason> reasons) {
    Kept {
      reasons = List.copyOf(reasons);
    }
  }

  /** Keeps the reasons, which quote nothing of the entry; the last ones stand. */
  public void keep(
      Identity home, EntryId id, Optional<String> importId, List<Reason> reasons, Instant now) {
    table.put(
        Item.of(partition(home, id), importId.orElse(ALONE))
            .number(Item.FORMAT, FORMAT)
            .text("reasons", text(reasons))
            .number("at", now.getEpochSecond())
            .number("expiresAt", now.plus(KEPT).getEpochSecond())
            .build());
  }

  /** Why an entry that came alone was refused; empty for one that was not. */
  public Optional<List<Reason>> reasons(Identity home, EntryId id, Instant now) {
    return find(home, id, ALONE, now).map(Kept::reasons);
  }

  /** The refusal of an entry that came with this import. */
  Optional<Kept> inImport(Identity home, EntryId id, String importId, Instant now) {
    return find(home, id, importId, now);
  }

  private Optional<Kept> find(Identity home, EntryId id, String sk, Instant now) {
    return table
        .get(partition(home, id), sk, Reading.CONSISTENT)
        .filter(item -> item.requiredNumber("expiresAt") > now.getEpochSecond())
        .map(item -> {
          item.format(FORMAT);
          return new Kept(
              Instant.ofEpochSecond(item.requiredNumber("at")),
              reasons(item.requiredText("reasons")));
        });
  }

  /** Reasons as they are kept: codes with their arguments. */
  static String text(List<Reason> reasons) {
    return new JsonWriter().text(Json.array(reasons.stream().map(Reason::json).toList()));
  }

  private static List<Reason> reasons(String kept) {
    return objects(kept).stream().map(Reason::of).toList();
  }

  /** The objects of an array that was kept. */
  static List<Json.Fields> objects(String kept) {
    try {
      return ((Json.Array) new JsonReader(new JsonLimits(512 * 1024, 6)).read(kept))
          .items().stream().map(item -> (Json.Fields) item).toList();
    } catch (MalformedJson e) {
      throw new StoredFormatException("what was kept is no JSON", e);
    }
  }

  /** A name of an entry under its home that tells neither. */
  private static String partition(Identity home, EntryId id) {
    var named = new Packer().text(home.code()).text(id.source()).text(id.id()).packed();
    return "REFUSED#" + ContentName.text(Arrays.copyOf(ContentName.digest(named), BYTES));
  }
}
