package dev.astrolabe.runtime.http;

import dev.astrolabe.runtime.text.Language;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One request.
 *
 * @param method in capitals
 * @param path as the client wrote it, not yet percent-decoded, begins with a slash
 * @param rawQuery as the client wrote it, without the question mark; may be empty
 * @param headers by lower-case name
 * @param cookies as {@code name=value}
 * @param now when the gateway received it
 * @param id the gateway's id of the request, printed in logs and problems
 * @param trace the id that this request's lines have in the logs of every function
 * @param address whom the gateway was asked by, a personal datum: never kept nor logged
 */
public record Request(
    String method,
    String path,
    String rawQuery,
    SortedMap<String, String> headers,
    List<String> cookies,
    Body body,
    Caller caller,
    Instant now,
    String id,
    String trace,
    String address) {

  public Request {
    var lower = new TreeMap<String, String>();
    headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
    headers = Collections.unmodifiableSortedMap(lower);
    cookies = List.copyOf(cookies);
  }

  /** A header's value, without surrounding blanks; empty where it is absent or blank. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)))
        .map(String::strip)
        .filter(value -> !value.isEmpty());
  }

  /** A cookie's value. */
  public Optional<String> cookie(String name) {
    return cookies.stream()
        .filter(cookie -> cookie.startsWith(name + "="))
        .map(cookie -> cookie.substring(name.length() + 1))
        .findFirst();
  }

  /**
   * The query's parameters, the first of each name; throws {@link Refused} (400) where the query is
   * not percent-encoded UTF-8.
   */
  public Map<String, String> query() {
    var first = new TreeMap<String, String>();
    for (var field : FormEncoding.parse(rawQuery, 200)) {
      first.putIfAbsent(field.name(), field.value());
    }
    return first;
  }

  /** One parameter of the query; empty where it is absent or blank. */
  public Optional<String> query(String name) {
    return Optional.ofNullable(query().get(name)).filter(value -> !value.isBlank());
  }

  /** What {@code lang} names, else what the browser likes best. */
  public Language language() {
    return named().orElseGet(() -> Language.ofAcceptLanguage(header("accept-language").orElse("")));
  }

  private Optional<Language> named() {
    try {
      return query("lang").flatMap(Language::ofTag);
    } catch (Refused brokenQuery) {
      // A refusal of it is shown in a language, too.
      return Optional.empty();
    }
  }

  /** The subject of the caller; throws {@link Refused} (401) where nobody is known. */
  public String subject() {
    return switch (caller) {
      case Caller.Known known -> known.subject();
      case Caller.Anonymous anonymous -> throw new Refused(Problem.unauthorized());
    };
  }
}
