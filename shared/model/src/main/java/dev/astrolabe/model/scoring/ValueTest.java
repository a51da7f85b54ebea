package dev.astrolabe.model.scoring;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;

/**
 * A question about one value. Texts are compared by {@link
 * dev.astrolabe.model.identity.MatchingKey#text}, so that script variants, case, digits and marks
 * make no difference. No regular expressions.
 */
public sealed interface ValueTest {
  /** There is a value, whatever it is. */
  record Present() implements ValueTest {}

  /** The value is one of these. */
  record OneOf(Set<String> literals) implements ValueTest {
    public OneOf {
      literals = Set.copyOf(literals);
    }
  }

  record StartsWith(String prefix) implements ValueTest {}

  record EndsWith(String suffix) implements ValueTest {}

  /**
   * The value contains this word: letters and digits, with anything else or an end on both sides.
   */
  record HasWord(String word) implements ValueTest {}

  /**
   * The value is a plain decimal number (an optional minus, up to 18 digits, up to 9 more after a
   * point; no exponent, no thousands separator), at least {@code from} and below {@code to}; an
   * absent end is open.
   */
  record Range(Optional<BigDecimal> from, Optional<BigDecimal> to) implements ValueTest {}
}
