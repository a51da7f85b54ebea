package dev.astrolabe.model.spend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.model.attribution.Attribution;
import dev.astrolabe.model.calendar.Period;
import dev.astrolabe.model.money.Currency;
import dev.astrolabe.model.money.Money;
import dev.astrolabe.model.money.Rates;
import dev.astrolabe.model.money.Rates.Rate;
import dev.astrolabe.model.spend.CpsqlReport.Detail;
import dev.astrolabe.model.spend.CpsqlReport.Figures;
import dev.astrolabe.model.spend.CpsqlReport.Note;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Companies that pay in rials, new rials, tomans, dirhams, euros and dollars, with rates that have
 * weekends and holes: the report is what somebody counts by hand, and what it prints adds up.
 */
final class SpentWorldsTest {
  private static final int WORLDS = 400;
  private static final Period PERIOD = Period.parse("2026-08", DayOfWeek.MONDAY).orElseThrow();
  private static final LocalDate FIRST = LocalDate.of(2026, 7, 15);
  private static final int DAYS = 60;

  /** What a unit is worth in a hundred-thousandth of a dollar, about. */
  private static final Map<String, BigDecimal> WORTH =
      Map.of(
          "USD", new BigDecimal("100000"),
          "EUR", new BigDecimal("108370"),
          "AED", new BigDecimal("27229"),
          "IRN", new BigDecimal("1100"),
          "IRT", new BigDecimal("1.1"),
          "IRR", new BigDecimal("0.11"));

  private static final List<String> CODES = WORTH.keySet().stream().sorted().toList();

  private int refused;
  private int carried;
  private int credits;
  private int remainders;

  private record World(
      List<SpendRow> rows, List<Rate> rates, List<SqlCount> sqls, Currency into, Breadth breadth) {
    static World of(Random random) {
      var into = new Currency(List.of("USD", "USD", "IRR", "IRT", "AED").get(random.nextInt(5)));
      var rows = new ArrayList<SpendRow>();
      for (int i = 0; i < 4 + random.nextInt(12); i++) {
        rows.add(row("r" + i, random));
      }
      var sqls = new ArrayList<SqlCount>();
      for (int i = 0; i < random.nextInt(9); i++) {
        var channel = channel(random);
        sqls.add(new SqlCount(channel, campaign(channel, random), random.nextInt(4)));
      }
      return new World(
          rows,
          rates(into, random),
          sqls,
          into,
          random.nextInt(5) == 0 ? Breadth.MEDIA : Breadth.FULL);
    }

    private static Optional<String> channel(Random random) {
      return Optional.of(List.of("", "search", "events", "پخش").get(random.nextInt(4)))
          .filter(name -> !name.isEmpty());
    }

    private static Optional<String> campaign(Optional<String> channel, Random random) {
      return channel.filter(c -> random.nextInt(4) != 0).map(c -> "c" + random.nextInt(4));
    }

    private static SpendRow row(String id, Random random) {
      var currency = new Currency(CODES.get(random.nextInt(CODES.size())));
      var dollars = BigDecimal.valueOf(random.nextLong(-20_000, 200_000), 3);
      var amount =
          dollars
              .multiply(new BigDecimal(100_000))
              .divide(worth(currency), currency.digits(), RoundingMode.HALF_UP);
      var from = FIRST.plusDays(random.nextInt(DAYS));
      var channel = channel(random);
      return new SpendRow(
          id,
          channel,
          campaign(channel, random),
          List.of(Category.values()).get(random.nextInt(5)),
          from,
          from.plusDays(random.nextInt(25)),
          new Money(amount, currency),
          Optional.empty(),
          Optional.empty());
    }

    /** On working days, of which some are missing, sometimes more than a week of them. */
    private static List<Rate> rates(Currency into, Random random) {
      var rates = new ArrayList<Rate>();
      for (var code : CODES) {
        var from = new Currency(code);
        var holeFrom = FIRST.plusDays(random.nextInt(DAYS));
        var holeTo = holeFrom.plusDays(random.nextInt(3) == 0 ? 12 : 0);
        for (int i = -10; i < DAYS + 30 && !from.equals(into); i++) {
          var day = FIRST.plusDays(i);
          boolean rests = day.getDayOfWeek().getValue() > 5 || random.nextInt(15) == 0;
          if (!rests && (day.isBefore(holeFrom) || !day.isBefore(holeTo))) {
            var rate =
                worth(from)
                    .multiply(BigDecimal.valueOf(random.nextLong(900, 1_100), 3))
                    .divide(worth(into), 12, RoundingMode.HALF_UP);
            rates.add(new Rate(day, from, into, rate));
          }
        }
      }
      return rates;
    }

    private static BigDecimal worth(Currency currency) {
      return WORTH.getOrDefault(currency.code(), BigDecimal.ONE);
    }

    World shuffled(Random random) {
      var rows = new ArrayList<>(this.rows);
      var rates = new ArrayList<>(this.rates);
      var sqls = new ArrayList<>(this.sqls);
      List.of(rows, rates, sqls).forEach(list -> Collections.shuffle(list, random));
      return new World(rows, rates, sqls, into, breadth);
    }

    SpendInPeriod spend() {
      return SpendInPeriod.of(rows, new Rates(rates), PERIOD, into, breadth);
    }

    CpsqlReport report(Detail detail) {
      return CpsqlReport.of(
          new Figures(spend(), sqls, 0),
          Optional.empty(),
          breadth,
          Attribution.LAST_TOUCH,
          "default",
          detail,
          true);
    }

    NaiveSpend naive() {
      return new NaiveSpend(rows, rates, PERIOD, into, breadth);
    }
  }

  @Test
  void reportsWhatSomebodyCountsByHand() {
    for (long seed = 1; seed <= WORLDS; seed++) {
      var random = new Random(seed);
      var world = World.of(random);
      var as = "seed " + seed;
      var naive = world.naive();
      var byChannel = world.report(Detail.CHANNEL);
      var byCampaign = world.report(Detail.CAMPAIGN);

      assertThat(world.spend().total()).as(as).isEqualByComparingTo(naive.total());
      namesWhatItLeavesOut(as, byChannel, naive);
      namesTheRatesItCarries(as, byChannel, naive);
      addsUp(as, byChannel, naive);
      addsUp(as, byCampaign, naive);
      assertThat(spendByChannel(byCampaign)).as(as).isEqualTo(spendByChannel(byChannel));
      assertThat(sqlsByChannel(byCampaign)).as(as).isEqualTo(sqlsByChannel(byChannel));
      assertThat(byCampaign.total()).as(as).isEqualTo(byChannel.total());
      for (var detail : Detail.values()) {
        assertThat(world.shuffled(random).report(detail)).as(as).isEqualTo(world.report(detail));
      }
      credits += (int) world.rows().stream().filter(r -> r.amount().amount().signum() < 0).count();
      remainders += naive.total().scale() > world.into().digits() ? 1 : 0;
    }
    // Nothing above is proven by worlds in which nothing happens.
    assertThat(List.of(refused, carried, credits, remainders)).allMatch(n -> n > WORLDS / 4);
  }

  private void namesWhatItLeavesOut(String as, CpsqlReport report, NaiveSpend naive) {
    var named = new LinkedHashMap<String, LocalDate>();
    report.refused().forEach(row -> named.put(row.row().id(), row.day()));
    assertThat(named).as(as).isEqualTo(naive.leftOut);
    assertThat(report.notes().contains(Note.ROWS_LEFT_OUT)).as(as).isEqualTo(!named.isEmpty());
    refused += named.size();
  }

  private void namesTheRatesItCarries(String as, CpsqlReport report, NaiveSpend naive) {
    assertThat(report.carried().stream().map(each -> each.from().code()))
        .as(as)
        .containsExactlyElementsOf(naive.carried.keySet());
    assertThat(report.notes().contains(Note.RATES_CARRIED))
        .as(as)
        .isEqualTo(!naive.carried.isEmpty());
    for (var each : report.carried()) {
      var code = each.from().code();
      assertThat(each.to()).as(as).isEqualTo(report.currency());
      assertThat(each.days()).as(as).isEqualTo(naive.carried(code, "day").size());
      assertThat(each.rows()).as(as).isEqualTo(naive.carried(code, "row").size());
      assertThat(each.dates().stream().map(String::valueOf))
          .as(as)
          .containsExactlyElementsOf(naive.carried(code, "of"));
      carried++;
    }
  }

  /** What is printed, which is never a unit away from what was spent. */
  private static void addsUp(String as, CpsqlReport report, NaiveSpend naive) {
    var unit = BigDecimal.ONE.movePointLeft(report.currency().digits());
    var sum = report.unallocated();
    for (var line : report.lines()) {
      sum = sum.add(line.cost().spend());
      var exact =
          naive.amounts.entrySet().stream()
              .filter(each -> each.getKey().getFirst().equals(line.channel().orElse("")))
              .filter(each -> line.channel().isPresent())
              .filter(each ->
                  !isByCampaign(report)
                      || each.getKey().getLast().equals(line.campaign().orElse("")))
              .map(Map.Entry::getValue)
              .reduce(BigDecimal.ZERO, BigDecimal::add);
      assertThat(line.cost().spend().subtract(exact).abs())
          .as(as + " " + line.channel() + line.campaign())
          .isLessThan(unit.add(unit));
      assertThat(line.cost().spend().scale()).as(as).isLessThanOrEqualTo(unit.scale());
    }
    assertThat(sum).as(as).isEqualByComparingTo(report.total().spend());
    assertThat(report.total().spend())
        .as(as)
        .isEqualByComparingTo(naive.total().setScale(unit.scale(), RoundingMode.HALF_UP));
    assertThat(report.lines().stream().mapToLong(line -> line.cost().sqls()).sum())
        .as(as)
        .isEqualTo(report.total().sqls());
  }

  private static boolean isByCampaign(CpsqlReport report) {
    return report.lines().stream().map(CpsqlReport.Line::channel).distinct().count()
        < report.lines().size();
  }

  private static Map<String, BigDecimal> spendByChannel(CpsqlReport report) {
    return report.lines().stream()
        .collect(
            Collectors.toMap(
                line -> line.channel().orElse(""), line -> line.cost().spend(), BigDecimal::add));
  }

  private static Map<String, Long> sqlsByChannel(CpsqlReport report) {
    return report.lines().stream()
        .collect(
            Collectors.toMap(
                line -> line.channel().orElse(""), line -> line.cost().sqls(), Long::sum));
  }

  /** One currency's rates are nothing to another's rows, however alike their names are. */
  @Test
  void neverMixesCurrencies() {
    for (long seed = 1; seed <= WORLDS; seed++) {
      var world = World.of(new Random(seed));
      for (var code : CODES) {
        var without = world.rates().stream().filter(r -> !r.from().code().equals(code)).toList();
        var spend = in(world, without);
        assertThat(ids(spend.shares()))
            .as("seed %d without %s", seed, code)
            .isEqualTo(
                ids(
                    world.spend().shares().stream()
                        .filter(share ->
                            !share.row().amount().currency().code().equals(code)
                                || code.equals(world.into().code()))
                        .toList()));
      }
      var own = in(world, List.of());
      assertThat(own.shares())
          .as("seed %d", seed)
          .allMatch(share -> share.row().amount().currency().equals(world.into()));
      assertThat(own.refused())
          .as("seed %d", seed)
          .noneMatch(row -> row.row().amount().currency().equals(world.into()));
    }
  }

  private static SpendInPeriod in(World world, List<Rate> rates) {
    return SpendInPeriod.of(world.rows(), new Rates(rates), PERIOD, world.into(), world.breadth());
  }

  private static List<String> ids(Collection<SpendInPeriod.Share> shares) {
    return shares.stream().map(share -> share.row().id() + " " + share.amount()).toList();
  }
}
