package dev.astrolabe.runtime.json;

/**
 * A message that is no arrival: no retry can mend it. The message names the member that is wrong
 * and never repeats what stood there.
 */
public final class NotAnArrival extends Exception {
  private static final long serialVersionUID = 1L;

  NotAnArrival(String message) {
    super(message);
  }

  NotAnArrival(String message, Throwable cause) {
    super(message, cause);
  }
}
