package dev.astrolabe.runtime.http;

/**
 * Ends the handling of a request with a problem. Caught in one place, {@link Router}; carries no
 * stack trace, because it is an answer and not a fault.
 */
public final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  public Refused(Problem problem) {
    super(problem.toString(), null, false, false);
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }
}
