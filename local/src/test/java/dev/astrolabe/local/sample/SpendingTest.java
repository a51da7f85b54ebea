package dev.astrolabe.local.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Sums the rows day by day, in the plainest way. */
class SpendingTest {
  private final Spending spending = new Spending();

  @Test
  void sumsExactlyByChannelAndQuarter() {
    assertThat(sums("2026-07-01", "2026-09-30"))
        .isEqualTo(
            sums(
                Map.of(
                    "search", "18000",
                    "LinkedIn", "21600",
                    "webinars", "9600",
                    "referral", "1200",
                    "trade fair", "4800",
                    "", "2400")));
    assertThat(total("2026-07-01", "2026-09-30")).isEqualByComparingTo("57600");
    assertThat(total("2026-04-01", "2026-06-30")).isEqualByComparingTo("48000");
  }

  @Test
  void isMostlyInDollarsAndCrossesMonthsAndAQuarter() {
    var rows = spending.rows();

    assertThat(rows.stream().filter(row -> "USD".equals(row.get("currency"))).count() * 2)
        .isGreaterThan(rows.size());
    assertThat(rows).anyMatch(row -> "AED".equals(row.get("currency")));
    assertThat(rows).anyMatch(row -> "EUR".equals(row.get("currency")));
    assertThat(rows)
        .anyMatch(row ->
            day(row, "from").isBefore(LocalDate.of(2026, 7, 1))
                && day(row, "to").isAfter(LocalDate.of(2026, 7, 1)));
  }

  private static LocalDate day(Map<String, String> row, String column) {
    return LocalDate.parse(row.getOrDefault(column, ""));
  }

  private static Map<String, BigDecimal> sums(Map<String, String> written) {
    var sums = new TreeMap<String, BigDecimal>();
    written.forEach((channel, sum) -> sums.put(channel, new BigDecimal(sum)));
    return sums;
  }

  private BigDecimal total(String from, String to) {
    return sums(from, to).values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private Map<String, BigDecimal> sums(String from, String to) {
    var sums = new TreeMap<String, BigDecimal>();
    for (var row : spending.rows()) {
      var first = day(row, "from");
      int days = (int) ChronoUnit.DAYS.between(first, day(row, "to")) + 1;
      var cents = new BigDecimal(row.getOrDefault("amount", "")).movePointRight(2);
      var parts = cents.toBigIntegerExact().divideAndRemainder(BigInteger.valueOf(days));
      for (int i = 0; i < days; i++) {
        var day = first.plusDays(i);
        if (day.isBefore(LocalDate.parse(from)) || day.isAfter(LocalDate.parse(to))) {
          continue;
        }
        var extra = i < parts[1].intValueExact() ? BigInteger.ONE : BigInteger.ZERO;
        var share =
            new BigDecimal(parts[0].add(extra))
                .movePointLeft(2)
                .multiply(rate(row.getOrDefault("currency", ""), day));
        sums.merge(row.getOrDefault("channel", ""), share, BigDecimal::add);
      }
    }
    sums.replaceAll((channel, sum) -> whole(sum));
    return sums;
  }

  private static BigDecimal whole(BigDecimal sum) {
    return sum.setScale(0, java.math.RoundingMode.UNNECESSARY);
  }

  private BigDecimal rate(String currency, LocalDate day) {
    if (currency.equals("USD")) {
      return BigDecimal.ONE;
    }
    return spending.rates().stream()
        .filter(rate -> currency.equals(rate.get("from")))
        .filter(rate -> !day(rate, "date").isAfter(day))
        .reduce((earlier, later) -> later)
        .map(rate -> new BigDecimal(rate.getOrDefault("rate", "")))
        .orElseThrow();
  }
}
