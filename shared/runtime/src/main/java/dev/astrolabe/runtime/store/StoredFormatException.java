package dev.astrolabe.runtime.store;

/**
 * An item of a table is not of a form this version reads: written by a newer version, or damaged. A
 * retry does not mend it. The message carries no value of the item.
 */
public final class StoredFormatException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StoredFormatException(String message) {
    super(message);
  }

  StoredFormatException(String message, Throwable cause) {
    super(message, cause);
  }
}
