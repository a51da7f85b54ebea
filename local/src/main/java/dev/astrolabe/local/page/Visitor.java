package dev.astrolabe.local.page;

import java.util.Optional;
import java.util.Set;

/**
 * Whoever looks at the start page.
 *
 * @param scopes what their token allows; empty where they have not yet become anybody
 */
record Visitor(Optional<Set<String>> scopes) {
  Visitor {
    scopes = scopes.map(Set::copyOf);
  }

  boolean isSomebody() {
    return scopes.isPresent();
  }

  /**
   * Whether a page that wants one of these scopes is worth a link: to nobody all are shown, to see
   * what there is; somebody is not led to where they are refused.
   */
  boolean isLedTo(String... anyOf) {
    return scopes.isEmpty() || Set.of(anyOf).stream().anyMatch(scopes.get()::contains);
  }
}
