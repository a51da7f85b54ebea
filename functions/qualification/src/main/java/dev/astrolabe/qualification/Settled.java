package dev.astrolabe.qualification;

import java.time.Instant;

/**
 * Whether everything that was received by an instant is folded by now, as far as the queues can
 * tell. Queues count approximately; within the running second more can still be received.
 */
@FunctionalInterface
interface Settled {
  boolean by(Instant knownAt, Instant now);
}
