package dev.astrolabe.model.spend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.astrolabe.model.calendar.Period;
import dev.astrolabe.model.money.Currency;
import dev.astrolabe.model.money.Money;
import dev.astrolabe.model.money.Rates;
import dev.astrolabe.model.money.Rates.Rate;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class SpendInPeriodTest {
  private static final Currency EUR = new Currency("EUR");
  private static final Rates NO_RATES = new Rates(List.of());

  @Test
  void sharesAnAmountOverItsDaysToTheLastUnit() {
    var row = row("a", "100.00", Currency.USD, "2026-07-30", "2026-08-01");
    assertThat(row.on(LocalDate.parse("2026-07-30"))).isEqualTo(usd("33.34"));
    assertThat(row.on(LocalDate.parse("2026-07-31"))).isEqualTo(usd("33.33"));
    assertThat(row.on(LocalDate.parse("2026-08-01"))).isEqualTo(usd("33.33"));
    assertThat(row.on(LocalDate.parse("2026-08-02"))).isEqualTo(usd("0"));
    assertThat(in("2026-07", row).total()).isEqualByComparingTo("66.67");
    assertThat(in("2026-08", row).total()).isEqualByComparingTo("33.33");
  }

  /** Days sum to the amount, running sums never turn, months sum to the year, order is nothing. */
  @Test
  void sumsExactlyInRandomWorlds() {
    for (long seed = 1; seed <= 300; seed++) {
      var random = new Random(seed);
      var rows = new ArrayList<SpendRow>();
      for (int i = 0; i < 12; i++) {
        var from = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(365));
        var to = from.plusDays(random.nextInt(366 - from.getDayOfYear()));
        var currency = random.nextBoolean() ? Currency.USD : EUR;
        long cents = random.nextLong(-50_000, 5_000_000);
        var row =
            row(
                "r" + i,
                BigDecimal.valueOf(cents, 2).toString(),
                currency,
                from.toString(),
                to.toString());
        var sum = BigDecimal.ZERO;
        for (var day = from; !day.isAfter(to); day = day.plusDays(1)) {
          var share = row.on(day).amount();
          assertThat(share.signum() * Long.signum(cents)).as("seed %d", seed).isNotNegative();
          sum = sum.add(share);
        }
        assertThat(sum).as("seed %d", seed).isEqualByComparingTo(row.amount().amount());
        rows.add(row);
      }
      var rates = everyDay("1.0837");
      var year = SpendInPeriod.of(rows, rates, period("2026"), Currency.USD, Breadth.FULL);
      var months = BigDecimal.ZERO;
      for (int month = 1; month <= 12; month++) {
        var code = "2026-%02d".formatted(month);
        var shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, random);
        var spend = SpendInPeriod.of(shuffled, rates, period(code), Currency.USD, Breadth.FULL);
        assertThat(spend)
            .as("seed %d", seed)
            .isEqualTo(SpendInPeriod.of(rows, rates, period(code), Currency.USD, Breadth.FULL));
        months = months.add(spend.total());
      }
      assertThat(months).as("seed %d", seed).isEqualByComparingTo(year.total());
      assertThat(year.refused()).isEmpty();
    }
  }

  @Test
  void convertsEachDayByItsOwnRate() {
    var row = row("a", "2.00", EUR, "2026-07-01", "2026-07-02");
    var rates =
        new Rates(
            List.of(
                new Rate(LocalDate.of(2026, 7, 1), EUR, Currency.USD, new BigDecimal("1.1")),
                new Rate(LocalDate.of(2026, 7, 2), EUR, Currency.USD, new BigDecimal("1.3"))));
    var spend =
        SpendInPeriod.of(List.of(row), rates, period("2026-07"), Currency.USD, Breadth.FULL);
    assertThat(spend.total()).isEqualByComparingTo("2.4");
    assertThat(spend.shares().getFirst().rates()).hasSize(2);
  }

  @Test
  void namesARowWithoutARateAndCountsNothingOfIt() {
    var priced = row("a", "10.00", Currency.USD, "2026-07-01", "2026-07-01");
    var foreign = row("b", "10.00", EUR, "2026-07-01", "2026-07-09");
    var rates =
        new Rates(List.of(new Rate(LocalDate.of(2026, 7, 1), EUR, Currency.USD, BigDecimal.ONE)));
    var spend =
        SpendInPeriod.of(
            List.of(foreign, priced), rates, period("2026-07"), Currency.USD, Breadth.FULL);
    assertThat(spend.total()).isEqualByComparingTo("10");
    assertThat(spend.refused())
        .containsExactly(
            new SpendInPeriod.Unconverted(foreign, LocalDate.of(2026, 7, 9), Currency.USD));
  }

  @Test
  void countsPaidMediaAloneOnRequest() {
    var media = row("a", "10.00", Currency.USD, "2026-07-01", "2026-07-01");
    var people =
        new SpendRow(
            "b",
            Optional.empty(),
            Optional.empty(),
            Category.PEOPLE,
            media.from(),
            media.to(),
            usd("90"),
            Optional.empty(),
            Optional.empty());
    var rows = List.of(media, people);
    assertThat(
            SpendInPeriod.of(rows, NO_RATES, period("2026-07"), Currency.USD, Breadth.FULL).total())
        .isEqualByComparingTo("100");
    var only = SpendInPeriod.of(rows, NO_RATES, period("2026-07"), Currency.USD, Breadth.MEDIA);
    assertThat(only.total()).isEqualByComparingTo("10");
    assertThat(only.categories()).containsExactlyInAnyOrder(Category.MEDIA, Category.PEOPLE);
  }

  @Test
  void refusesRowsThatAreNone() {
    assertThatThrownBy(() -> row("a", "1.00", Currency.USD, "2026-07-02", "2026-07-01"))
        .hasMessageContaining("LastDayBeforeFirst");
    assertThatThrownBy(() -> row("a", "1.001", Currency.USD, "2026-07-01", "2026-07-01"))
        .hasMessageContaining("TooManyDecimals");
    assertThatThrownBy(() -> row("a", "1.00", Currency.USD, "2000-07-01", "2026-07-01"))
        .hasMessageContaining("SpanTooLong");
    for (var amount : List.of("1000000000000000", "-1000000000000000")) {
      assertThatThrownBy(() -> row("a", amount, Currency.USD, "2026-07-01", "2026-07-01"))
          .hasMessageContaining("AmountTooLarge");
    }
  }

  private static SpendInPeriod in(String period, SpendRow row) {
    return SpendInPeriod.of(List.of(row), NO_RATES, period(period), Currency.USD, Breadth.FULL);
  }

  private static Rates everyDay(String rate) {
    var rates = new ArrayList<Rate>();
    for (int day = 1; day <= 366; day++) {
      rates.add(
          new Rate(
              LocalDate.of(2025, 12, 31).plusDays(day), EUR, Currency.USD, new BigDecimal(rate)));
    }
    return new Rates(rates);
  }

  private static SpendRow row(String id, String amount, Currency currency, String from, String to) {
    return new SpendRow(
        id,
        Optional.of("search"),
        Optional.empty(),
        Category.MEDIA,
        LocalDate.parse(from),
        LocalDate.parse(to),
        new Money(new BigDecimal(amount), currency),
        Optional.empty(),
        Optional.empty());
  }

  private static Money usd(String amount) {
    return new Money(new BigDecimal(amount), Currency.USD);
  }

  private static Period period(String code) {
    return Period.parse(code, DayOfWeek.MONDAY).orElseThrow();
  }
}
