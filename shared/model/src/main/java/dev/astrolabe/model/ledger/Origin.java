package dev.astrolabe.model.ledger;

/** Whether the person gave it. What was bought earns no points and satisfies no condition, ever. */
public enum Origin {
  VOLUNTARY,
  PURCHASED
}
