package dev.astrolabe.runtime.store;

import dev.astrolabe.runtime.store.Table.Reading;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * Scoring models as documents: a draft that people edit, versions that never change, and which
 * version is active. What stands in a document is not looked at here.
 *
 * <p>{@code pk} MODEL#name with {@code sk} draft, V#n and A#second#n for each time at which a
 * version was made active; {@code pk} MODELS with {@code sk} name for the active version.
 */
public final class ModelDocuments {
  private static final int FORMAT = 1;
  private static final String ACTIVE = "MODELS";
  private static final String DRAFT = "draft";
  private static final String VERSIONS = "V#";
  private static final String ACTIVATIONS = "A#";

  private final Table table;

  /**
   * @param table the table of configuration
   */
  public ModelDocuments(DynamoDbClient client, String table) {
    this.table = new Table(client, table);
  }

  /**
   * The draft of a model's next version.
   *
   * @param etag names the document; another document has another
   */
  public record Draft(String document, String etag) {}

  /** What became of a draft that was put. */
  public sealed interface Put {
    record Stored(String etag) implements Put {}

    /**
     * The draft is not the one that was to be replaced; nothing was stored.
     *
     * @param current empty where there is no draft
     */
    record Changed(Optional<String> current) implements Put {}
  }

  /** A published version; it never changes. */
  public record Version(String model, int number, String document, Instant publishedAt) {}

  /** The draft, read consistently. */
  public Optional<Draft> draft(String model) {
    return table
        .get(partition(model), DRAFT, Reading.CONSISTENT)
        .map(item -> new Draft(item.requiredText("document"), item.requiredText("etag")));
  }

  /**
   * Stores a draft.
   *
   * @param ifMatch the etag of the draft it replaces; empty to replace whatever stands
   */
  public Put putDraft(String model, String document, Optional<String> ifMatch) {
    var etag = etag(document);
    var item =
        Item.of(partition(model), DRAFT)
            .number(Item.FORMAT, FORMAT)
            .text("document", document)
            .text("etag", etag)
            .build();
    if (ifMatch.isEmpty()) {
      table.put(item);
      return new Put.Stored(etag);
    }
    try {
      table
          .client()
          .putItem(r ->
              r.tableName(table.name())
                  .item(item.attributes())
                  .conditionExpression("etag = :etag")
                  .expressionAttributeValues(Map.of(":etag", AttributeValue.fromS(ifMatch.get())))
                  .returnValuesOnConditionCheckFailure(
                      ReturnValuesOnConditionCheckFailure.ALL_OLD));
      return new Put.Stored(etag);
    } catch (ConditionalCheckFailedException e) {
      var current = e.hasItem() ? new Item(e.item()).text("etag") : draft(model).map(Draft::etag);
      // An attempt whose answer was lost finds its own document.
      return current.equals(Optional.of(etag)) ? new Put.Stored(etag) : new Put.Changed(current);
    }
  }

  /**
   * Publishes a version; answers the one that stands under this number, which is another's where
   * somebody was faster.
   */
  public Version publish(Version version) {
    var item =
        Item.of(partition(version.model()), sortKey(version.number()))
            .number(Item.FORMAT, FORMAT)
            .text("document", version.document())
            .number("publishedAt", version.publishedAt().getEpochSecond())
            .build();
    return table.putIfAbsent(item).map(ModelDocuments::version).orElse(version);
  }

  /** A published version. */
  public Optional<Version> version(String model, int number) {
    return table
        .get(partition(model), sortKey(number), Reading.CONSISTENT)
        .map(ModelDocuments::version);
  }

  /** All published versions, the first first. */
  public List<Version> versions(String model) {
    return table.query(partition(model), VERSIONS, Reading.CONSISTENT).stream()
        .map(ModelDocuments::version)
        .toList();
  }

  private static Version version(Item item) {
    item.format(FORMAT);
    return new Version(
        item.pk().substring("MODEL#".length()),
        Integer.parseInt(item.sk().substring(VERSIONS.length())),
        item.requiredText("document"),
        Instant.ofEpochSecond(item.requiredNumber("publishedAt")));
  }

  /** Makes a published version the active one; going back is the same call. Keeps since when. */
  public void activate(String model, int version, Instant now) {
    table.put(
        Item.of(partition(model), ACTIVATIONS + IndexKeys.time(now) + "#" + version)
            .number(Item.FORMAT, FORMAT)
            .number("version", version)
            .number("at", now.getEpochSecond())
            .build());
    table.put(
        Item.of(ACTIVE, model).number(Item.FORMAT, FORMAT).number("version", version).build());
  }

  /** That a version was made the active one. */
  public record Activation(int version, Instant at) {}

  /** When which version was made the active one, oldest first; the very first of all is none. */
  public List<Activation> activations(String model) {
    return table.query(partition(model), ACTIVATIONS, Reading.CONSISTENT).stream()
        .map(item ->
            new Activation(
                (int) item.requiredNumber("version"),
                Instant.ofEpochSecond(item.requiredNumber("at"))))
        .toList();
  }

  /**
   * Makes a version the active one where no version of the model is active yet; answers the version
   * that is active then.
   */
  public int activateFirst(String model, int version) {
    return table
        .putIfAbsent(
            Item.of(ACTIVE, model).number(Item.FORMAT, FORMAT).number("version", version).build())
        .map(item -> (int) item.requiredNumber("version"))
        .orElse(version);
  }

  /** The active version of every model, by name. May be a moment behind. */
  public SortedMap<String, Integer> active() {
    var active = new TreeMap<String, Integer>();
    table
        .query(ACTIVE, Reading.EVENTUAL)
        .forEach(item -> active.put(item.sk(), (int) item.requiredNumber("version")));
    return active;
  }

  private static String partition(String model) {
    return "MODEL#" + model;
  }

  /** Ten digits, so that versions sort as numbers. */
  private static String sortKey(int version) {
    var digits = Integer.toString(version);
    return VERSIONS + "0".repeat(10 - digits.length()) + digits;
  }

  /** The etag of a document: half of its SHA-256. */
  public static String etag(String document) {
    var digest = ContentName.digest(document.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(Arrays.copyOf(digest, digest.length / 2));
  }
}
