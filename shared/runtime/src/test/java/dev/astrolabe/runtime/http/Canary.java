package dev.astrolabe.runtime.http;

import java.util.List;
import java.util.Locale;

/**
 * Words that must not be found in any log line, one in each script, and one that passes for a name
 * of ours. Put everywhere a stranger can put something.
 */
public final class Canary {
  /** A word that a form, a kind or a model could be called. */
  public static final String SLUG = "qwzyx-canary";

  /** Latin, Arabic, Persian, and the one in lower case. */
  public static final List<String> WORDS = List.of("Zyqxwvu", "طائرالكناري", "پرندهٔقناری", SLUG);

  private Canary() {}

  /** The word as it stands in a path or a query. */
  public static String encoded(String word) {
    var encoded = new StringBuilder();
    for (byte b : Body.of(word).bytes()) {
      encoded.append(String.format(Locale.ROOT, "%%%02X", b));
    }
    return encoded.toString();
  }

  /** Whether a line holds one of the words, as it is, escaped or percent-encoded. */
  public static boolean isIn(String line) {
    return WORDS.stream()
        .anyMatch(word ->
            line.contains(word) || line.contains(encoded(word)) || line.contains(escaped(word)));
  }

  private static String escaped(String word) {
    var escaped = new StringBuilder();
    word.chars()
        .forEach(c ->
            escaped.append(
                c < 0x80 ? Character.toString(c) : String.format(Locale.ROOT, "\\u%04x", c)));
    return escaped.toString();
  }
}
