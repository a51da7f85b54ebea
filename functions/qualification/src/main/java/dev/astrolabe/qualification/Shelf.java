package dev.astrolabe.qualification;

import java.time.Instant;

/** Where answers lie for a while that are too large to be given at once. */
@FunctionalInterface
interface Shelf {
  /**
   * Keeps a document of JSON.
   *
   * @param name letters, digits, {@code -} and {@code _}; one of that name is replaced
   * @return an address at which it can be read for an hour from {@code now}, by whoever has it
   */
  String keep(String name, byte[] document, Instant now);
}
