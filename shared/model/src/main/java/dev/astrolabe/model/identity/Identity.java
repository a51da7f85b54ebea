package dev.astrolabe.model.identity;

import java.util.Comparator;

/**
 * One way a person is known, by its matching key: two identities are the same person's if kind and
 * key are equal.
 *
 * @param key the matching key, 1 to 512 characters, without control characters
 */
public record Identity(IdentityKind kind, String key) implements Comparable<Identity> {
  private static final int LONGEST = 512;
  private static final Comparator<Identity> ORDER =
      Comparator.comparing(Identity::kind).thenComparing(Identity::key);

  public Identity {
    if (key.isEmpty() || key.length() > LONGEST) {
      throw new IllegalArgumentException(
          "an identity's key has 1 to " + LONGEST + " characters, was " + key.length());
    }
    if (key.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("an identity's key has no control characters");
    }
  }

  /**
   * Whether a text can be a key. What a stranger wrote is asked here before it becomes one. U+FFFE
   * and U+FFFF, which no queue takes, make none, though an old one may have them.
   */
  public static boolean isKey(String text) {
    return !text.isEmpty()
        && text.length() <= LONGEST
        && text.chars().noneMatch(c -> Character.isISOControl(c) || c >= 0xFFFE);
  }

  /** The internal identity of a lead. */
  public static Identity internal(String leadId) {
    return new Identity(IdentityKind.INTERNAL, leadId);
  }

  @Override
  public int compareTo(Identity other) {
    return ORDER.compare(this, other);
  }

  /** {@code kind#key}, the form stored in tables. */
  public String code() {
    return kind.code() + "#" + key;
  }

  /**
   * Reads {@link #code()} back; throws {@link IllegalArgumentException} where it is not of that
   * form.
   */
  public static Identity ofCode(String code) {
    int hash = code.indexOf('#');
    if (hash < 0) {
      throw new IllegalArgumentException("an identity's code is kind#key");
    }
    return new Identity(IdentityKind.ofCode(code.substring(0, hash)), code.substring(hash + 1));
  }
}
