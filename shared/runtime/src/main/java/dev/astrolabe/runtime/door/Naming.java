package dev.astrolabe.runtime.door;

/** Where an entry's id comes from. */
public sealed interface Naming {
  /** The caller is believed: the id is the source's own. */
  record Own(String id) implements Naming {}

  /**
   * Anybody may have written the id: it is scoped by the home identity, so that nobody can claim
   * another's.
   */
  record Public(String id) implements Naming {}

  /** No id was given: a hash of content, home identity and the ten minutes of receipt. */
  record ByContent() implements Naming {}
}
