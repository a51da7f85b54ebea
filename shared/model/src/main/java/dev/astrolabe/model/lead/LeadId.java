package dev.astrolabe.model.lead;

import dev.astrolabe.model.identity.Identity;

/** The opaque name of a lead: 1 to 64 letters, digits, '-' and '_'. */
public record LeadId(String value) implements Comparable<LeadId> {
  public LeadId {
    if (!value.matches("[A-Za-z0-9_-]{1,64}")) {
      throw new IllegalArgumentException("a lead id has 1 to 64 letters, digits, - and _");
    }
  }

  /** The identity under which what is addressed to the lead itself is stored. */
  public Identity internal() {
    return Identity.internal(value);
  }

  @Override
  public int compareTo(LeadId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
