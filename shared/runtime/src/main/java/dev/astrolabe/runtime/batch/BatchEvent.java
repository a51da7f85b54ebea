package dev.astrolabe.runtime.batch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a function that nobody waits for was called with. */
public sealed interface BatchEvent {
  /** Messages of one queue. */
  record Messages(List<Message> messages) implements BatchEvent {
    public Messages {
      messages = List.copyOf(messages);
    }
  }

  /** Records of a table's stream, oldest first. */
  record Changes(List<Change> changes) implements BatchEvent {
    public Changes {
      changes = List.copyOf(changes);
    }
  }

  /** A schedule's hour has come. */
  record Scheduled(Instant time) implements BatchEvent {}

  /**
   * A message of a queue.
   *
   * @param sentAt when it was first sent
   * @param queue the name of the queue it came from
   * @param trace the id of the trace in which it was sent
   * @param receives how often it was delivered by now, this time included; approximate
   */
  record Message(
      String id, String body, Instant sentAt, String queue, Optional<String> trace, int receives) {}

  /**
   * One change of an item.
   *
   * @param sequenceNumber names it within its stream
   * @param partitionKey {@code pk} of the item; empty where it has none that is text
   * @param at when it happened, as far as the stream knows
   */
  record Change(String sequenceNumber, String partitionKey, Instant at) {}
}
