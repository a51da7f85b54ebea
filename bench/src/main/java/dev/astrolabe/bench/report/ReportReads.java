package dev.astrolabe.bench.report;

import dev.astrolabe.bench.BudgetTable;
import dev.astrolabe.bench.function.FunctionProcess.Call;
import dev.astrolabe.bench.function.Installation;
import dev.astrolabe.model.funnel.Counted;
import dev.astrolabe.model.funnel.Counted.Why;
import dev.astrolabe.model.funnel.Credit;
import dev.astrolabe.model.funnel.Milestone;
import dev.astrolabe.model.lead.LeadId;
import dev.astrolabe.model.money.Currency;
import dev.astrolabe.model.money.Money;
import dev.astrolabe.model.money.Rates.Rate;
import dev.astrolabe.model.spend.Category;
import dev.astrolabe.model.spend.SpendRow;
import dev.astrolabe.runtime.http.Ask;
import dev.astrolabe.runtime.store.CountedInBulk;
import dev.astrolabe.runtime.store.RateRows;
import dev.astrolabe.runtime.store.SpendRows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Read units of a CPSQL report, as DynamoDB counts them, by the function as it is deployed: two
 * quarters with the same days, channels, campaigns and spend, once with few leads and once with a
 * hundred times as many.
 */
public final class ReportReads {
  private static final Instant NOW = Instant.parse("2026-10-05T05:00:00Z");
  private static final LocalDate FIRST = LocalDate.parse("2026-04-01");
  private static final LocalDate LAST = LocalDate.parse("2026-09-30");
  private static final int DAYS = (int) ChronoUnit.DAYS.between(FIRST, LAST) + 1;

  /** A channel with its campaign; every day has leads of each. */
  private static final List<Credit> CREDITS =
      List.of(
          credit("search", "brand"),
          credit("search", "customs-autumn-2026"),
          credit("linkedin", "logistics"),
          credit("webinar", "import-rules"),
          credit("referral", "partners"));

  private static final int FEW = 1_000;
  private static final int MANY = 100_000;
  private static final Pattern SQLS = Pattern.compile("\"sqls\":(\\d+)");
  private static final Pattern CURSOR = Pattern.compile("\"nextCursor\":\"");

  /** What is asked, each under its name in the table. */
  private static final Map<String, String> QUESTIONS = questions();

  private static final String EVIDENCE = "evidence, a page of 100";

  private ReportReads() {}

  private record Reads(double units, long requests, int sqls) {}

  private static Map<String, String> questions() {
    var questions = new LinkedHashMap<String, String>();
    var report = "/api/reports/cpsql?period=";
    questions.put("quarter by channel", report + "2026-Q3");
    questions.put(
        "quarter by campaign, first touch", report + "2026-Q3&by=campaign&attribution=firstTouch");
    questions.put("month", report + "2026-09");
    questions.put("Jalali quarter", report + "1405-Q2J");
    questions.put("year", report + "2026");
    questions.put(EVIDENCE, "/api/reports/cpsql/evidence?period=2026-Q3&limit=100");
    return questions;
  }

  private static Credit credit(String channel, String campaign) {
    return new Credit(Optional.of(channel), Optional.of(campaign));
  }

  /** Measures, and gives the table. */
  public static BudgetTable measure(boolean quick) {
    int many = quick ? MANY / 5 : MANY;
    var table =
        new BudgetTable(
            String.format(
                Locale.ROOT,
                "report: read units with %,d leads; the budget is what %,d leads take",
                many,
                FEW));
    try {
      var few = reads(FEW);
      var lots = reads(many);
      for (var what : QUESTIONS.keySet()) {
        var small = few.getOrDefault(what, new Reads(0, 0, 0));
        var large = lots.getOrDefault(what, new Reads(0, 0, 0));
        table.equal(what, small.units(), large.units());
        table.note(
            String.format(
                Locale.ROOT,
                "%s: %d requests for %,d SQLs, %d for %,d",
                what,
                small.requests(),
                small.sqls(),
                large.requests(),
                large.sqls()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    table.note(
        String.format(
            Locale.ROOT,
            "%d days of two quarters, %d channels with their campaigns on each, %d rows of spend"
                + " in two currencies; markers, evidence and counters of every lead are in the table",
            DAYS,
            CREDITS.size(),
            rows().size()));
    return table;
  }

  private static Map<String, Reads> reads(int leads) throws IOException {
    try (var installation = Installation.make()) {
      fill(installation, leads);
      var reads = new LinkedHashMap<String, Reads>();
      try (var function = installation.metered("cpsql-report", "cpsqlreport.CpsqlApiHandler")) {
        for (var question : QUESTIONS.entrySet()) {
          var event = Ask.get(question.getValue()).at(NOW).as("bench", "reports").event();
          var answer = function.invoke(event);
          if (!answer.body().contains("\"statusCode\":200")) {
            throw new IOException(question.getKey() + ": " + answer.body());
          }
          var body = answer.body().replace("\\\"", "\"");
          int sqls = question.getKey().equals(EVIDENCE) ? page(body) : sqls(body);
          reads.put(
              question.getKey(),
              new Reads(
                  answer.calls().stream().mapToDouble(Call::read).sum(),
                  answer.calls().size(),
                  sqls));
        }
      }
      // Of the two quarters' leads all became sales qualified, those of the year among them.
      if (reads.getOrDefault("year", new Reads(0, 0, 0)).sqls() != leads) {
        throw new IOException("the report of the year does not count every lead: " + reads);
      }
      return reads;
    }
  }

  private static int sqls(String body) throws IOException {
    var found = SQLS.matcher(body);
    if (!found.find()) {
      throw new IOException("a report without a count: " + body);
    }
    return Integer.parseInt(found.group(1));
  }

  /** How many leads a page names; the first of several is full. */
  private static int page(String body) throws IOException {
    if (!CURSOR.matcher(body).find()) {
      throw new IOException("the evidence of all leads on one page");
    }
    return body.split("\"leadId\"", -1).length - 1;
  }

  private static void fill(Installation installation, int leads) {
    var client = installation.client();
    var table = installation.tables().reporting();
    CountedInBulk.write(client, table, counted(leads));
    var spend = new SpendRows(client, table);
    rows().forEach(spend::add);
    var rates = new RateRows(client, table);
    for (var day = FIRST; !day.isAfter(LAST); day = day.plusDays(7)) {
      rates.put(new Rate(day, new Currency("AED"), Currency.USD, new BigDecimal("0.2723")));
    }
  }

  /** Every day and channel in turn, so that few leads fill as many counters as many. */
  private static List<Counted> counted(int leads) {
    var all = new ArrayList<Counted>();
    for (int i = 0; i < leads; i++) {
      var last = CREDITS.get(i / DAYS % CREDITS.size());
      all.add(
          new Counted(
              new LeadId(String.format(Locale.ROOT, "01KAQ7Z0M4T9V6X3C2B1%06d", i)),
              "default",
              Milestone.SQL,
              FIRST.plusDays(i % DAYS),
              last,
              last,
              1,
              Why.ENTRY,
              Optional.of(String.format(Locale.ROOT, "%016x", i))));
    }
    return all;
  }

  /** A row a week for each channel and campaign, and one a month for people and for tools. */
  private static List<SpendRow> rows() {
    var rows = new ArrayList<SpendRow>();
    for (var day = FIRST; !day.isAfter(LAST); day = day.plusDays(7)) {
      for (var credit : CREDITS) {
        rows.add(row(rows.size(), credit, Category.MEDIA, day, day.plusDays(6)));
      }
    }
    for (var month = FIRST; !month.isAfter(LAST); month = month.plusMonths(1)) {
      for (var category : List.of(Category.PEOPLE, Category.TOOLS)) {
        var last = month.plusMonths(1).minusDays(1);
        rows.add(row(rows.size(), Credit.UNKNOWN, category, month, last));
      }
    }
    return rows;
  }

  private static SpendRow row(
      int i, Credit credit, Category category, LocalDate from, LocalDate to) {
    return new SpendRow(
        String.format(Locale.ROOT, "row%04d", i),
        credit.channel(),
        credit.campaign(),
        category,
        from,
        to,
        new Money(new BigDecimal("1234.50"), i % 4 == 0 ? new Currency("AED") : Currency.USD),
        Optional.of("bench"),
        Optional.empty());
  }
}
