package dev.astrolabe.runtime.store;

import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The key of this installation, by which addresses and cursors are sealed and ids in logs are
 * hashed. Made once, by whoever needs it first.
 */
public final class DeploymentKey {
  /** Its length in bytes. */
  public static final int BYTES = 32;

  private static final int FORMAT = 1;

  private final Table table;

  /**
   * @param table the table of configuration
   */
  public DeploymentKey(DynamoDbClient client, String table) {
    this.table = new Table(client, table);
  }

  /** The key, where one was made. */
  public Optional<byte[]> find() {
    return table
        .get("DEPLOYMENT", "key", Table.Reading.CONSISTENT)
        .map(item -> item.requiredBytes("key"));
  }

  /**
   * The key that stands.
   *
   * @param candidate becomes the key where there is none yet: {@link #BYTES} random bytes
   */
  public byte[] findOrMake(byte[] candidate) {
    if (candidate.length != BYTES) {
      throw new IllegalArgumentException(
          "a deployment key has " + BYTES + " bytes, was " + candidate.length);
    }
    return find()
        .orElseGet(() ->
            table
                .putIfAbsent(
                    Item.of("DEPLOYMENT", "key")
                        .number(Item.FORMAT, FORMAT)
                        .bytes("key", candidate)
                        .build())
                .map(item -> item.requiredBytes("key"))
                .orElseGet(candidate::clone));
  }
}
