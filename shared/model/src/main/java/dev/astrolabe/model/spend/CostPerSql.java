package dev.astrolabe.model.spend;

import dev.astrolabe.model.money.Currency;
import dev.astrolabe.model.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * What one sales qualified lead cost: spend divided by leads, with the exact interval that so few
 * leads allow. Without a lead, or with spend of nothing or less, there is no figure.
 *
 * @param spend exact
 * @param cost the figure, rounded once
 * @param low spend by the upper Poisson limit of the count; empty where there is no figure
 * @param high spend by the lower limit; empty where there is no figure
 * @param atLeast without leads: spend by the upper limit for none, 3.688879...
 */
public record CostPerSql(
    BigDecimal spend,
    long sqls,
    Optional<Money> cost,
    Optional<Money> low,
    Optional<Money> high,
    Optional<Money> atLeast) {

  /** The figure for this spend and this many leads. */
  public static CostPerSql of(BigDecimal spend, long sqls, Currency currency) {
    if (sqls < 0) {
      throw new IllegalArgumentException("leads are counted from none, were " + sqls);
    }
    if (spend.signum() <= 0) {
      return new CostPerSql(
          spend, sqls, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
    var limits = PoissonInterval.of(sqls);
    var low = Optional.of(divided(spend, BigDecimal.valueOf(limits.high()), currency));
    return sqls == 0
        ? new CostPerSql(spend, 0, Optional.empty(), Optional.empty(), Optional.empty(), low)
        : new CostPerSql(
            spend,
            sqls,
            Optional.of(divided(spend, BigDecimal.valueOf(sqls), currency)),
            low,
            Optional.of(divided(spend, BigDecimal.valueOf(limits.low()), currency)),
            Optional.empty());
  }

  private static Money divided(BigDecimal spend, BigDecimal by, Currency currency) {
    return new Money(spend.divide(by, currency.digits(), RoundingMode.HALF_UP), currency);
  }
}
