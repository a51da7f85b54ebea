package dev.astrolabe.runtime.http;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Who may use a route. */
public sealed interface Access {
  /** Anybody. */
  record Public() implements Access {}

  /** The bearer of a token with at least one of the scopes. */
  record Scoped(SortedSet<String> anyOf) implements Access {
    public Scoped {
      anyOf = new TreeSet<>(anyOf);
    }
  }

  static Access everybody() {
    return new Public();
  }

  static Access scope(String... anyOf) {
    return new Scoped(new TreeSet<>(List.of(anyOf)));
  }
}
