package dev.astrolabe.model.spend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.astrolabe.model.attribution.Attribution;
import dev.astrolabe.model.calendar.Period;
import dev.astrolabe.model.money.Currency;
import dev.astrolabe.model.money.Money;
import dev.astrolabe.model.money.Rates;
import dev.astrolabe.model.spend.CpsqlReport.Detail;
import dev.astrolabe.model.spend.CpsqlReport.Figures;
import dev.astrolabe.model.spend.CpsqlReport.Note;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class CpsqlReportTest {
  private static final Period QUARTER = Period.parse("2026-Q3", DayOfWeek.MONDAY).orElseThrow();

  @Test
  void saysWhatTheSampleCompanyPaid() {
    var report =
        report(
            List.of(
                spent("search", Category.MEDIA, "18000"),
                spent("linkedin", Category.MEDIA, "21600"),
                spent("webinars", Category.TOOLS, "9600"),
                spent("referral", Category.OTHER, "1200"),
                spent("trade fair", Category.OTHER, "4800"),
                spent("", Category.PEOPLE, "2400")),
            List.of(
                sqls("search", 15), sqls("linkedin", 9), sqls("webinars", 6), sqls("referral", 6)),
            Detail.CHANNEL);
    assertThat(report.total().cost()).contains(usd("1600"));
    assertThat(report.unallocated()).isEqualByComparingTo("2400");
    assertThat(report.lines())
        .extracting(line -> line.channel().orElseThrow(), line -> line.cost().cost())
        .containsExactly(
            tuple("linkedin", Optional.of(usd("2400"))),
            tuple("referral", Optional.of(usd("200"))),
            tuple("search", Optional.of(usd("1200"))),
            tuple("trade fair", Optional.empty()),
            tuple("webinars", Optional.of(usd("1600"))));
    assertThat(report.lines().get(3).cost().atLeast()).contains(usd("1301.21"));
    assertThat(report.notes()).isEmpty();
  }

  @Test
  void addsUpHoweverItIsCut() {
    for (long seed = 1; seed <= 500; seed++) {
      var random = new Random(seed);
      var channels = List.of("", "search", "events", "پخش");
      var rows = new ArrayList<SpendRow>();
      var counts = new ArrayList<SqlCount>();
      for (int i = 0; i < 10; i++) {
        rows.add(
            spent(
                channels.get(random.nextInt(4)),
                List.of(Category.values()).get(random.nextInt(5)),
                BigDecimal.valueOf(random.nextLong(1_000_000), 2).toString()));
        counts.add(sqls(channels.get(random.nextInt(4)), random.nextInt(3)));
      }
      for (var detail : Detail.values()) {
        var report = report(rows, counts, detail);
        var sum =
            report.lines().stream()
                .map(line -> line.cost().spend())
                .reduce(report.unallocated(), BigDecimal::add);
        assertThat(sum).as("seed %d", seed).isEqualByComparingTo(report.total().spend());
        assertThat(report.lines().stream().mapToLong(line -> line.cost().sqls()).sum())
            .as("seed %d", seed)
            .isEqualTo(report.total().sqls());
      }
    }
  }

  @Test
  void marksWhatMakesItLookCheaperThanItWas() {
    var report = report(List.of(spent("search", Category.MEDIA, "10")), List.of(), Detail.CHANNEL);
    assertThat(report.notes()).containsExactlyInAnyOrder(Note.NO_PEOPLE_OR_TOOLS, Note.NO_SQLS);
    var unknown =
        report(List.of(spent("", Category.PEOPLE, "10")), List.of(sqls("", 2)), Detail.CHANNEL);
    assertThat(unknown.notes()).containsExactly(Note.CHANNEL_UNKNOWN);
  }

  private static CpsqlReport report(List<SpendRow> rows, List<SqlCount> sqls, Detail detail) {
    var spend = SpendInPeriod.of(rows, new Rates(List.of()), QUARTER, Currency.USD, Breadth.FULL);
    return CpsqlReport.of(
        new Figures(spend, sqls, 0),
        Optional.empty(),
        Breadth.FULL,
        Attribution.LAST_TOUCH,
        "default",
        detail,
        true);
  }

  private static SqlCount sqls(String channel, long count) {
    return new SqlCount(Optional.of(channel).filter(c -> !c.isEmpty()), Optional.empty(), count);
  }

  private static SpendRow spent(String channel, Category category, String amount) {
    return new SpendRow(
        channel + category + amount,
        Optional.of(channel).filter(c -> !c.isEmpty()),
        Optional.empty(),
        category,
        QUARTER.first(),
        QUARTER.last(),
        usd(amount),
        Optional.empty(),
        Optional.empty());
  }

  private static Money usd(String amount) {
    return new Money(new BigDecimal(amount), Currency.USD);
  }
}
