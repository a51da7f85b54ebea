package dev.astrolabe.runtime.store;

import dev.astrolabe.runtime.store.Table.Reading;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * What became of imported files, in the table of reports.
 *
 * <p>{@code pk} IMPORT#id, {@code sk} @, {@code doc} the document.
 */
public final class ImportDocuments {
  private static final int FORMAT = 1;
  private static final String ITSELF = "@";

  /** No import's id is longer; a table refuses to look for very long ones. */
  private static final int LONGEST_ID = 64;

  private final Table table;

  /**
   * @param table the table of reports
   */
  public ImportDocuments(DynamoDbClient client, String table) {
    this.table = new Table(client, table);
  }

  /** Keeps the document, at most 300 kB; the last one of an id stands. */
  public void keep(String id, byte[] document) {
    table.put(
        Item.of("IMPORT#" + id, ITSELF).number(Item.FORMAT, FORMAT).bytes("doc", document).build());
  }

  /** The document, read consistently. */
  public Optional<byte[]> find(String id) {
    if (id.length() > LONGEST_ID) {
      return Optional.empty();
    }
    return table
        .get("IMPORT#" + id, ITSELF, Reading.CONSISTENT)
        .map(item -> {
          item.format(FORMAT);
          return item.requiredBytes("doc");
        });
  }
}
