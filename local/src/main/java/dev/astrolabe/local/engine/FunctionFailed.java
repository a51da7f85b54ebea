package dev.astrolabe.local.engine;

/** A function gave no answer: it threw, ran out of time, or could not be started. */
public final class FunctionFailed extends Exception {
  private static final long serialVersionUID = 1L;

  private final String function;
  private final String errorType;

  /**
   * A failure of {@code function}.
   *
   * @param errorType what Lambda puts into {@code errorType}: the class of what was thrown, or
   *     {@code Sandbox.Timedout}
   */
  public FunctionFailed(String function, String errorType, String message) {
    super(message);
    this.function = function;
    this.errorType = errorType;
  }

  public String function() {
    return function;
  }

  public String errorType() {
    return errorType;
  }
}
