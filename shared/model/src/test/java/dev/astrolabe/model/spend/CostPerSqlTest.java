package dev.astrolabe.model.spend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.model.money.Currency;
import dev.astrolabe.model.money.Money;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CostPerSqlTest {
  @Test
  void dividesSpendByLeadsWithTheExactInterval() {
    var cost = CostPerSql.of(new BigDecimal("57600"), 36, Currency.USD);
    assertThat(cost.cost()).contains(usd("1600.00"));
    assertThat(cost.low()).contains(usd("1155.72"));
    assertThat(cost.high()).contains(usd("2284.45"));
    assertThat(cost.atLeast()).isEmpty();
  }

  @Test
  void hasNoFigureWithoutLeadsButABound() {
    var cost = CostPerSql.of(new BigDecimal("4800"), 0, Currency.USD);
    assertThat(cost.cost()).isEmpty();
    assertThat(cost.low()).isEmpty();
    assertThat(cost.high()).isEmpty();
    assertThat(cost.atLeast()).contains(usd("1301.21"));
  }

  @Test
  void hasNoFigureWithoutSpend() {
    for (var spend : new String[] {"0", "-5"}) {
      var cost = CostPerSql.of(new BigDecimal(spend), 3, Currency.USD);
      assertThat(cost.cost()).isEqualTo(Optional.empty());
      assertThat(cost.atLeast()).isEmpty();
      assertThat(cost.sqls()).isEqualTo(3);
    }
  }

  /** 10^33 and a cent by three: no digit is lost on the way. */
  @Test
  void dividesWhatIsLargerThanAnyRow() {
    var cost = CostPerSql.of(BigDecimal.TEN.pow(33).add(new BigDecimal("0.01")), 3, Currency.USD);
    assertThat(cost.cost()).contains(usd("3".repeat(33) + ".34"));
    var forty = CostPerSql.of(BigDecimal.TEN.pow(45).add(new BigDecimal("0.02")), 1, Currency.USD);
    assertThat(forty.cost()).contains(usd("1" + "0".repeat(45) + ".02"));
  }

  private static Money usd(String amount) {
    return new Money(new BigDecimal(amount), Currency.USD);
  }
}
