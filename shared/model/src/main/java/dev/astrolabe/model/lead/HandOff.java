package dev.astrolabe.model.lead;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * A sales qualified lead handed to sales: one for each transition into SQL, whatever is retried.
 *
 * @param n the number of the transition that caused it
 * @param createdAt when it was first stored
 * @param delivered what is known to have been sent
 */
public record HandOff(
    LeadId lead, String model, int n, Instant createdAt, State state, Set<Delivery> delivered) {

  /** What sales made of it. */
  public enum State {
    OPEN,
    ACCEPTED,
    REJECTED,
    WON,
    LOST
  }

  /** What goes out for it; each at least once, under the hand-off's id. */
  public enum Delivery {
    STAGE_CHANGED_EVENT,
    HANDOFF_CREATED_EVENT,
    MAIL
  }

  public HandOff {
    var sent = EnumSet.noneOf(Delivery.class);
    sent.addAll(delivered);
    delivered = Collections.unmodifiableSet(sent);
  }

  /** A hand-off of which nothing was sent yet. */
  public static HandOff open(LeadId lead, String model, int n, Instant createdAt) {
    return new HandOff(lead, model, n, createdAt, State.OPEN, Set.of());
  }

  /** Stable and unique in the installation: what receivers tell repeats by. */
  public String id() {
    return lead.value() + "." + model + "." + n;
  }

  /** Whether sales still has something to do about it. */
  public boolean isUnderWay() {
    return state == State.OPEN || state == State.ACCEPTED;
  }

  /** {@code model#n}, as a lead lists what is pending. */
  public String code() {
    return model + "#" + n;
  }

  /** This hand-off with one more delivery known to have been sent. */
  public HandOff with(Delivery sent) {
    var all = EnumSet.of(sent);
    all.addAll(delivered);
    return new HandOff(lead, model, n, createdAt, state, all);
  }
}
