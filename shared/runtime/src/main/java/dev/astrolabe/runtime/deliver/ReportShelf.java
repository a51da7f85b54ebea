package dev.astrolabe.runtime.deliver;

import java.net.URI;
import java.time.Instant;

/** Where reports are laid. */
public interface ReportShelf {
  /** Puts an object; throws where it was not taken. Safe to repeat. */
  void put(String key, byte[] bytes, String contentType);

  /** Where whoever has this address reads the object for an hour. */
  URI address(String key, Instant now);
}
