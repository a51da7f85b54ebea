package dev.astrolabe.model.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.astrolabe.model.money.Rates.Rate;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MoneyTest {
  private static final Currency EUR = new Currency("EUR");

  @Test
  void keepsRialNewRialAndTomanApart() {
    var rial = new Currency("IRR");
    var rates = new Rates(List.of());
    for (var other : List.of(new Currency("IRT"), new Currency("IRN"))) {
      assertThat(other).isNotEqualTo(rial);
      assertThat(rates.on(LocalDate.of(2026, 1, 1), rial, other)).isEmpty();
      assertThatThrownBy(() -> Money.zero(rial).plus(Money.zero(other)))
          .hasMessageContaining("is not added to");
    }
  }

  @Test
  void writesTheDigitsThatPeopleUse() {
    assertThat(money("1600", "USD").text()).isEqualTo("1600.00");
    assertThat(money("0.005", "USD").text()).isEqualTo("0.01");
    assertThat(money("-0.005", "USD").text()).isEqualTo("-0.01");
    assertThat(money("1234.5", "IRR").text()).isEqualTo("1235");
    assertThat(money("1.2345", "KWD").text()).isEqualTo("1.235");
  }

  @Test
  void isOneValueHoweverItIsWritten() {
    assertThat(money("10.00", "USD")).isEqualTo(money("1E+1", "USD"));
    assertThat(money("-0.0", "USD")).isEqualTo(Money.zero(Currency.USD));
  }

  @Test
  void refusesWhatIsNoAmountOrCurrency() {
    assertThatThrownBy(() -> money("0.0000000000001", "USD")).hasMessageContaining("12 digits");
    assertThat(Currency.of("usd")).isEmpty();
    assertThat(Currency.of("XAU")).isEmpty();
    assertThat(Currency.of("ABC")).isEmpty();
    assertThat(Currency.of("IRT")).contains(new Currency("IRT"));
  }

  /** Only what somebody states has a limit: sums of it have none. */
  @Test
  void addsUpBeyondWhatASingleAmountMayBe() {
    var most = money("999999999999999.99", "USD");
    assertThat(most.plus(most).text()).isEqualTo("1999999999999999.98");
    assertThat(money("1E+33", "USD").text()).isEqualTo("1" + "0".repeat(33) + ".00");
    assertThatThrownBy(() -> rate("2026-07-03", "1E+15")).hasMessageContaining("TooLong");
  }

  @Test
  void takesTheLastRateBeforeADayForAWeek() {
    var friday = rate("2026-07-03", "1.10");
    var rates = new Rates(List.of(friday, rate("2026-07-13", "1.20")));
    assertThat(rates.on(LocalDate.of(2026, 7, 2), EUR, Currency.USD)).isEmpty();
    assertThat(rates.on(LocalDate.of(2026, 7, 3), EUR, Currency.USD)).contains(friday);
    assertThat(rates.on(LocalDate.of(2026, 7, 10), EUR, Currency.USD)).contains(friday);
    assertThat(rates.on(LocalDate.of(2026, 7, 11), EUR, Currency.USD)).isEmpty();
  }

  @Test
  void turnsNoRateAround() {
    var rates = new Rates(List.of(rate("2026-07-03", "1.10")));
    assertThat(rates.on(LocalDate.of(2026, 7, 3), Currency.USD, EUR)).isEmpty();
  }

  private static Rate rate(String day, String rate) {
    return new Rate(LocalDate.parse(day), EUR, Currency.USD, new BigDecimal(rate));
  }

  private static Money money(String amount, String currency) {
    return new Money(new BigDecimal(amount), new Currency(currency));
  }
}
