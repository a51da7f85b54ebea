package dev.astrolabe.runtime.http;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code application/x-www-form-urlencoded}, strictly: percent-encoded UTF-8 or nothing. */
public final class FormEncoding {
  private FormEncoding() {}

  /**
   * The fields in order; throws {@link Refused}: 400 where an escape is broken or the bytes are not
   * UTF-8, 422 where there are more than {@code most}.
   */
  public static List<Field> parse(String encoded, int most) {
    var fields = new ArrayList<Field>();
    int at = 0;
    while (at < encoded.length()) {
      int end = encoded.indexOf('&', at);
      end = end < 0 ? encoded.length() : end;
      if (end > at) {
        if (fields.size() == most) {
          throw new Refused(Problem.invalid("", "there are more than " + most + " fields"));
        }
        int equals = encoded.indexOf('=', at);
        boolean named = equals >= 0 && equals < end;
        fields.add(
            new Field(
                required(encoded.substring(at, named ? equals : end)),
                named ? required(encoded.substring(equals + 1, end)) : ""));
      }
      at = end + 1;
    }
    return fields;
  }

  private static String required(String encoded) {
    return decode(encoded, true)
        .orElseThrow(() -> new Refused(Problem.malformed("a percent escape is broken")));
  }

  /**
   * Percent-decodes; empty where an escape is broken or the bytes are not UTF-8.
   *
   * @param plus whether a plus sign stands for a blank, as it does in forms and queries
   */
  public static Optional<String> decode(String encoded, boolean plus) {
    if (encoded.indexOf('%') < 0
        && (!plus || encoded.indexOf('+') < 0)
        && encoded.chars().allMatch(c -> c < 0x80)) {
      return Optional.of(encoded);
    }
    var bytes = new ByteArrayOutputStream(encoded.length());
    for (int i = 0; i < encoded.length(); ) {
      int c = encoded.codePointAt(i);
      i += Character.charCount(c);
      if (c == '%') {
        if (i + 2 > encoded.length()) {
          return Optional.empty();
        }
        int high = hex(encoded.charAt(i));
        int low = hex(encoded.charAt(i + 1));
        if (high < 0 || low < 0) {
          return Optional.empty();
        }
        bytes.write(high << 4 | low);
        i += 2;
      } else if (plus && c == '+') {
        bytes.write(' ');
      } else if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
        return Optional.empty();
      } else {
        bytes.writeBytes(Body.of(Character.toString(c)).bytes());
      }
    }
    return Body.of(bytes.toByteArray()).text();
  }

  private static int hex(char c) {
    // Character.digit takes Eastern digits too; an escape does not.
    return c < 0x80 ? Character.digit(c, 16) : -1;
  }
}
