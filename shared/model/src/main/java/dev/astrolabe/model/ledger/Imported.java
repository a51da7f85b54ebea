package dev.astrolabe.model.ledger;

import java.time.Instant;
import java.util.Optional;

/**
 * That an entry came with a file.
 *
 * @param importId the import whose document says how consent was obtained
 * @param history whether the file tells of the past: then no transition is recorded and nothing is
 *     handed over until all of it is in
 * @param knownSince when the file says it was known; recordedAt stays the time of the import
 */
public record Imported(String importId, boolean history, Optional<Instant> knownSince) {
  public Imported {
    if (!isImportId(importId)) {
      throw new IllegalArgumentException("an import's id has 1 to 64 of a-z, 0-9 and -");
    }
  }

  /** Whether an import can be called that. */
  public static boolean isImportId(String text) {
    return text.matches("[a-z0-9-]{1,64}");
  }
}
