package dev.astrolabe.runtime.json;

/**
 * How much JSON is taken from a stranger.
 *
 * @param bytes the longest document
 * @param depth the deepest nesting of arrays and objects
 */
public record JsonLimits(int bytes, int depth) {
  /** What a form may send. */
  public static final JsonLimits FORM = new JsonLimits(256 * 1024, 64);

  /** What the API and hooks may send, and what is kept in tables. */
  public static final JsonLimits DOCUMENT = new JsonLimits(1024 * 1024, 64);

  /** A number is written with at most this many characters. */
  static final int NUMBER_CHARACTERS = 100;

  /** A number's exponent is at most this far from zero, so that plain notation stays short. */
  static final int EXPONENT = 100;

  public JsonLimits {
    if (bytes < 1 || depth < 1) {
      throw new IllegalArgumentException("limits are at least one");
    }
  }
}
