package dev.astrolabe.model.money;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An exact amount in one currency. Amounts of different currencies never meet: that is an error in
 * the program.
 *
 * @param amount of any size, since sums grow; at most twelve digits after the point
 */
public record Money(BigDecimal amount, Currency currency) {
  /**
   * Nothing that somebody states is as large: no row of spend, no rate. What they come to may be.
   */
  public static final BigDecimal LIMIT = BigDecimal.TEN.pow(15);

  private static final int MOST_DIGITS = 12;

  public Money {
    amount = amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
    if (amount.scale() > MOST_DIGITS) {
      throw new IllegalArgumentException("an amount has at most 12 digits after the point");
    }
    if (amount.scale() < 0) {
      amount = amount.setScale(0, RoundingMode.UNNECESSARY);
    }
  }

  public static Money zero(Currency currency) {
    return new Money(BigDecimal.ZERO, currency);
  }

  public Money plus(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException(
          "an amount in " + other.currency + " is not added to one in " + currency);
    }
    return new Money(amount.add(other.amount), currency);
  }

  public boolean isZero() {
    return amount.signum() == 0;
  }

  /** Whether the amount is a whole number of the currency's smallest units. */
  public boolean isInSmallestUnits() {
    return amount.scale() <= currency.digits();
  }

  /**
   * The amount as reports write it, with the digits of its currency, halves away from zero: {@code
   * 1600.00}.
   */
  public String text() {
    return amount.setScale(currency.digits(), RoundingMode.HALF_UP).toPlainString();
  }
}
