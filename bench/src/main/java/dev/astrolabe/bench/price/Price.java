package dev.astrolabe.bench.price;

import dev.astrolabe.bench.BudgetTable;
import dev.astrolabe.bench.Machine;
import dev.astrolabe.bench.function.Installation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/**
 * Dollars per million form posts at list prices, from what the functions use as they are deployed:
 * 80 % of the posts to leads with 50 entries, 20 % first contacts; and what a month costs.
 */
public final class Price {
  private static final long SEED = 20_261_126;
  private static final Instant START = Instant.parse("2026-09-01T06:00:00Z");
  private static final int ENTRIES = 50;
  private static final int SWEEPS = 20;
  private static final double MILLION = 1e6;
  private static final int MONTHS = 12;

  private final Installation installation;
  private final Functions functions;
  private final Scenario scenario;

  private Price(Installation installation, Functions functions) throws IOException {
    this.installation = installation;
    this.functions = functions;
    this.scenario = new Scenario(installation, functions, SEED, START);
  }

  /** Measures, and gives the table. */
  public static BudgetTable measure(boolean quick) {
    try (var installation = Installation.make();
        var functions = new Functions(installation)) {
      return new Price(installation, functions).run(quick ? 20 : 60, quick ? 200 : 1_200);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private BudgetTable run(int leads, int posts) throws IOException {
    long coldIntake = scenario.post(0);
    for (int entry = 1; entry < ENTRIES * leads; entry++) {
      scenario.post(entry % leads);
    }
    functions.take();
    functions.takeCalls();
    long bytesBefore = storedBytes();
    int handOffsBefore = scenario.handOffs();
    for (int i = 0; i < posts; i++) {
      scenario.post(i % 5 == 4 ? leads + i : (i * 7 + i / 5) % leads);
    }
    var calls = functions.takeCalls();
    var onePost = functions.take().times(1.0 / posts);
    double bytes = (storedBytes() - bytesBefore) / (double) posts;
    int handOffs = scenario.handOffs() - handOffsBefore;
    onePost.add(scenario.handOff().times((double) handOffs / posts));
    for (int i = 0; i < SWEEPS; i++) {
      scenario.sweep();
    }
    var sweep = functions.take().times(1.0 / SWEEPS);
    var schedules =
        scheduled("pulse", "pulse.PulseScheduleHandler", "schedule-pulse.json")
            .times(Idle.QUARTERS_OF_AN_HOUR);
    schedules.add(
        scheduled("enps-report", "enps.EnpsScheduleHandler", "schedule-enps-report.json")
            .times(Idle.HOURS));
    schedules.add(
        scheduled("cpsql-report", "cpsqlreport.CpsqlReportHandler", "schedule-daily.json")
            .times(Idle.DAYS));
    var idle = new Idle(Template.read(), sweep, schedules, functions.metrics().size());

    var table = new BudgetTable("price: us-east-1, list prices of " + ListPrice.DATE);
    table.atMost("dollars per million form posts", 7, onePost.dollars() * MILLION);
    lines(table, "a million posts", onePost.times(MILLION));
    table.note(
        String.format(
            Locale.ROOT,
            "%d posts of 1,000 bytes in batches of %d, %d to leads with %d entries, %d hand-offs"
                + " (event and mail); durations at 1,024 MB's share of a processor; seed %d",
            posts,
            Scenario.BATCH,
            posts - posts / 5,
            ENTRIES,
            handOffs,
            SEED));
    calls.forEach((operation, of) ->
        table.note(
            String.format(
                Locale.ROOT,
                "a post, %s: %.2f calls, %.2f write units, %.2f read units",
                operation,
                (double) of.count() / posts,
                of.write() / posts,
                of.read() / posts)));
    table.note(
        String.format(
            Locale.ROOT,
            "a thousand hand-offs more, with event and mail: %.3f USD (%d measured)",
            scenario.handOff().times(1_000).dollars(),
            scenario.handOffs()));
    idle.counted().forEach(table::note);
    month(table, "idle", idle.usage());
    lines(table, "an idle month", idle.usage());
    month(table, "with 2,000 posts", few(2_000, onePost, coldIntake, bytes).add(idle.usage()));
    month(
        table,
        "with a million posts",
        onePost.times(MILLION).add(storage(MILLION, onePost, bytes)).add(idle.usage()));
    table.note(
        String.format(
            Locale.ROOT,
            "%.0f bytes a post are stored; the months above hold %d months of posts",
            bytes,
            MONTHS));
    table.note(Machine.load());
    return table;
  }

  /** One warm run of a function that a schedule calls, of a company without surveys and spend. */
  private Usage scheduled(String module, String handler, String event) throws IOException {
    try (var function = installation.metered(module, handler)) {
      return functions.scheduled(function, Files.readAllBytes(Path.of("events", event)));
    }
  }

  /**
   * So few posts that each comes alone: a batch of one, a cold start of intake (the sweep keeps
   * scoring warm), billed for the whole of it.
   */
  private static Usage few(int posts, Usage onePost, long coldIntake, double bytes) {
    var alone =
        new Usage()
            .add(onePost)
            .add(ListPrice.LAMBDA_REQUESTS, 1 - 1.0 / Scenario.BATCH)
            .add(ListPrice.SQS_REQUESTS, 2 - 2.0 / Scenario.BATCH)
            .add(ListPrice.LAMBDA_GB_SECONDS, Functions.gigabyteSeconds(coldIntake));
    return alone.times(posts).add(storage(posts, onePost, bytes));
  }

  /** What is kept of a year with so many posts a month, recoverable; logs for a month. */
  private static Usage storage(double posts, Usage onePost, double bytes) {
    double gigabytes = posts * MONTHS * bytes / 1e9;
    return new Usage()
        .add(ListPrice.DYNAMODB_STORAGE, gigabytes)
        .add(ListPrice.DYNAMODB_RECOVERY, gigabytes)
        .add(ListPrice.LOGS_STORED, onePost.of(ListPrice.LOGS_INGESTED) * posts);
  }

  private static void month(BudgetTable table, String what, Usage usage) {
    table.note(
        String.format(
            Locale.ROOT,
            "a month %s: %.2f USD; %.2f USD after what every account has free",
            what,
            usage.dollars(),
            usage.dollarsBeyondFree()));
  }

  /** One line for each service, then one for each of its prices. */
  private static void lines(BudgetTable table, String what, Usage usage) {
    var services = new TreeMap<String, Double>();
    for (var price : ListPrice.values()) {
      services.merge(price.service(), price.of(usage.of(price)), Double::sum);
    }
    services.forEach((service, dollars) -> {
      if (dollars > 0) {
        table.note(String.format(Locale.ROOT, "%s, %s: %.3f USD", what, service, dollars));
        Arrays.stream(ListPrice.values())
            .filter(price -> price.service().equals(service) && usage.of(price) > 0)
            .forEach(price ->
                table.note(
                    String.format(
                        Locale.ROOT,
                        "  %,.3f %s: %.3f USD",
                        usage.of(price),
                        price.unit(),
                        price.of(usage.of(price)))));
      }
    });
  }

  /** Bytes of the tables as their items have them, and 100 bytes an item as DynamoDB counts. */
  private long storedBytes() {
    var tables = installation.tables();
    long bytes = 0;
    for (var name : List.of(tables.leads(), tables.ledger(), tables.config())) {
      var described = installation.client().describeTable(r -> r.tableName(name)).table();
      bytes += described.tableSizeBytes() + 100 * described.itemCount();
      if (described.hasGlobalSecondaryIndexes()) {
        for (var index : described.globalSecondaryIndexes()) {
          bytes += index.indexSizeBytes() + 100 * index.itemCount();
        }
      }
    }
    return bytes;
  }
}
