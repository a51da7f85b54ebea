package dev.astrolabe.model.ledger;

import dev.astrolabe.model.identity.Identity;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an entry orders about other entries or identities. Directives hold at every instant; only
 * knownAt hides them.
 */
public sealed interface Directive {
  /**
   * Marks an entry as automated, or lifts the mark. The last one about a target (in entry order) is
   * in force.
   */
  record Mark(EntryId target, boolean quarantined, String reason) implements Directive {}

  /** Makes two leads one: its entry is at home with the one and links the other. */
  record Merge() implements Directive {}

  /**
   * Keeps two sets of identities apart against every link between them, or lifts an earlier cut of
   * the same two sets.
   *
   * @param left one side, not empty
   * @param right the other side, not empty, sharing nothing with the first
   */
  record Cut(Set<Identity> left, Set<Identity> right, boolean lifted) implements Directive {
    public Cut {
      left = Set.copyOf(left);
      right = Set.copyOf(right);
      if (left.isEmpty() || right.isEmpty()) {
        throw new IllegalArgumentException("both sides of a cut name at least one identity");
      }
      if (left.stream().anyMatch(right::contains)) {
        throw new IllegalArgumentException("the sides of a cut share no identity");
      }
    }

    /** Whether {@code other} speaks of the same two sides, whichever is named first. */
    public boolean sameSides(Cut other) {
      return (left.equals(other.left) && right.equals(other.right))
          || (left.equals(other.right) && right.equals(other.left));
    }

    /** Both sides in a fixed order, for keys and messages. */
    public String code() {
      String a = side(left);
      String b = side(right);
      return a.compareTo(b) <= 0 ? a + "|" + b : b + "|" + a;
    }

    private static String side(Set<Identity> identities) {
      return String.join(",", new TreeSet<>(identities).stream().map(Identity::code).toList());
    }
  }
}
