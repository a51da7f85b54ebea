package dev.astrolabe.model.stage;

/**
 * Yes, no, or not decided: what a condition is over a span of seconds of which only the bounds are
 * known.
 */
enum Truth {
  NO,
  MAYBE,
  YES;

  static Truth of(boolean value) {
    return value ? YES : NO;
  }

  Truth not() {
    return this == YES ? NO : this == NO ? YES : MAYBE;
  }

  Truth and(Truth other) {
    return this == NO ? NO : this == YES || other == NO ? other : MAYBE;
  }

  Truth or(Truth other) {
    return this == YES ? YES : this == NO || other == YES ? other : MAYBE;
  }
}
