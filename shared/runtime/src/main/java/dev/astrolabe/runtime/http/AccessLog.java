package dev.astrolabe.runtime.http;

/**
 * What is written about a request: its route's template, status and time, never its path, query,
 * headers or body.
 */
public interface AccessLog {
  void answered(String route, int status, long micros, String requestId);

  /** A fault of ours; its message is not written, because it can repeat what a client sent. */
  void failed(String route, RuntimeException fault, String requestId);
}
