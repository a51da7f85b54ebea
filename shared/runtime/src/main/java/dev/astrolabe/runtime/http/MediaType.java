package dev.astrolabe.runtime.http;

import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A header value of the form {@code name; parameter=value}: media types and content dispositions.
 *
 * @param name in lower case: {@code application/json}, {@code form-data}
 * @param parameters by lower-case name, unquoted, the first of each
 */
public record MediaType(String name, SortedMap<String, String> parameters) {
  public static final String JSON = "application/json";
  public static final String FORM = "application/x-www-form-urlencoded";
  public static final String MULTIPART = "multipart/form-data";

  public MediaType {
    parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
  }

  /** Reads a header's value; empty where it is not of that form. */
  public static Optional<MediaType> parse(String header) {
    int end = header.indexOf(';');
    var name = (end < 0 ? header : header.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    if (!name.matches("[!-~&&[^;,\"]]{1,100}")) {
      return Optional.empty();
    }
    var parameters = new TreeMap<String, String>();
    int at = end < 0 ? header.length() : end;
    while (at < header.length()) {
      int equals = header.indexOf('=', at);
      if (equals < 0) {
        return header.substring(at).matches("[; \t]*")
            ? Optional.of(new MediaType(name, parameters))
            : Optional.empty();
      }
      var parameter = header.substring(at + 1, equals).strip().toLowerCase(Locale.ROOT);
      var value = new StringBuilder();
      at = value(header, equals + 1, value);
      if (at < 0) {
        return Optional.empty();
      }
      parameters.putIfAbsent(parameter, value.toString());
    }
    return Optional.of(new MediaType(name, parameters));
  }

  /** Reads one value; answers where it ended, at a semicolon or the end, or -1. */
  private static int value(String header, int from, StringBuilder into) {
    int at = from;
    while (at < header.length() && (header.charAt(at) == ' ' || header.charAt(at) == '\t')) {
      at++;
    }
    if (at < header.length() && header.charAt(at) == '"') {
      at++;
      while (at < header.length() && header.charAt(at) != '"') {
        if (header.charAt(at) == '\\' && at + 1 < header.length()) {
          at++;
        }
        into.append(header.charAt(at++));
      }
      if (at >= header.length()) {
        return -1;
      }
      at++;
      while (at < header.length() && (header.charAt(at) == ' ' || header.charAt(at) == '\t')) {
        at++;
      }
      return at == header.length() || header.charAt(at) == ';' ? at : -1;
    }
    int end = header.indexOf(';', at);
    end = end < 0 ? header.length() : end;
    into.append(header.substring(at, end).strip());
    return end;
  }

  /** Whether a stated charset, if any, is UTF-8. */
  public boolean isUtf8() {
    var charset = parameters.getOrDefault("charset", "utf-8").toLowerCase(Locale.ROOT);
    return charset.equals("utf-8") || charset.equals("utf8") || charset.equals("us-ascii");
  }
}
