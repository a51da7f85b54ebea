package dev.astrolabe.runtime.http;

/** How large a text is where it travels as a string of a JSON document, as every answer does. */
public final class Carried {
  private Carried() {}

  /** Bytes of UTF-8 as they are, and one more for each that has to be escaped. */
  public static long bytes(byte[] utf8) {
    long size = utf8.length;
    for (byte b : utf8) {
      if (b == '"' || b == '\\') {
        size++;
      }
    }
    return size;
  }
}
