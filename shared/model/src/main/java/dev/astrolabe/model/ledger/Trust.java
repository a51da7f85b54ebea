package dev.astrolabe.model.ledger;

/** How far a source is believed, lowest first. */
public enum Trust {
  /** Anybody who can reach a public door. */
  ANONYMOUS,
  /** Holds a write key, which stands in the page's source. */
  WRITE_KEY,
  /** Signs what it sends, or carries the source's secret. */
  SIGNED,
  /** A person or program with a token. */
  OPERATOR
}
