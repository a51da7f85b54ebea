package dev.astrolabe.runtime.http;

import dev.astrolabe.runtime.text.Language;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A refusal as RFC 9457 describes it. Says what was wrong, where, and what would be right; never
 * repeats what the client sent, because that can be a secret or a personal datum.
 *
 * @param errors what is wrong with which part of the body
 * @param headers headers the answer carries besides: {@code Allow}, {@code Retry-After}
 */
public record Problem(
    ProblemKind kind, String detail, List<Finding> errors, SortedMap<String, String> headers) {

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

  private static Problem of(ProblemKind kind, String detail) {
    return new Problem(kind, detail, List.of(), new TreeMap<>());
  }

  private Problem with(String header, String value) {
    var more = new TreeMap<>(headers);
    more.put(header, value);
    return new Problem(kind, detail, errors, more);
  }

  /** 400: not what it claims to be: broken JSON, bytes that are not UTF-8, a broken escape. */
  public static Problem malformed(String detail) {
    return of(ProblemKind.MALFORMED, detail);
  }

  /** 401: nobody the authorizer knows. */
  public static Problem unauthorized() {
    return of(ProblemKind.UNAUTHORIZED, "send Authorization: Bearer TOKEN")
        .with("WWW-Authenticate", "Bearer");
  }

  /** 403: the token has none of the scopes. */
  public static Problem forbidden(String scopes) {
    return of(ProblemKind.SCOPE_MISSING, "it needs scope " + scopes);
  }

  /** 404. */
  public static Problem notFound(String what) {
    return of(ProblemKind.NOT_FOUND, what);
  }

  /** 405, naming what the path answers. */
  public static Problem methodNotAllowed(String allow) {
    return of(ProblemKind.METHOD_NOT_ALLOWED, "it has " + allow).with("Allow", allow);
  }

  /** 409: the state it needs is another one by now. */
  public static Problem conflict(String detail) {
    return of(ProblemKind.CONFLICT, detail);
  }

  /** 412: If-Match names another state than the one that stands. */
  public static Problem preconditionFailed(String detail) {
    return of(ProblemKind.CHANGED_MEANWHILE, detail);
  }

  /** 413. */
  public static Problem tooLarge(int limit) {
    return of(ProblemKind.TOO_LARGE, "at most " + limit + " bytes are read");
  }

  /** 415, naming what is read. */
  public static Problem unsupportedMediaType(String supported) {
    return of(ProblemKind.MEDIA_TYPE, "send " + supported);
  }

  /** 422: understood, but one part of it is not valid. */
  public static Problem invalid(String pointer, String detail) {
    return invalid(List.of(new Finding(pointer, detail)));
  }

  /** 422: understood, but these parts of it are not valid. */
  public static Problem invalid(List<Finding> errors) {
    return new Problem(ProblemKind.INVALID, errors.getFirst().detail(), errors, new TreeMap<>());
  }

  /** 429: come back later. */
  public static Problem tooMany(int retryAfterSeconds) {
    return of(ProblemKind.TOO_MANY, "wait as long as Retry-After says")
        .with("Retry-After", Integer.toString(retryAfterSeconds));
  }

  /** 503: a service behind this one did not answer; nothing was accepted. */
  public static Problem unavailable(int retryAfterSeconds) {
    return of(
            ProblemKind.UNAVAILABLE,
            "nothing was accepted; send it again after the time in Retry-After")
        .with("Retry-After", Integer.toString(retryAfterSeconds));
  }

  /** 500: a fault of ours, found in the log by the instance. */
  public static Problem fault() {
    return of(ProblemKind.FAULT, "the log has it by the instance");
  }

  public int status() {
    return kind.status();
  }

  /** What it is, the same for every problem of its kind. */
  public String title(Language language) {
    return kind.title(language);
  }

  /** The problem's type, an URN that does not change. */
  public String type() {
    return "urn:astrolabe:problem:" + kind.code();
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
    return status() + " " + kind.code() + " " + Map.copyOf(headers).keySet();
  }
}
