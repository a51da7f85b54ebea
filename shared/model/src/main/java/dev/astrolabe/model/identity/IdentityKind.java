package dev.astrolabe.model.identity;

/**
 * The ways a person can be known, in the order in which an entry finds its home: the first kind
 * present is the home of the entry, the others become links.
 */
public enum IdentityKind {
  /** An id given by another system; its key carries the name of that system: {@code crm:4711}. */
  EXTERNAL("external"),
  EMAIL("email"),
  PHONE("phone"),
  /** A visitor's cookie or device id. */
  ANONYMOUS("anonymous"),
  /** The lead itself: home of what is addressed to the lead (outcomes, notes, marks, merges). */
  INTERNAL("internal");

  private final String code;

  IdentityKind(String code) {
    this.code = code;
  }

  /** The lower-case name used in keys and in JSON. */
  public String code() {
    return code;
  }

  /**
   * The kind with that code; throws {@link IllegalArgumentException} naming the codes that exist.
   */
  public static IdentityKind ofCode(String code) {
    for (var kind : values()) {
      if (kind.code.equals(code)) {
        return kind;
      }
    }
    throw new IllegalArgumentException(
        "identity kind must be external, email, phone, anonymous or internal, was " + code);
  }
}
