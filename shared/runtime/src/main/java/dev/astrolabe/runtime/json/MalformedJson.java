package dev.astrolabe.runtime.json;

/**
 * Bytes that are no JSON, or more of it than is taken. The message says what is wrong and where,
 * and never repeats a character of what was sent: it may go into logs and answers.
 */
public final class MalformedJson extends Exception {
  private static final long serialVersionUID = 1L;

  /** What is wrong. */
  public enum Reason {
    /** Not UTF-8, or text that no character can stand for. */
    NOT_UTF_8,
    /** Not JSON: cut short, a sign in the wrong place, something after the end. */
    NOT_JSON,
    /** An object names one member twice. */
    DUPLICATE_NAME,
    /** Nested deeper than is taken. */
    TOO_DEEP,
    /** More bytes, longer strings or longer numbers than are taken. */
    TOO_LARGE
  }

  private final Reason reason;

  public MalformedJson(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
