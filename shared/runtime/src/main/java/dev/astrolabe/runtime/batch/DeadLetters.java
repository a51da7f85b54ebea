package dev.astrolabe.runtime.batch;

/** Where messages go that no retry can mend. */
public interface DeadLetters {
  /**
   * Puts the message aside, with its reason beside it.
   *
   * @param reason what was wrong with it; quotes nothing a person typed
   */
  void putAside(BatchEvent.Message message, String reason);
}
