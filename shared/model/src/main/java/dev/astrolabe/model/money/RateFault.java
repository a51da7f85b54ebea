package dev.astrolabe.model.money;

import java.math.BigDecimal;

/** What is wrong with a rate, in no language: whoever reads it is told in their own. */
public sealed interface RateFault {
  record NotAboveZero(BigDecimal rate) implements RateFault {}

  /** 10^15 or more, or more than twelve decimals. */
  record TooLong() implements RateFault {}

  /** Both sides are the same. */
  record OneCurrency(Currency currency) implements RateFault {}
}
