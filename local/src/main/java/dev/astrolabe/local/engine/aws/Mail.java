package dev.astrolabe.local.engine.aws;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A mail that would have been sent.
 *
 * @param id the message id, and the beginning of its files' names
 * @param at the laptop's time
 * @param to everybody it goes to, copies included
 * @param raw the sender wrote the whole message itself: it is in {@code id.eml}, and subject and
 *     parts are not read from it
 */
public record Mail(
    String id,
    Instant at,
    String from,
    List<String> to,
    String subject,
    Optional<String> text,
    Optional<String> html,
    boolean raw) {
  public Mail {
    to = List.copyOf(to);
  }
}
