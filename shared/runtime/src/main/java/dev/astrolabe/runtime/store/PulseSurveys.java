package dev.astrolabe.runtime.store;

import dev.astrolabe.runtime.store.Table.Reading;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * Documents of surveys. {@code pk} SURVEYS, {@code sk} name: few, and the schedule looks at all of
 * them.
 */
public final class PulseSurveys {
  private static final int FORMAT = 1;
  private static final String PARTITION = "SURVEYS";

  /** A document as it stands. */
  public record Stored(String name, String document, String etag) {}

  private final Table table;

  /**
   * @param table the table of surveys
   */
  public PulseSurveys(DynamoDbClient client, String table) {
    this.table = new Table(client, table);
  }

  public Optional<Stored> find(String name) {
    return table.get(PARTITION, name, Reading.CONSISTENT).map(PulseSurveys::stored);
  }

  public List<Stored> all() {
    return table.query(PARTITION, Reading.CONSISTENT).stream().map(PulseSurveys::stored).toList();
  }

  private static Stored stored(Item item) {
    item.format(FORMAT);
    return new Stored(item.sk(), item.requiredText("document"), item.requiredText("etag"));
  }

  /**
   * Puts a document.
   *
   * @param ifMatch the etag of the one it replaces; empty to replace whatever stands
   * @return its etag; empty where another stands by now
   */
  public Optional<String> put(String name, String document, Optional<String> ifMatch) {
    var etag = etag(document);
    var item =
        Item.of(PARTITION, name)
            .number(Item.FORMAT, FORMAT)
            .text("document", document)
            .text("etag", etag)
            .build();
    if (ifMatch.isEmpty()) {
      table.put(item);
      return Optional.of(etag);
    }
    try {
      table
          .client()
          .putItem(r ->
              r.tableName(table.name())
                  .item(item.attributes())
                  .conditionExpression("etag = :etag")
                  .expressionAttributeValues(Map.of(":etag", AttributeValue.fromS(ifMatch.get()))));
      return Optional.of(etag);
    } catch (ConditionalCheckFailedException e) {
      // An attempt whose answer was lost finds its own document.
      return find(name).map(Stored::etag).filter(etag::equals);
    }
  }

  /** Names a text; another has another. */
  static String etag(String text) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
