package dev.astrolabe.model.reference;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The matching key of a text, one replacement after the other over the whole text; and the order of
 * texts by their bytes.
 */
final class NaiveText {
  /** Letters that mean the same, by the one that stands for them. */
  private static final Map<String, String> LETTERS =
      new TreeMap<>(
          Map.of(
              "\u06CC", "[\u064A\u0649\u06D2\u0626]",
              "\u06A9", "\u0643",
              "\u0647", "[\u06C0\u06C1\u06C2\u06C3\u06D5\u0629]",
              "\u0627", "[\u0622\u0623\u0625\u0671]"));

  /** Harakat, superscript alef and tatweel; then what is not seen, bidi controls among it. */
  private static final String DROPPED =
      "[\u064B-\u0655\u0670\u0640]|[\u200B-\u200F\u061C\u202A-\u202E\u2066-\u2069\u00AD\uFEFF]";

  private static final String SPACE = "[\\p{Z}\\x00-\\x20\\x7F-\\x9F]+";

  private NaiveText() {}

  static String key(String written) {
    var key = Normalizer.normalize(written, Normalizer.Form.NFKC).replaceAll(DROPPED, "");
    for (var letter : LETTERS.entrySet()) {
      key = key.replaceAll(letter.getValue(), letter.getKey());
    }
    for (int digit = 0; digit <= 9; digit++) {
      key = key.replace((char) ('\u0660' + digit), (char) ('0' + digit));
      key = key.replace((char) ('\u06F0' + digit), (char) ('0' + digit));
    }
    return key.replaceAll(SPACE, " ").strip().toLowerCase(Locale.ROOT);
  }

  /** The order of texts by their bytes in UTF-8, which is that of their code points. */
  static int compare(String one, String other) {
    int[] left = one.codePoints().toArray();
    int[] right = other.codePoints().toArray();
    for (int i = 0; i < left.length && i < right.length; i++) {
      if (left[i] != right[i]) {
        return left[i] < right[i] ? -1 : 1;
      }
    }
    return Integer.compare(left.length, right.length);
  }
}
