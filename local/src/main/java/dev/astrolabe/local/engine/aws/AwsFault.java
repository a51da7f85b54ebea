package dev.astrolabe.local.engine.aws;

/** A request that a service refuses, with AWS's own name for the reason. */
final class AwsFault extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;

  AwsFault(int status, String code, String message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  /** What the laptop does not do, though AWS does. */
  static AwsFault unsupported(String what) {
    return new AwsFault(501, "NotImplemented", "the laptop does not support " + what);
  }

  int status() {
    return status;
  }

  String code() {
    return code;
  }

  String text() {
    return String.valueOf(getMessage());
  }
}
