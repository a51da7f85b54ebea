package dev.astrolabe.runtime.store;

import dev.astrolabe.runtime.store.Table.Reading;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Who agreed to which draft of a model, and why a version was published. An agreement is to one
 * document: another draft has another etag and needs new ones.
 *
 * <p>{@code pk} MODEL#name with {@code sk} AGREED#etag#side and WHY#n.
 */
public final class ModelAgreements {
  private static final int FORMAT = 1;

  private final Table table;

  /**
   * @param table the table of configuration
   */
  public ModelAgreements(DynamoDbClient client, String table) {
    this.table = new Table(client, table);
  }

  /** That somebody agreed. */
  public record Agreement(String by, Instant at) {}

  /**
   * Records an agreement; the first of each side stands.
   *
   * @param side {@code marketing} or {@code sales}
   */
  public void agree(String model, String etag, String side, Agreement agreement) {
    table.putIfAbsent(
        Item.of("MODEL#" + model, "AGREED#" + etag + "#" + side)
            .number(Item.FORMAT, FORMAT)
            .text("by", agreement.by())
            .number("at", agreement.at().getEpochSecond())
            .build());
  }

  /** The agreements to a draft, by side. */
  public Map<String, Agreement> to(String model, String etag) {
    var agreements = new TreeMap<String, Agreement>();
    var prefix = "AGREED#" + etag + "#";
    for (var item : table.query("MODEL#" + model, prefix, Reading.CONSISTENT)) {
      item.format(FORMAT);
      agreements.put(
          item.sk().substring(prefix.length()),
          new Agreement(item.requiredText("by"), Instant.ofEpochSecond(item.requiredNumber("at"))));
    }
    return agreements;
  }

  /**
   * Keeps why a version was published; the first word stands.
   *
   * @param reasons JSON as it was given
   */
  public void explain(String model, int version, String by, String reasons) {
    table.putIfAbsent(
        Item.of("MODEL#" + model, "WHY#" + version)
            .number(Item.FORMAT, FORMAT)
            .text("by", by)
            .text("reasons", reasons)
            .build());
  }
}
