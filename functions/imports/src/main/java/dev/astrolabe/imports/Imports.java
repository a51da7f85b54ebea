package dev.astrolabe.imports;

import java.util.Optional;

/** What became of files that were imported, as documents of JSON. */
interface Imports {
  /** Keeps the document; the last one of an id stands. */
  void keep(String id, byte[] document);

  Optional<byte[]> find(String id);
}
