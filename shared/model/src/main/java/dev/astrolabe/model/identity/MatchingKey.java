package dev.astrolabe.model.identity;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/**
 * Keys under which spellings of the same thing meet: NFKC, then Arabic and Persian letter variants
 * unified, marks and invisible characters dropped, Eastern digits to ASCII, lower case without a
 * locale, white space folded.
 */
public final class MatchingKey {
  private MatchingKey() {}

  /** The key of a text for comparing values and words of names; may be empty. */
  public static String text(String written) {
    var nfkc = Normalizer.normalize(written, Normalizer.Form.NFKC);
    var key = new StringBuilder(nfkc.length());
    boolean space = false;
    for (int i = 0; i < nfkc.length(); ) {
      int c = nfkc.codePointAt(i);
      i += Character.charCount(c);
      int folded = fold(c);
      if (folded == DROPPED) {
        continue;
      }
      if (folded == ' ' || Character.isWhitespace(folded) || Character.isISOControl(folded)) {
        space = !key.isEmpty();
        continue;
      }
      if (space) {
        key.append(' ');
        space = false;
      }
      key.appendCodePoint(folded);
    }
    return key.toString().toLowerCase(Locale.ROOT);
  }

  /**
   * The key of an e-mail address, empty where it cannot be one: {@code local@domain}, lower case,
   * without spaces.
   */
  public static Optional<String> email(String written) {
    var key = text(written).replace(" ", "");
    int at = key.lastIndexOf('@');
    if (at < 1 || at == key.length() - 1 || key.indexOf('@') != at || key.length() > 254) {
      return Optional.empty();
    }
    var domain = key.substring(at + 1);
    boolean plausible =
        domain.indexOf('.') > 0
            && !domain.endsWith(".")
            && !domain.contains("..")
            && key.chars().noneMatch(c -> c == '<' || c == '>' || c == ',' || c == ';' || c == '"');
    return plausible ? Optional.of(key) : Optional.empty();
  }

  private static final int DROPPED = -1;

  private static int fold(int c) {
    if (c >= 0x0660 && c <= 0x0669) {
      return '0' + (c - 0x0660);
    }
    if (c >= 0x06F0 && c <= 0x06F9) {
      return '0' + (c - 0x06F0);
    }
    if ((c >= 0x064B && c <= 0x0655) || (c >= 0x2066 && c <= 0x2069)) {
      return DROPPED;
    }
    return switch (c) {
      // yeh
      case 0x064A, 0x0649, 0x06D2, 0x0626 -> 0x06CC;
      // kaf
      case 0x0643 -> 0x06A9;
      // heh and teh marbuta
      case 0x06C0, 0x06C1, 0x06D5, 0x0629, 0x06C2, 0x06C3 -> 0x0647;
      // alef forms
      case 0x0622, 0x0623, 0x0625, 0x0671 -> 0x0627;
      // superscript alef, tatweel, ZWNJ, ZWJ, bidi controls, soft hyphen, byte order mark
      case 0x0670,
          0x0640,
          0x200B,
          0x200C,
          0x200D,
          0x200E,
          0x200F,
          0x061C,
          0x202A,
          0x202B,
          0x202C,
          0x202D,
          0x202E,
          0x00AD,
          0xFEFF ->
          DROPPED;
      default -> c;
    };
  }
}
