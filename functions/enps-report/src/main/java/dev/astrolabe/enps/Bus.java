package dev.astrolabe.enps;

import java.time.Instant;
import java.util.SortedMap;

/** Where events go that others may listen to. */
interface Bus {
  /**
   * A CloudEvent.
   *
   * @param id the same however often the event is sent
   * @param data texts, and numbers as they are; never what a person typed
   */
  record Event(
      String id, String type, String subject, Instant time, SortedMap<String, Object> data) {}

  /** Sends the event; throws where it was not taken. */
  void send(Event event);
}
