package dev.astrolabe.runtime.deliver;

/** A service answered that it did not take something just now; it may take it later. */
public final class NotTaken extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public NotTaken(String message) {
    super(message);
  }
}
