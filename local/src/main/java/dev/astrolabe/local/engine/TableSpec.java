package dev.astrolabe.local.engine;

import java.util.List;
import java.util.Optional;

/**
 * A DynamoDB table.
 *
 * @param stream what its stream's records show; no stream where empty
 * @param ttlAttribute the number attribute (seconds since 1970) after which an item expires
 */
public record TableSpec(
    String name,
    Key key,
    List<Index> indexes,
    Optional<StreamView> stream,
    Optional<String> ttlAttribute) {
  public TableSpec {
    indexes = List.copyOf(indexes);
  }

  /** The types that a key may have. */
  public enum AttributeType {
    S,
    N,
    B
  }

  /** One attribute of a key. */
  public record Attribute(String name, AttributeType type) {}

  /** Partition key and, where there is one, sort key. */
  public record Key(Attribute hash, Optional<Attribute> range) {}

  /** A global secondary index. */
  public record Index(String name, Key key, Projection projection) {}

  /** What an index holds beside the keys. */
  public sealed interface Projection {
    record KeysOnly() implements Projection {}

    record All() implements Projection {}

    record Include(List<String> attributes) implements Projection {
      public Include {
        attributes = List.copyOf(attributes);
      }
    }
  }

  /** What a stream record shows of the item. */
  public enum StreamView {
    KEYS_ONLY,
    NEW_IMAGE,
    OLD_IMAGE,
    NEW_AND_OLD_IMAGES
  }
}
