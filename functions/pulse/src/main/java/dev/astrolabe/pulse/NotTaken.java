package dev.astrolabe.pulse;

/** A service answered that it did not take something just now; it may take it later. */
final class NotTaken extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NotTaken(String message) {
    super(message);
  }
}
