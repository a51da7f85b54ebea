package dev.astrolabe.local.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What left the stack and was kept here instead of reaching anybody. */
public interface Records {
  /** Mails that would have been sent, oldest first. */
  List<Mail> mails();

  /** Events that were put on a bus, oldest first. */
  List<BusEvent> events();

  /** A mail; {@code text} and {@code html} are its two bodies. */
  record Mail(
      String id,
      Instant at,
      String from,
      List<String> to,
      String subject,
      Optional<String> text,
      Optional<String> html) {
    public Mail {
      to = List.copyOf(to);
    }
  }

  /** An event as EventBridge's rules see it. */
  record BusEvent(String bus, Instant at, JsonNode event) {}
}
