package dev.astrolabe.runtime.http;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A refusal as RFC 9457 describes it. Says what was wrong, where, and what would be right; never
 * repeats what the client sent, because that can be a secret or a personal datum.
 *
 * @param kind the last part of the problem's type {@code urn:astrolabe:problem:KIND}, stable
 * @param errors what is wrong with which part of the body
 * @param headers headers the answer carries besides: {@code Allow}, {@code Retry-After}
 */
public record Problem(
    int status,
    String kind,
    String title,
    String detail,
    List<Finding> errors,
    SortedMap<String, String> headers) {

  /**
   * One finding.
   *
   * @param pointer JSON pointer (RFC 6901) into the body; empty for the whole
   */
  public record Finding(String pointer, String detail) {}

  public Problem {
    errors = List.copyOf(errors);
    headers = new TreeMap<>(headers);
  }

  private static Problem of(int status, String kind, String title, String detail) {
    return new Problem(status, kind, title, detail, List.of(), new TreeMap<>());
  }

  private Problem with(String header, String value) {
    var more = new TreeMap<>(headers);
    more.put(header, value);
    return new Problem(status, kind, title, detail, errors, more);
  }

  /** 400: not what it claims to be: broken JSON, bytes that are not UTF-8, a broken escape. */
  public static Problem malformed(String detail) {
    return of(400, "malformed", "The request cannot be read", detail);
  }

  /** 401: nobody the authorizer knows. */
  public static Problem unauthorized() {
    return of(401, "unauthorized", "A token is needed", "send Authorization: Bearer TOKEN")
        .with("WWW-Authenticate", "Bearer");
  }

  /** 403: the token has none of the scopes. */
  public static Problem forbidden(String scopes) {
    return of(403, "scope-missing", "The token does not allow this", "it needs scope " + scopes);
  }

  /** 404. */
  public static Problem notFound(String what) {
    return of(404, "not-found", "There is nothing here", what);
  }

  /** 405, naming what the path answers. */
  public static Problem methodNotAllowed(String allow) {
    return of(405, "method-not-allowed", "The path has no such method", "it has " + allow)
        .with("Allow", allow);
  }

  /** 409: the state it needs is another one by now. */
  public static Problem conflict(String detail) {
    return of(409, "conflict", "Something else came first", detail);
  }

  /** 412: If-Match names another state than the one that stands. */
  public static Problem preconditionFailed(String detail) {
    return of(412, "changed-meanwhile", "The document is another one by now", detail);
  }

  /** 413. */
  public static Problem tooLarge(int limit) {
    return of(413, "too-large", "The body is too large", "at most " + limit + " bytes are read");
  }

  /** 415, naming what is read. */
  public static Problem unsupportedMediaType(String supported) {
    return of(415, "media-type", "The body's media type is not read here", "send " + supported);
  }

  /** 422: understood, but one part of it is not valid. */
  public static Problem invalid(String pointer, String detail) {
    return invalid(List.of(new Finding(pointer, detail)));
  }

  /** 422: understood, but these parts of it are not valid. */
  public static Problem invalid(List<Finding> errors) {
    return new Problem(
        422,
        "invalid",
        "The request is understood but not valid",
        errors.getFirst().detail(),
        errors,
        new TreeMap<>());
  }

  /** 429: come back later. */
  public static Problem tooMany(int retryAfterSeconds) {
    return of(429, "too-many", "Too many requests", "wait as long as Retry-After says")
        .with("Retry-After", Integer.toString(retryAfterSeconds));
  }

  /** 503: a service behind this one did not answer; nothing was accepted. */
  public static Problem unavailable(int retryAfterSeconds) {
    return of(
            503,
            "unavailable",
            "A service behind this one did not answer",
            "nothing was accepted; send it again after the time in Retry-After")
        .with("Retry-After", Integer.toString(retryAfterSeconds));
  }

  /** 500: a fault of ours, found in the log by the instance. */
  public static Problem fault() {
    return of(500, "fault", "Something is wrong on our side", "the log has it by the instance");
  }

  /** The problem's type, an URN that does not change. */
  public String type() {
    return "urn:astrolabe:problem:" + kind;
  }

  /** Names of JSON pointers for members: {@code /profile/name}, escaped by RFC 6901. */
  public static String pointer(String... members) {
    var pointer = new StringBuilder();
    for (var member : members) {
      pointer.append('/').append(member.replace("~", "~0").replace("/", "~1"));
    }
    return pointer.toString();
  }

  /** For tests and logs: status and kind, nothing a client sent. */
  @Override
  public String toString() {
    return status + " " + kind + " " + Map.copyOf(headers).keySet();
  }
}
