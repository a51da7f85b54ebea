package dev.astrolabe.cpsqlreport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.model.funnel.Counted;
import dev.astrolabe.model.funnel.Counted.Why;
import dev.astrolabe.model.funnel.Counters;
import dev.astrolabe.model.funnel.Credit;
import dev.astrolabe.model.funnel.Milestone;
import dev.astrolabe.model.lead.LeadId;
import dev.astrolabe.model.money.Currency;
import dev.astrolabe.model.money.Money;
import dev.astrolabe.model.spend.Category;
import dev.astrolabe.model.spend.SpendBook;
import dev.astrolabe.model.spend.SpendRow;
import dev.astrolabe.runtime.deliver.InMemoryReportRuns;
import dev.astrolabe.runtime.http.Ask;
import dev.astrolabe.runtime.http.Seal;
import dev.astrolabe.runtime.json.Json;
import dev.astrolabe.runtime.store.DynamoCounters;
import dev.astrolabe.runtime.store.LocalTables;
import dev.astrolabe.runtime.store.RateRows;
import dev.astrolabe.runtime.store.SpendRows;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whoever adds up every page of the evidence has the figures of the report. */
final class EvidenceTest {
  private static final String EVIDENCE = "/api/reports/cpsql/evidence?period=2026-Q3";
  private static final LocalDate FIRST = LocalDate.parse("2026-07-01");

  private final Desk desk = new Desk();

  private static Credit credit(int lead) {
    return new Credit(Optional.of("channel-" + lead % 4), Optional.empty());
  }

  /** So many leads over the quarter's 92 days, every hundredth taken back. */
  private static void count(Counters counters, int leads) {
    for (int i = 0; i < leads; i++) {
      counters.count(
          new Counted(
              new LeadId("L-" + i),
              "default",
              Milestone.SQL,
              FIRST.plusDays(i * 7L % 92),
              credit(i),
              credit(i / 4),
              1,
              Why.ENTRY,
              Optional.of("00ff00ff00ff00ff")));
      if (i % 100 == 99) {
        counters.correct(counters.of(new LeadId("L-" + i)).getFirst());
      }
    }
  }

  /** So many rows, each tenth in a currency that nothing converts. */
  private static void spend(SpendBook book, int rows) {
    for (int i = 0; i < rows; i++) {
      book.add(
          new SpendRow(
              "row" + i,
              i % 5 == 0 ? Optional.empty() : Optional.of("channel-" + i % 4),
              Optional.empty(),
              List.of(Category.values()).get(i % 5),
              FIRST.minusDays(i % 40),
              FIRST.plusDays(i % 30),
              new Money(
                  new BigDecimal("100.01").add(new BigDecimal(i)),
                  i % 10 == 3 ? new Currency("CHF") : Currency.USD),
              Optional.empty(),
              Optional.empty()));
    }
  }

  private record Sum(long sqls, BigDecimal spend, int leads, int rows, int leftOut, int pages) {}

  private static Sum sum(CpsqlApiHandler handler, int limit) {
    var leads = new ArrayList<String>();
    var rows = new ArrayList<String>();
    var leftOut = new ArrayList<String>();
    long sqls = 0;
    var spend = BigDecimal.ZERO;
    int pages = 0;
    var cursor = Optional.<String>empty();
    do {
      var address = EVIDENCE + "&limit=" + limit + cursor.map(c -> "&cursor=" + c).orElse("");
      var answer = Ask.get(address).at(Desk.NOW).as("f", "reports").of(handler);
      assertThat(answer.status()).as(answer.body()).isEqualTo(200);
      var page = answer.json();
      int things = 0;
      for (var sql : fields(page, "sqls")) {
        leads.add(sql.text("leadId").orElseThrow());
        sqls += sql.get("counts").equals(Optional.of(Json.of(true))) ? 1 : 0;
        things++;
      }
      for (var share : fields(page, "spend")) {
        rows.add(share.fields("row").orElseThrow().text("id").orElseThrow());
        spend = spend.add(new BigDecimal(share.text("amount").orElseThrow()));
        things++;
      }
      for (var refused : fields(page, "leftOut")) {
        leftOut.add(refused.fields("row").orElseThrow().text("id").orElseThrow());
        things++;
      }
      cursor = page.text("nextCursor");
      pages++;
      assertThat(things).as("a full page").matches(n -> isLast(page) ? n <= limit : n == limit);
    } while (cursor.isPresent());
    for (var all : List.of(leads, rows, leftOut)) {
      assertThat(new HashSet<>(all)).as("each once").hasSameSizeAs(all);
    }
    return new Sum(sqls, spend, leads.size(), rows.size(), leftOut.size(), pages);
  }

  private static boolean isLast(Json.Fields page) {
    return page.text("nextCursor").isEmpty();
  }

  private static List<Json.Fields> fields(Json.Fields page, String name) {
    return page.items(name).orElseThrow().stream().map(Json.Fields.class::cast).toList();
  }

  private static void agrees(CpsqlApiHandler handler, Sum sum) {
    var report =
        Ask.get("/api/reports/cpsql?period=2026-Q3").at(Desk.NOW).as("f", "reports").of(handler);
    var total = report.json().fields("total").orElseThrow();
    assertThat(report.json().decimal("sqls").orElseThrow().intValueExact()).isEqualTo(sum.sqls());
    assertThat(sum.spend().setScale(2, RoundingMode.HALF_EVEN))
        .isEqualTo(total.text("amount").orElseThrow());
    assertThat(report.json().items("leftOut").orElseThrow()).hasSize(sum.leftOut());
  }

  @Test
  void addsUpToTheReportOverMoreThanFiveThousandLeads() {
    count(desk.counters, 5_203);
    spend(desk.spend, 730);

    var sum = sum(desk.handler, 500);

    assertThat(sum.sqls()).isEqualTo(5_203 - 52);
    assertThat(sum.leads()).isEqualTo(5_203);
    assertThat(sum.rows() + sum.leftOut()).isEqualTo(730);
    assertThat(sum.leftOut()).isEqualTo(73);
    assertThat(sum.pages()).isEqualTo(12);
    agrees(desk.handler, sum);
  }

  @Test
  void addsUpToTheReportFromTheTableWhateverThePageHolds() {
    try (var client = LocalTables.client()) {
      var table = LocalTables.createOne(client);
      var spend = new SpendRows(client, table);
      var counters = new DynamoCounters(client, table);
      count(counters, 103);
      spend(spend, 20);
      var handler =
          new CpsqlApiHandler(
              new Ports(
                  spend,
                  new RateRows(client, table),
                  counters,
                  new InMemoryReportRuns(),
                  desk,
                  Desk.COMPANY,
                  () -> new Seal(new byte[32]),
                  () -> "new"),
              desk);
      for (int limit : List.of(7, 103, 500)) {
        var sum = sum(handler, limit);
        assertThat(sum.sqls()).isEqualTo(102);
        assertThat(sum.leads()).isEqualTo(103);
        assertThat(sum.pages()).isEqualTo((123 + limit - 1) / limit);
        agrees(handler, sum);
      }
    }
  }

  @Test
  void goesOnForTheSameQueryAndReaderOnly() {
    count(desk.counters, 9);
    var first = desk.ask(Ask.get(EVIDENCE + "&limit=4"));
    var cursor = first.json().text("nextCursor").orElseThrow();

    assertThat(desk.ask(Ask.get(EVIDENCE + "&limit=2&cursor=" + cursor)).status()).isEqualTo(200);
    var changed = (cursor.startsWith("A") ? "B" : "A") + cursor.substring(1);
    for (var other :
        List.of(
            EVIDENCE + "&cursor=" + changed,
            EVIDENCE + "&cursor=0",
            EVIDENCE + "&spend=media&cursor=" + cursor,
            EVIDENCE.replace("2026-Q3", "2026-Q2") + "&cursor=" + cursor)) {
      assertThat(desk.ask(Ask.get(other)).status()).as(other).isEqualTo(400);
    }
    var somebody =
        Ask.get(EVIDENCE + "&cursor=" + cursor).at(Desk.NOW).as("g", "reports").of(desk.handler);
    assertThat(somebody.status()).isEqualTo(400);
    for (var limit : List.of("0", "501", "-1", "ten")) {
      assertThat(desk.ask(Ask.get(EVIDENCE + "&limit=" + limit)).status()).as(limit).isEqualTo(400);
    }
  }
}
