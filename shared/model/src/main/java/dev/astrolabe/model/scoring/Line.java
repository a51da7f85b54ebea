package dev.astrolabe.model.scoring;

import dev.astrolabe.model.ledger.EntryId;
import java.util.Optional;

/**
 * One line of an explanation. The points of all lines add up to the score exactly.
 *
 * @param rule the rule's id, empty for an adjustment by a cap or floor of a group, a dimension or
 *     the total
 * @param group the group the line belongs to
 * @param entry the entry it speaks of; empty for fit, inactivity, adjustments and folded lines
 * @param fact the attribute it speaks of, for fit rules
 * @param nominal what the rule says before age, millionths
 * @param points what it gives at t, millionths
 * @param count how many zero-point entries this line stands for; empty where it stands for itself
 */
public record Line(
    Optional<String> rule,
    Optional<String> group,
    Dimension dimension,
    Optional<EntryId> entry,
    Optional<String> fact,
    long nominal,
    long points,
    Status status,
    Optional<Integer> count,
    String note) {

  /** Why a line gives what it gives. */
  public enum Status {
    COUNTED,
    /** An adjustment by a cap or floor. */
    CAPPED,
    /** Its window is over, or it has decayed to nothing. */
    EXPIRED,
    /** Matched, but the frequency limit did not admit it. */
    FREQUENCY,
    QUARANTINED,
    /** From a purchased list. */
    UNVOLUNTARY,
    /** The attribute has no voluntary value. */
    UNKNOWN,
    DISQUALIFIED
  }
}
