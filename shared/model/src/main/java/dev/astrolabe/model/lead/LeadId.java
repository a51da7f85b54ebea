package dev.astrolabe.model.lead;

import dev.astrolabe.model.identity.Identity;

/** The opaque name of a lead: 1 to 64 letters, digits, '-' and '_'. */
public record LeadId(String value) implements Comparable<LeadId> {
  private static final int LONGEST = 64;

  public LeadId {
    if (!isValid(value)) {
      throw new IllegalArgumentException("a lead id has 1 to 64 letters, digits, - and _");
    }
  }

  /** Whether a lead could have this id. */
  public static boolean isValid(String value) {
    return !value.isEmpty()
        && value.length() <= LONGEST
        && value
            .chars()
            .allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || c == '-' || c == '_'));
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
