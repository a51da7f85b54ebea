package dev.astrolabe.model.spend;

import dev.astrolabe.model.money.Currency;
import dev.astrolabe.model.money.RateFault;
import java.util.List;

/**
 * What is wrong with a field of a row of spend or of a rate, in no language: whoever reads it is
 * told in their own.
 */
public sealed interface SpendFault {
  /** How a field is written. */
  enum Form {
    CATEGORY("media"),
    DAY("2026-07-31"),
    CURRENCY("USD"),
    FOREIGN_CURRENCY("EUR"),
    AMOUNT("1234.50"),
    RATE("1.0837");

    private final String example;

    Form(String example) {
      this.example = example;
    }

    public String example() {
      return example;
    }
  }

  /** There is no such field. */
  record Unknown(List<String> known) implements SpendFault {
    public Unknown {
      known = List.copyOf(known);
    }
  }

  /** The field has to be there. */
  record Missing(Form form) implements SpendFault {}

  /** The field is written otherwise. */
  record NotOfForm(Form form) implements SpendFault {}

  /** A campaign that belongs to no channel. */
  record CampaignAlone() implements SpendFault {}

  record LastDayBeforeFirst() implements SpendFault {}

  /**
   * A text that is too long.
   *
   * @param most characters
   */
  record TooLong(int most) implements SpendFault {}

  /**
   * A row of too many days.
   *
   * @param most days
   */
  record SpanTooLong(int most) implements SpendFault {}

  /** An amount of 10^15 or more in size. */
  record AmountTooLarge() implements SpendFault {}

  /** Smaller than the smallest unit of the currency. */
  record TooManyDecimals(Currency currency) implements SpendFault {}

  /** A rate that cannot be. */
  record OfRate(RateFault fault) implements SpendFault {}
}
