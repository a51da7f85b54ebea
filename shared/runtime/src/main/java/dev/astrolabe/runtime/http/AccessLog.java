package dev.astrolabe.runtime.http;

import java.time.Instant;
import java.util.Optional;

/**
 * What is written about a request: its route's template, status and time, never its path, query,
 * headers or body.
 */
public interface AccessLog {
  /** One request was answered. */
  void answered(Served served);

  /** A fault of ours; its message is not written, because it can repeat what a client sent. */
  void failed(String route, RuntimeException fault, String requestId, String trace);

  /**
   * A request that was answered.
   *
   * @param route by its template: {@code POST /forms/{form}}
   * @param micros from the event to the answer
   * @param requestId the gateway's, which a problem names as its instance
   * @param trace the id under which the lines of every function that had to do with it are found
   * @param at when the gateway received it; empty where the event did not say
   */
  record Served(
      String route,
      int status,
      long micros,
      String requestId,
      String trace,
      Optional<Instant> at) {}
}
