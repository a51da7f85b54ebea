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
    return switch (this) {
      case NO -> YES;
      case MAYBE -> MAYBE;
      case YES -> NO;
    };
  }

  Truth and(Truth other) {
    return compareTo(other) <= 0 ? this : other;
  }

  Truth or(Truth other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
