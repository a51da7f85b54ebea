package dev.astrolabe.model.ledger;

import dev.astrolabe.model.identity.Identity;

/**
 * What an entry says about its home and another identity: that they are the same person. The door
 * decides once whether the link is in force, and the entry keeps the decision, so that membership
 * is a function of the set of entries.
 */
public record Link(Identity other, State state) {
  /** In force, or only proposed for a person to review. */
  public enum State {
    IN_FORCE,
    PROPOSED
  }
}
