package dev.astrolabe.runtime.door;

import dev.astrolabe.model.lead.Arrival;

/** The queue on which arrivals travel to scoring. */
public interface ArrivalQueue {
  /** What became of a message. */
  sealed interface Sent {
    /** The queue has it; from now on it is not lost. */
    record Queued() implements Sent {}

    /**
     * The message would be larger than the queue takes; nothing was sent.
     *
     * @param limit in bytes
     */
    record TooLarge(int limit) implements Sent {}

    /** The queue did not answer, and nothing is known to be accepted. */
    record Unavailable() implements Sent {}
  }

  /**
   * Sends the arrival on its way.
   *
   * @param trace the id under which what happens to it is logged
   */
  Sent send(Arrival arrival, String trace);
}
