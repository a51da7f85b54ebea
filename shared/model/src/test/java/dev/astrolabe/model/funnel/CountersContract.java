package dev.astrolabe.model.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.model.attribution.Attribution;
import dev.astrolabe.model.calendar.Period;
import dev.astrolabe.model.funnel.Counted.Why;
import dev.astrolabe.model.lead.LeadId;
import dev.astrolabe.model.spend.SqlCount;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of counters does, in memory or not. */
public abstract class CountersContract<C extends Counters & FunnelCounts & Tallies> {
  private static final Credit SEARCH = credit("search", "brand");
  private static final Credit STRANGE = credit("کانال#1", "50% & more/#");
  private static final LocalDate LAST_OF_JULY = LocalDate.parse("2026-07-31");
  private static final LocalDate FIRST_OF_AUGUST = LocalDate.parse("2026-08-01");

  /** An empty store. */
  protected abstract C emptyCounters();

  private C counters;

  @BeforeEach
  final void open() {
    counters = emptyCounters();
  }

  private static Credit credit(String channel, String campaign) {
    return new Credit(Optional.of(channel), Optional.of(campaign));
  }

  private static Counted sql(String lead, LocalDate day, Credit first, Credit last, Why why) {
    return new Counted(
        new LeadId(lead),
        "default",
        Milestone.SQL,
        day,
        first,
        last,
        3,
        why,
        why == Why.ENTRY ? Optional.of("00ff00ff00ff00ff") : Optional.empty());
  }

  private static Period period(String code) {
    return Period.parse(code, DayOfWeek.MONDAY).orElseThrow();
  }

  private List<SqlCount> counts(String period, Attribution attribution) {
    return counters.counts(period(period), "default", Milestone.SQL, attribution).stream()
        .filter(count -> count.count() != 0)
        .sorted(Comparator.comparing(SqlCount::toString))
        .toList();
  }

  private static SqlCount count(Credit credit, long n) {
    return new SqlCount(credit.channel(), credit.campaign(), n);
  }

  private List<Counters.Standing> behind(String period) {
    return counters.behind(period(period), "default", Milestone.SQL, Optional.empty(), 100);
  }

  @Test
  final void countsALeadOnceWhateverIsSaidLater() {
    var counted = sql("L-1", LAST_OF_JULY, SEARCH, STRANGE, Why.ENTRY);

    assertThat(counters.count(counted)).isTrue();
    assertThat(counters.count(counted)).isFalse();
    assertThat(counters.count(sql("L-1", FIRST_OF_AUGUST, STRANGE, SEARCH, Why.TIME))).isFalse();

    assertThat(counters.of(new LeadId("L-1")))
        .containsExactly(new Counters.Standing(counted, true, 0));
    assertThat(counts("2026", Attribution.FIRST_TOUCH)).containsExactly(count(SEARCH, 1));
    assertThat(counts("2026", Attribution.LAST_TOUCH)).containsExactly(count(STRANGE, 1));
  }

  @Test
  final void addsUpLeadsOfOneDayAndCampaignAndKeepsOthersApart() {
    counters.count(sql("L-1", LAST_OF_JULY, SEARCH, SEARCH, Why.ENTRY));
    counters.count(sql("L-2", LAST_OF_JULY, SEARCH, SEARCH, Why.ENTRY));
    counters.count(sql("L-3", LAST_OF_JULY, SEARCH, Credit.UNKNOWN, Why.ENTRY));
    counters.count(sql("L-4", FIRST_OF_AUGUST, SEARCH, SEARCH, Why.ENTRY));
    var other = sql("L-5", LAST_OF_JULY, SEARCH, SEARCH, Why.ENTRY);
    counters.count(
        new Counted(
            other.lead(),
            "partners",
            Milestone.SQL,
            other.day(),
            SEARCH,
            SEARCH,
            1,
            Why.TIME,
            Optional.empty()));
    counters.count(
        new Counted(
            other.lead(),
            "default",
            Milestone.MQL,
            other.day(),
            SEARCH,
            SEARCH,
            1,
            Why.TIME,
            Optional.empty()));

    assertThat(counts("2026-07", Attribution.LAST_TOUCH))
        .containsExactlyInAnyOrder(count(SEARCH, 2), count(Credit.UNKNOWN, 1));
    assertThat(counts("2026-08", Attribution.LAST_TOUCH)).containsExactly(count(SEARCH, 1));
    assertThat(counts("2026-06", Attribution.LAST_TOUCH)).isEmpty();
    // 27 July to 2 August: a period that two months share.
    assertThat(
            counts("2026-W31", Attribution.FIRST_TOUCH).stream().mapToLong(SqlCount::count).sum())
        .isEqualTo(4);
  }

  @Test
  final void takesBackAndGivesBackByNumberedCorrections() {
    var counted = sql("L-1", LAST_OF_JULY, SEARCH, SEARCH, Why.ENTRY);
    counters.count(counted);
    var standing = counters.of(counted.lead()).getFirst();

    assertThat(counters.correct(standing)).isTrue();
    assertThat(counters.correct(standing)).isFalse();

    assertThat(counts("2026-07", Attribution.LAST_TOUCH)).isEmpty();
    var back = counters.of(counted.lead()).getFirst();
    assertThat(back).isEqualTo(new Counters.Standing(counted, false, 1));
    assertThat(behind("2026-07")).containsExactly(back);
    assertThat(counters.correct(back)).isTrue();
    assertThat(counts("2026-07", Attribution.LAST_TOUCH)).containsExactly(count(SEARCH, 1));
    assertThat(counters.of(counted.lead()))
        .containsExactly(new Counters.Standing(counted, true, 2));
    assertThat(counters.count(counted)).isFalse();
  }

  @Test
  final void putsWhatIsCountedUnderOtherChannels() {
    var counted = sql("L-1", LAST_OF_JULY, STRANGE, Credit.UNKNOWN, Why.PUBLISHING);
    counters.count(counted);
    counters.count(sql("L-2", LAST_OF_JULY, STRANGE, SEARCH, Why.ENTRY));
    var standing = counters.of(counted.lead()).getFirst();

    assertThat(counters.credit(standing, STRANGE, SEARCH)).isTrue();
    assertThat(counters.credit(standing, SEARCH, SEARCH)).isFalse();

    var moved = new Counters.Standing(counted.under(STRANGE, SEARCH), true, 1);
    assertThat(counters.of(counted.lead())).containsExactly(moved);
    assertThat(behind("2026-07")).first().isEqualTo(moved);
    assertThat(counts("2026-07", Attribution.FIRST_TOUCH)).containsExactly(count(STRANGE, 2));
    assertThat(counts("2026-07", Attribution.LAST_TOUCH)).containsExactly(count(SEARCH, 2));
    assertThat(counters.byPublishing(period("2026-07"), "default", Milestone.SQL)).isEqualTo(1);
  }

  @Test
  final void putsWhatWasTakenBackUnderOtherChannelsAndCountsItNot() {
    var counted = sql("L-1", LAST_OF_JULY, STRANGE, STRANGE, Why.ENTRY);
    counters.count(counted);
    counters.correct(counters.of(counted.lead()).getFirst());
    var taken = counters.of(counted.lead()).getFirst();

    assertThat(counters.credit(taken, SEARCH, SEARCH)).isTrue();

    assertThat(counts("2026-07", Attribution.LAST_TOUCH)).isEmpty();
    assertThat(counters.correct(taken)).isFalse();
    var moved = new Counters.Standing(counted.under(SEARCH, SEARCH), false, 2);
    assertThat(counters.of(counted.lead())).containsExactly(moved);
    assertThat(counters.correct(moved)).isTrue();
    assertThat(counts("2026-07", Attribution.LAST_TOUCH)).containsExactly(count(SEARCH, 1));
  }

  @Test
  final void showsWhatPublishingMadeApart() {
    counters.count(sql("L-1", LAST_OF_JULY, SEARCH, SEARCH, Why.PUBLISHING));
    counters.count(sql("L-2", LAST_OF_JULY, SEARCH, SEARCH, Why.PUBLISHING));
    counters.count(sql("L-3", LAST_OF_JULY, SEARCH, SEARCH, Why.ENTRY));
    counters.correct(counters.of(new LeadId("L-2")).getFirst());

    assertThat(counters.byPublishing(period("2026-07"), "default", Milestone.SQL)).isEqualTo(1);
    assertThat(counters.byPublishing(period("2026-08"), "default", Milestone.SQL)).isZero();
  }

  @Test
  final void namesTheLeadsBehindACountByDay() {
    var late = sql("L-1", LAST_OF_JULY, SEARCH, SEARCH, Why.ENTRY);
    var early = sql("L-2", LocalDate.parse("2026-07-02"), STRANGE, SEARCH, Why.MERGE);
    counters.count(late);
    counters.count(early);

    assertThat(behind("2026-Q3"))
        .extracting(Counters.Standing::counted)
        .containsExactly(early, late);
  }

  @Test
  final void goesOnBehindALeadWhateverDayAndMonthItIsOf() {
    var days = List.of("2026-06-30", "2026-07-01", "2026-07-31", "2026-08-01", "2026-10-01");
    for (var day : days) {
      for (var lead : List.of("L-2", "L-1", "L-10")) {
        counters.count(sql(lead + "-" + day, LocalDate.parse(day), SEARCH, SEARCH, Why.TIME));
      }
    }
    var whole = behind("2026-Q3");
    assertThat(whole).hasSize(9);

    for (int limit = 1; limit <= 10; limit++) {
      var pages = new ArrayList<Counters.Standing>();
      var after = Optional.<FunnelCounts.Place>empty();
      while (true) {
        var page = counters.behind(period("2026-Q3"), "default", Milestone.SQL, after, limit);
        if (page.isEmpty()) {
          break;
        }
        pages.addAll(page);
        var last = page.getLast().counted();
        after = Optional.of(new FunnelCounts.Place(last.day(), last.lead()));
        assertThat(page).hasSize(Math.min(limit, 9 - pages.size() + page.size()));
      }
      assertThat(pages).as("by %d", limit).isEqualTo(whole);
    }
  }

  @Test
  final void comparesCountersWithWhatIsBehindThemAndSetsThem() {
    counters.count(sql("L-1", LAST_OF_JULY, SEARCH, STRANGE, Why.ENTRY));
    counters.count(sql("L-2", LAST_OF_JULY, SEARCH, STRANGE, Why.ENTRY));
    counters.correct(counters.of(new LeadId("L-2")).getFirst());
    var cell =
        new Tallies.Cell("default", Milestone.SQL, Attribution.LAST_TOUCH, LAST_OF_JULY, STRANGE);
    var july = YearMonth.of(2026, 7);
    var month = counters.month("default", july);
    assertThat(month.counters()).isEqualTo(month.behind()).containsEntry(cell, 1L).hasSize(2);

    assertThat(counters.set(cell, 7, 9)).isFalse();
    assertThat(counters.set(cell, 1, 9)).isTrue();

    assertThat(counters.month("default", july).counters()).containsEntry(cell, 9L);
    assertThat(counters.month("default", july).behind()).containsEntry(cell, 1L);
    assertThat(counts("2026-07", Attribution.LAST_TOUCH)).containsExactly(count(STRANGE, 9));
    var fresh =
        new Tallies.Cell("default", Milestone.MQL, Attribution.LAST_TOUCH, LAST_OF_JULY, SEARCH);
    assertThat(counters.set(fresh, 0, 4)).isTrue();
    assertThat(counters.month("default", july).counters()).containsEntry(fresh, 4L);
  }

  @Test
  final void comparesAndSetsWhatPublishingMadeAsWell() {
    counters.count(sql("L-1", LAST_OF_JULY, SEARCH, STRANGE, Why.PUBLISHING));
    var july = YearMonth.of(2026, 7);
    var cell =
        new Tallies.Cell(
            "default", Milestone.SQL, Tallies.PUBLISHING, LAST_OF_JULY, Credit.UNKNOWN);
    var month = counters.month("default", july);
    assertThat(month.counters()).isEqualTo(month.behind()).containsEntry(cell, 1L).hasSize(3);

    assertThat(counters.set(cell, 1, 5)).isTrue();

    assertThat(counters.byPublishing(period("2026-07"), "default", Milestone.SQL)).isEqualTo(5);
    assertThat(counters.month("default", july).behind()).containsEntry(cell, 1L);
  }
}
