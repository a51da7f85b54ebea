package dev.astrolabe.model.money;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A unit of money by its code: ISO 4217, and two that people in Iran use and ISO does not list,
 * {@code IRT} for the toman and {@code IRN} for the new rial. Rial, new rial and toman are three
 * units; nothing but a rate that somebody recorded turns one into another.
 *
 * @param code three capital letters
 */
public record Currency(String code) implements Comparable<Currency> {
  private static final Pattern CODE = Pattern.compile("[A-Z]{3}");
  private static final int MOST_DIGITS = 4;

  /** Digits that people write, where they differ from ISO's: nobody writes hundredths of these. */
  private static final Map<String, Integer> DIGITS =
      Map.of("IRR", 0, "IRT", 0, "IRN", 2, "IQD", 0, "AFN", 0);

  // Below what its making needs.
  public static final Currency USD = new Currency("USD");

  public Currency {
    if (!CODE.matcher(code).matches() || digits(code).isEmpty()) {
      throw new IllegalArgumentException("no currency has the code " + code);
    }
  }

  /** The currency of a code; empty where none has it. */
  public static Optional<Currency> of(String code) {
    return CODE.matcher(code).matches() && digits(code).isPresent()
        ? Optional.of(new Currency(code))
        : Optional.empty();
  }

  /** The digits after the point of its smallest unit in use, 0 to 4. */
  public int digits() {
    return digits(code).orElseThrow();
  }

  private static Optional<Integer> digits(String code) {
    var own = DIGITS.get(code);
    if (own != null) {
      return Optional.of(own);
    }
    try {
      int digits = java.util.Currency.getInstance(code).getDefaultFractionDigits();
      // Gold and testing codes have no digits: nobody pays in them.
      return digits < 0 || digits > MOST_DIGITS ? Optional.empty() : Optional.of(digits);
    } catch (IllegalArgumentException e) {
      // The JDK's way to say that ISO 4217 has no such code.
      return Optional.empty();
    }
  }

  @Override
  public int compareTo(Currency other) {
    return code.compareTo(other.code);
  }

  @Override
  public String toString() {
    return code;
  }
}
