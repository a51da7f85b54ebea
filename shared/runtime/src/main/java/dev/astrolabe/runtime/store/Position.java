package dev.astrolabe.runtime.store;

import java.util.Base64;
import java.util.Optional;

/**
 * Where a list goes on: which of its partitions, and after which key there.
 *
 * @param after the sort key and the lead after which to go on; empty for the partition's beginning
 */
record Position(int partition, Optional<Key> after) {
  static final Position BEGINNING = new Position(0, Optional.empty());

  record Key(String sortKey, String lead) {}

  /** As text that says nothing to those who hold it; it is no secret either. */
  String cursor() {
    var out = new Packer().unsigned(partition).unsigned(after.isPresent() ? 1 : 0);
    after.ifPresent(key -> out.text(key.sortKey()).text(key.lead()));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(out.packed());
  }

  /** Reads a cursor; throws {@link IllegalArgumentException} where it is none. */
  static Position of(Optional<String> cursor) {
    if (cursor.isEmpty()) {
      return BEGINNING;
    }
    try {
      var in = new Unpacker(Base64.getUrlDecoder().decode(cursor.get()));
      return new Position(
          in.count(),
          in.unsigned() == 1 ? Optional.of(new Key(in.text(), in.text())) : Optional.empty());
    } catch (StoredFormatException e) {
      throw new IllegalArgumentException("this is no cursor of a list", e);
    }
  }
}
