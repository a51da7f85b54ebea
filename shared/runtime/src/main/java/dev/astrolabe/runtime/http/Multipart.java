package dev.astrolabe.runtime.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * {@code multipart/form-data} (RFC 7578), bounded: the whole body is in memory and at most 4 MB, a
 * form has at most so many parts, a part's headers at most 8 KB. Contents of files are not kept:
 * such a part gives its file's name.
 */
public final class Multipart {
  private static final int LARGEST_HEADERS = 8 * 1024;

  private final byte[] body;
  private final byte[] delimiter;
  private int at;

  private Multipart(byte[] body, String boundary) {
    this.body = body;
    this.delimiter = ("--" + boundary).getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * The fields in order; throws {@link Refused}: 400 where the body does not keep to the format,
   * 422 where there are more than {@code most} parts.
   */
  public static List<Field> parse(Body body, MediaType type, int most) {
    var boundary = type.parameters().getOrDefault("boundary", "");
    // RFC 2046: 1 to 70 characters of these, not ending with a blank.
    if (!boundary.matches("[A-Za-z0-9'()+_,./:=? -]{0,69}[A-Za-z0-9'()+_,./:=?-]")) {
      throw new Refused(Problem.malformed("multipart/form-data names its boundary"));
    }
    return new Multipart(body.bytes(), boundary).fields(most);
  }

  private List<Field> fields(int most) {
    var fields = new ArrayList<Field>();
    at = first();
    while (!closes()) {
      if (fields.size() == most) {
        throw new Refused(Problem.invalid("", "there are more than " + most + " parts"));
      }
      lineEnd();
      fields.add(part());
    }
    return fields;
  }

  /** Behind the first delimiter, which begins the body or a line. */
  private int first() {
    for (int i = 0; i + delimiter.length <= body.length; i++) {
      if ((i == 0 || (i >= 2 && body[i - 1] == '\n' && body[i - 2] == '\r')) && delimiterAt(i)) {
        return i + delimiter.length;
      }
    }
    throw broken();
  }

  private boolean closes() {
    return at + 1 < body.length && body[at] == '-' && body[at + 1] == '-';
  }

  private void lineEnd() {
    while (at < body.length && (body[at] == ' ' || body[at] == '\t')) {
      at++;
    }
    if (at + 1 >= body.length || body[at] != '\r' || body[at + 1] != '\n') {
      throw broken();
    }
    at += 2;
  }

  private Field part() {
    var disposition = disposition();
    var name = disposition.parameters().get("name");
    if (!disposition.name().equals("form-data") || name == null) {
      throw new Refused(
          Problem.malformed("every part has Content-Disposition: form-data; name=\"...\""));
    }
    int start = at;
    for (int i = start; i + 2 + delimiter.length <= body.length; i++) {
      if (body[i] == '\r' && body[i + 1] == '\n' && delimiterAt(i + 2)) {
        at = i + 2 + delimiter.length;
        var file = disposition.parameters().get("filename");
        if (file != null) {
          return new Field(name, file);
        }
        var value =
            Body.utf8(body, start, i - start)
                .orElseThrow(
                    () -> new Refused(Problem.malformed("a part of the form is not UTF-8")));
        return new Field(name, value);
      }
    }
    throw broken();
  }

  /** Reads a part's headers and leaves {@code at} behind the empty line after them. */
  private MediaType disposition() {
    var found = new MediaType("none", new TreeMap<>());
    int start = at;
    while (true) {
      int end = at;
      while (end + 1 < body.length && !(body[end] == '\r' && body[end + 1] == '\n')) {
        end++;
        if (end - start > LARGEST_HEADERS) {
          throw new Refused(Problem.malformed("the headers of a part are too long"));
        }
      }
      if (end + 1 >= body.length) {
        throw broken();
      }
      var line =
          Body.utf8(body, at, end - at)
              .orElseThrow(() -> new Refused(Problem.malformed("a part's header is not UTF-8")));
      at = end + 2;
      if (line.isEmpty()) {
        return found;
      }
      int colon = line.indexOf(':');
      if (colon > 0 && line.substring(0, colon).strip().equalsIgnoreCase("content-disposition")) {
        found = MediaType.parse(line.substring(colon + 1)).orElseThrow(Multipart::broken);
      }
    }
  }

  private boolean delimiterAt(int place) {
    if (place + delimiter.length > body.length) {
      return false;
    }
    for (int i = 0; i < delimiter.length; i++) {
      if (body[place + i] != delimiter[i]) {
        return false;
      }
    }
    return true;
  }

  private static Refused broken() {
    return new Refused(Problem.malformed("the body is not multipart/form-data to its end"));
  }
}
