package dev.astrolabe.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.model.calendar.Period;
import dev.astrolabe.model.money.Currency;
import dev.astrolabe.model.money.InMemoryRates;
import dev.astrolabe.model.spend.InMemorySpend;
import dev.astrolabe.runtime.http.AccessLog;
import dev.astrolabe.runtime.http.Ask;
import dev.astrolabe.runtime.http.Contract;
import dev.astrolabe.runtime.http.Noise;
import dev.astrolabe.runtime.json.Json;
import dev.astrolabe.runtime.text.FileRefusal;
import dev.astrolabe.runtime.text.Language;
import dev.astrolabe.runtime.text.PhonePlan;
import dev.astrolabe.runtime.text.Refusal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Files of spend and rates, good ones and all the others. */
final class ImportsTest implements AccessLog, Imports {
  private static final Instant NOW = Instant.parse("2026-10-05T05:00:00Z");
  private static final String SPEND =
      """
      channel,campaign,category,from,to,amount,currency,note
      Search,Brand,media,2026-07-01,2026-09-30,9200.00,USD,"one, two"
      Search,Brand,media,2026-07-01,2026-09-30,9200.00,USD,"one, two"
      ,,people,2026-07-01,2026-12-31,۱۸۴۰٫۵۰,usd,حقوق
      Search,,media,2026-02-31,2026-03-01,5.00,USD,
      Search,,media,2026-04-02,2026-04-01,"5,00",USD,
      """;
  private static final String RATES = "date;from;to;rate\r\n2026-07-31;EUR;USD;1.0837\r\n";

  private final InMemorySpend spend = new InMemorySpend();
  private final InMemoryRates rates = new InMemoryRates();
  private final InMemoryFiles files = new InMemoryFiles();
  private final Map<String, byte[]> kept = new HashMap<>();
  private final List<RuntimeException> faults = new ArrayList<>();
  private boolean down;

  private final ImportsHandler handler =
      new ImportsHandler(
          new ImportRoutes(
              new ImportFile(spend, rates),
              this,
              new LeadImports(new PhonePlan("ZZ"), files, files)),
          this);

  private final Contract contract = Contract.read();
  private final Map<String, Set<Integer>> seen = new TreeMap<>();

  private Ask.Answer post(String kind, byte[] bytes) {
    return asked(
        "POST /api/imports", Ask.post("/api/imports?kind=" + kind).bytes("text/csv", bytes));
  }

  private Ask.Answer post(String kind, String text) {
    return post(kind, text.getBytes(StandardCharsets.UTF_8));
  }

  private Ask.Answer asked(String operation, Ask ask) {
    var answer = ask.at(NOW).as("f", "finance").of(handler);
    assertThat(contract.violations(operation, answer)).as(answer.body()).isEmpty();
    seen.computeIfAbsent(operation, o -> new TreeSet<>()).add(answer.status());
    return answer;
  }

  private static void came(Ask.Answer answer, int accepted, int unchanged, int refused) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    assertThat(answer.body())
        .contains(
            "\"accepted\":" + accepted + ",\"unchanged\":" + unchanged + ",\"refused\":" + refused);
  }

  @Test
  void takesWhatIsRightAndNamesLineColumnAndReasonOfTheRest() {
    var answer = post("spend", SPEND);

    came(answer, 3, 0, 2);
    var rows =
        answer.json().items("rows").orElseThrow().stream()
            .map(row -> (Json.Fields) row)
            .map(row -> row.decimal("line").orElseThrow() + " " + row.text("column").orElseThrow())
            .toList();
    assertThat(rows).containsExactlyInAnyOrder("5 from", "6 amount", "6 to");
    var year = Period.parse("2026", DayOfWeek.MONDAY).orElseThrow();
    assertThat(spend.in(year))
        .extracting(row -> row.amount().text())
        .containsExactlyInAnyOrder("9200.00", "9200.00", "1840.50");
    var found = asked("GET /api/imports/{id}", Ask.get(answer.header("location").orElseThrow()));
    assertThat(found.body()).isEqualTo(answer.body());
  }

  @Test
  void changesNothingTheSecondTime() {
    post("spend", SPEND);
    var year = Period.parse("2026", DayOfWeek.MONDAY).orElseThrow();
    var before = spend.in(year);

    came(post("spend", SPEND), 0, 3, 2);
    // The same rows in another order, another spelling and another file.
    var lines = SPEND.lines().toList();
    came(
        post(
            "spend",
            lines.get(0)
                + "\n"
                + lines.get(3)
                + "\n"
                + lines.get(1).replace("Search", "search")
                + "\n"),
        0,
        2,
        0);

    assertThat(spend.in(year)).isEqualTo(before);
    came(post("rates", RATES), 1, 0, 0);
    came(post("rates", RATES), 0, 1, 0);
    came(post("rates", RATES + "2026-07-31;EUR;USD;1.0900\r\n"), 0, 1, 1);
    var euro = new Currency("EUR");
    var rate = rates.in(year, Set.of(euro), Currency.USD);
    assertThat(rate.on(LocalDate.parse("2026-07-31"), euro, Currency.USD))
        .hasValueSatisfying(r -> assertThat(r.rate()).isEqualTo("1.0837"));
  }

  @Test
  void readsWhatSpreadsheetsMakeOfACsv() {
    var tabs = SPEND.replace("\"one, two\"", "x").replace("\"5,00\"", "x").replace(',', '\t');
    came(post("spend", utf16(tabs, StandardCharsets.UTF_16LE)), 3, 0, 2);
    came(post("spend", utf16(tabs, StandardCharsets.UTF_16BE)), 0, 3, 2);
    came(post("rates", "\uFEFF" + RATES), 1, 0, 0);
    came(post("rates", RATES.toUpperCase(Locale.ROOT)), 0, 1, 0);
  }

  private static byte[] utf16(String text, Charset charset) {
    return ("\uFEFF" + text).getBytes(charset);
  }

  private static Period year() {
    return Period.parse("2026", DayOfWeek.MONDAY).orElseThrow();
  }

  @Test
  void refusesWhatIsNoSuchFileAndStoresNothingOfIt() {
    var wrong = new TreeMap<String, byte[]>();
    wrong.put("XLSX", new byte[] {'P', 'K', 3, 4, 20, 0});
    wrong.put("not UTF-8", new byte[] {'d', 'a', 't', 'e', (byte) 0xE9});
    wrong.put("no text", "date\0".getBytes(StandardCharsets.UTF_8));
    wrong.put("the file is empty", new byte[0]);
    wrong.put("the first line is a header", "when,what\n1,2\n".getBytes(StandardCharsets.UTF_8));
    wrong.put("a name stands twice", "date,from,to,rate,rate\n".getBytes(StandardCharsets.UTF_8));
    wrong.put(
        "a quotation mark is opened", "date,from,to,rate\n\"2026".getBytes(StandardCharsets.UTF_8));
    wrong.put(
        "at most 1000 rows",
        ("date,from,to,rate\n" + "2026-07-31,EUR,USD,1\n".repeat(1_001))
            .getBytes(StandardCharsets.UTF_8));
    wrong.forEach((reason, bytes) -> {
      var answer = post("rates", bytes);
      assertThat(answer.status()).as(reason).isEqualTo(422);
      assertThat(answer.json().text("detail").orElseThrow()).contains(reason);
    });
    assertThat(post("outcomes", SPEND).status()).isEqualTo(422);
    assertThat(post("leads", SPEND).status()).isEqualTo(403);
    assertThat(spend.in(year())).isEmpty();
    assertThat(kept).isEmpty();
    came(post("rates", "date,from,to,rate\n2026-07-31,EUR,USD,1,9\n"), 0, 0, 1);
  }

  @Test
  void answersEverythingThatIsWritten() {
    post("spend", SPEND);
    post("outcomes", SPEND);
    post("spend", "x".repeat(1_100_000));
    var post = "POST /api/imports";
    var lead = "email\na@b.example\n".getBytes(StandardCharsets.UTF_8);
    var taken =
        Ask.post("/api/imports?kind=leads&mode=live&origin=voluntary&consent=asked")
            .bytes("text/csv", lead)
            .at(NOW)
            .as("m", "leads:write")
            .of(handler);
    assertThat(contract.violations(post, taken)).isEmpty();
    seen.computeIfAbsent(post, o -> new TreeSet<>()).add(taken.status());
    asked(post, Ask.post("/api/imports").bytes("text/csv", new byte[] {1}));
    asked(post, Ask.post("/api/imports?kind=spend").json("{}"));
    var get = "GET /api/imports/{id}";
    asked(get, Ask.get("/api/imports/" + kept.keySet().iterator().next()));
    asked(get, Ask.get("/api/imports/none"));
    asked(get, Ask.get("/api/imports/%e"));
    down = true;
    post("spend", SPEND);
    asked(get, Ask.get("/api/imports/none"));
    for (var ask : List.of(Ask.post("/api/imports?kind=spend"), Ask.get("/api/imports/none"))) {
      var operation = ask.method().equals("GET") ? get : post;
      for (var answer : List.of(ask.of(handler), ask.as("x", "reports").of(handler))) {
        seen.computeIfAbsent(operation, o -> new TreeSet<>()).add(answer.status());
      }
    }

    var operations = contract.operations(path -> path.startsWith("/api/imports"));
    assertThat(Contract.operations(handler.routes())).isEqualTo(operations);
    assertThat(seen).isEqualTo(operations);
  }

  /** Whatever arrives is answered: 201 or a refusal, never a fault of ours. */
  @Test
  void answersNoiseWithARefusal() {
    var noise = new Noise(7);
    for (int i = 0; i < 3_000; i++) {
      var spoiled = noise.spoil((i % 2 == 0 ? SPEND : RATES).getBytes(StandardCharsets.UTF_8));
      var answer =
          Ask.post("/api/imports?kind=" + (i % 2 == 0 ? "spend" : "rates"))
              .bytes("text/csv", spoiled)
              .at(NOW)
              .as("f", "finance")
              .of(handler);
      assertThat(answer.status()).as("%d: %s", i, answer.body()).isIn(201, 422, 413);
    }
    assertThat(faults).isEmpty();
  }

  @Override
  public void keep(String id, byte[] document) {
    if (down) {
      throw SdkClientException.create("down");
    }
    kept.put(id, document);
  }

  @Override
  public Optional<byte[]> find(String id) {
    if (down) {
      throw SdkClientException.create("down");
    }
    return Optional.ofNullable(kept.get(id));
  }

  @Override
  public void answered(Served served) {
    // Nobody reads it here.
  }

  @Override
  public void failed(String route, RuntimeException fault, String requestId, String trace) {
    faults.add(fault);
  }

  @Test
  void refusesInTheLanguageOfWhoReadsIt() {
    for (var language : Language.values()) {
      assertThat(refusal("spend", "PK\u0003\u0004", language))
          .contains(new Refusal(FileRefusal.WORKBOOK).in(language));
      assertThat(refusal("leads&mode=history", "email\na@example.com\n", language))
          .contains(new Refusal(FileRefusal.ORIGIN_MISSING).in(language));
      assertThat(refusal("spend", SPEND, language))
          .contains(
              new Refusal(FileRefusal.DAY).in(language),
              new Refusal(FileRefusal.FROM_AFTER_TO).in(language));
    }
  }

  private String refusal(String kind, String text, Language language) {
    return Ask.post("/api/imports?kind=" + kind)
        .bytes("text/csv", text.getBytes(StandardCharsets.UTF_8))
        .header("accept-language", language.tag())
        .at(NOW)
        .as("f", "finance", "leads:write")
        .of(handler)
        .body();
  }
}
