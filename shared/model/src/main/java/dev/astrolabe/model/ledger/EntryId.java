package dev.astrolabe.model.ledger;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What makes an entry one thing: its source and the source's own id. Ordered by the bytes of the
 * source, then of the id.
 *
 * @param source 1 to 128 characters
 * @param id 1 to 256 characters
 */
public record EntryId(String source, String id) implements Comparable<EntryId> {
  public EntryId {
    check("source", source, 128);
    check("entry id", id, 256);
  }

  private static void check(String what, String value, int longest) {
    if (value.isEmpty() || value.length() > longest) {
      throw new IllegalArgumentException(
          "a " + what + " has 1 to " + longest + " characters, was " + value.length());
    }
    if (value.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("a " + what + " has no control characters");
    }
  }

  @Override
  public int compareTo(EntryId other) {
    int bySource = bytes(source, other.source);
    return bySource != 0 ? bySource : bytes(id, other.id);
  }

  private static int bytes(String a, String b) {
    return Arrays.compareUnsigned(
        a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
  }
}
