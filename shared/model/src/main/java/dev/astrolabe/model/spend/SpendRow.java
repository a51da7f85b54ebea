package dev.astrolabe.model.spend;

import dev.astrolabe.model.calendar.Period;
import dev.astrolabe.model.money.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Money spent from one day to another, both included.
 *
 * @param id names the row; the same row given twice is one
 * @param channel empty where the cost belongs to none: it stays unallocated
 * @param campaign only with a channel
 * @param amount for all of its days, in whole smallest units, below 10^15 in size; below zero for a
 *     credit note
 */
public record SpendRow(
    String id,
    Optional<String> channel,
    Optional<String> campaign,
    Category category,
    LocalDate from,
    LocalDate to,
    Money amount,
    Optional<String> source,
    Optional<String> note) {
  /** No row spans more days: ten years. */
  public static final int MOST_DAYS = 3_660;

  public SpendRow {
    if (to.isBefore(from)) {
      throw new InvalidSpend(new SpendFault.LastDayBeforeFirst());
    }
    if (ChronoUnit.DAYS.between(from, to) >= MOST_DAYS) {
      throw new InvalidSpend(new SpendFault.SpanTooLong(MOST_DAYS));
    }
    if (campaign.isPresent() && channel.isEmpty()) {
      throw new InvalidSpend(new SpendFault.CampaignAlone());
    }
    if (amount.amount().abs().compareTo(Money.LIMIT) >= 0) {
      throw new InvalidSpend(new SpendFault.AmountTooLarge());
    }
    if (!amount.isInSmallestUnits()) {
      throw new InvalidSpend(new SpendFault.TooManyDecimals(amount.currency()));
    }
  }

  /** The same row under this id. */
  public SpendRow named(String id) {
    return new SpendRow(id, channel, campaign, category, from, to, amount, source, note);
  }

  /** How many days the row spans. */
  public int days() {
    return (int) ChronoUnit.DAYS.between(from, to) + 1;
  }

  /**
   * What falls on one of the row's days. The amount is shared in smallest units by the largest
   * remainder, which for equal days gives the first ones a unit more, so that the days sum to the
   * amount exactly.
   */
  public Money on(LocalDate day) {
    if (day.isBefore(from) || day.isAfter(to)) {
      return Money.zero(amount.currency());
    }
    long place = ChronoUnit.DAYS.between(from, day);
    int digits = amount.currency().digits();
    var parts =
        amount
            .amount()
            .abs()
            .movePointRight(digits)
            .toBigIntegerExact()
            .divideAndRemainder(BigInteger.valueOf(days()));
    var units =
        parts[1].compareTo(BigInteger.valueOf(place)) > 0 ? parts[0].add(BigInteger.ONE) : parts[0];
    var share = new BigDecimal(units).movePointLeft(digits);
    return new Money(amount.amount().signum() < 0 ? share.negate() : share, amount.currency());
  }

  /** The first of the row's days in the period; empty where they do not meet. */
  public Optional<LocalDate> firstDayIn(Period period) {
    var first = from.isAfter(period.first()) ? from : period.first();
    return first.isAfter(to) || first.isAfter(period.last())
        ? Optional.empty()
        : Optional.of(first);
  }

  /** The last of the row's days that is not after the period's. */
  public LocalDate lastDayIn(Period period) {
    return to.isBefore(period.last()) ? to : period.last();
  }
}
