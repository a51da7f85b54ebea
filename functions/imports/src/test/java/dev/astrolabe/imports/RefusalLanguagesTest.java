package dev.astrolabe.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.model.calendar.Period;
import dev.astrolabe.model.money.Currency;
import dev.astrolabe.model.money.InMemoryRates;
import dev.astrolabe.model.spend.InMemorySpend;
import dev.astrolabe.model.spend.SpendRow;
import dev.astrolabe.runtime.http.Ask;
import dev.astrolabe.runtime.http.RequestLog;
import dev.astrolabe.runtime.json.Json;
import dev.astrolabe.runtime.text.EntryRefusal;
import dev.astrolabe.runtime.text.FileRefusal;
import dev.astrolabe.runtime.text.Language;
import dev.astrolabe.runtime.text.PhonePlan;
import dev.astrolabe.runtime.text.Refusal;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every line that is wrong, and every file, is refused in the language of whoever reads it. */
final class RefusalLanguagesTest implements Imports {
  private static final String LEADS = "kind=leads&mode=history&origin=voluntary&consent=forms";
  private static final String ENTRIES = "kind=entries&mode=history&origin=voluntary&consent=forms";
  private static final String LEAD =
      "email,phone,externalId,anonymousId,occurredAt,knownSince,entryId,source,name";
  private static final String ENTRY = "email,kind,occurredAt,entryId,payload.note";
  private static final String SPEND = "category,from,to,amount,currency,channel,campaign,note";
  private static final String TIME = "2026-04-02T08:00:00Z";

  private final InMemorySpend spend = new InMemorySpend();
  private final InMemoryRates rates = new InMemoryRates();
  private final InMemoryFiles files = new InMemoryFiles();
  private final Map<String, byte[]> kept = new HashMap<>();
  private final ImportsHandler handler =
      new ImportsHandler(
          new ImportRoutes(
              new ImportFile(spend, rates),
              this,
              new LeadImports(new PhonePlan("AE"), files, files)),
          new RequestLog(new PrintStream(OutputStream.nullOutputStream(), true, UTF_8), "imports"));

  /** A line and why it is refused. */
  private record Bad(String query, String header, String line, String column, Refusal reason) {}

  private static Bad lead(String line, String column, EntryRefusal code, Object... arguments) {
    return new Bad(LEADS, LEAD, line, column, new Refusal(code, arguments));
  }

  private static Bad entry(String line, String column, EntryRefusal code, Object... arguments) {
    return new Bad(ENTRIES, ENTRY, line, column, new Refusal(code, arguments));
  }

  private static Bad spend(String line, String column, FileRefusal code, Object... arguments) {
    return new Bad("kind=spend", SPEND, line, column, new Refusal(code, arguments));
  }

  private static Bad rate(String line, String column, FileRefusal code, Object... arguments) {
    return new Bad("kind=rates", "date,from,to,rate", line, column, new Refusal(code, arguments));
  }

  private static List<Bad> lines() {
    return List.of(
        lead("no address,,,," + TIME, "email", EntryRefusal.EMAIL_RULE),
        lead(",12,,," + TIME, "phone", EntryRefusal.PHONE_RULE),
        lead(",,crm 1,," + TIME, "externalId", EntryRefusal.EXTERNAL_RULE),
        lead(",,,a b," + TIME, "anonymousId", EntryRefusal.ANONYMOUS_RULE),
        lead(",,crm:" + "x".repeat(513) + ",," + TIME, "externalId", EntryRefusal.IDENTITY_RULE),
        lead(",,,," + TIME, "", EntryRefusal.NO_IDENTITY),
        lead("a@b.example,,,,yesterday", "occurredAt", EntryRefusal.TIME_RULE),
        lead("a@b.example,,,,1999-12-31T23:59:59Z", "occurredAt", EntryRefusal.OCCURRED_AT_YEARS),
        lead("a@b.example,,,,", "occurredAt", EntryRefusal.HISTORY_WITHOUT_TIME),
        lead("a@b.example,,,," + TIME + ",never", "knownSince", EntryRefusal.TIME_RULE),
        lead(
            "a@b.example,,,," + TIME + ",2100-01-01T00:00:00Z",
            "knownSince",
            EntryRefusal.KNOWN_SINCE_YEARS),
        lead("a@b.example,,,," + TIME + ",,شناسه", "entryId", EntryRefusal.ID_RULE, 200),
        lead("a@b.example,,,," + TIME + ",,,form:demo", "source", EntryRefusal.SOURCE_RULE),
        lead("a@b.example,,,," + TIME + ",,,,A\u0007", "name", EntryRefusal.CONTROL_CHARACTERS),
        lead(
            "a@b.example,,,," + TIME + ",,,," + "x".repeat(2_049),
            "name",
            EntryRefusal.ATTRIBUTE_LENGTH,
            2_048),
        new Bad(
            LEADS,
            LEAD,
            "a@b.example,,,," + TIME + ",,,,A,B",
            "",
            new Refusal(FileRefusal.MORE_FIELDS)),
        entry("a@b.example,Kind!," + TIME, "kind", EntryRefusal.KIND_RULE),
        entry("a@b.example,," + TIME, "kind", EntryRefusal.KIND_RULE),
        entry(
            "a@b.example,seen," + TIME + ",," + "x".repeat(32 * 1024),
            "payload.note",
            EntryRefusal.PAYLOAD_LENGTH,
            32 * 1024),
        spend("media,2026-02-31,2026-03-01,5.00,USD,,,", "from", FileRefusal.DAY),
        spend("media,2026-04-02,2026-04-01,5.00,USD,,,", "to", FileRefusal.FROM_AFTER_TO),
        spend("rent,2026-04-01,2026-04-01,5.00,USD,,,", "category", FileRefusal.CATEGORY),
        spend(",2026-04-01,2026-04-01,5.00,USD,,,", "category", FileRefusal.CATEGORY_MISSING),
        spend("media,,2026-04-01,5.00,USD,,,", "from", FileRefusal.DAY_MISSING),
        spend("media,2026-04-01,2026-04-01,5 000,USD,,,", "amount", FileRefusal.DECIMAL, "1234.50"),
        spend(
            "media,2026-04-01,2026-04-01,,USD,,,",
            "amount",
            FileRefusal.DECIMAL_MISSING,
            "1234.50"),
        spend("media,2026-04-01,2026-04-01,5.00,$,,,", "currency", FileRefusal.CURRENCY, "USD"),
        spend(
            "media,2026-04-01,2026-04-01,5.00,,,,",
            "currency",
            FileRefusal.CURRENCY_MISSING,
            "USD"),
        spend(
            "media,2026-04-01,2026-04-01,5.00,USD,,Brand,", "campaign", FileRefusal.CAMPAIGN_ALONE),
        spend(
            "media,2026-04-01,2026-04-01,5.00,USD,,," + "x".repeat(501),
            "note",
            FileRefusal.NOTE_LENGTH,
            500),
        spend(
            "media,2026-04-01,2026-04-01,5.001,USD,,,",
            "amount",
            FileRefusal.AMOUNT_DECIMALS,
            "USD",
            2),
        spend(
            "media,2006-04-01,2026-04-01,5.00,USD,,,",
            "amount",
            FileRefusal.LONGEST_SPAN,
            SpendRow.MOST_DAYS),
        rate("31/07/2026,EUR,USD,1", "date", FileRefusal.DAY),
        rate("2026-07-31,euro,USD,1", "from", FileRefusal.CURRENCY, "EUR"),
        rate("2026-07-31,EUR,,1", "to", FileRefusal.CURRENCY_MISSING, "USD"),
        rate("2026-07-31,EUR,USD,much", "rate", FileRefusal.DECIMAL, "1.0837"),
        rate("2026-07-31,EUR,USD,0", "rate", FileRefusal.RATE_ABOVE_ZERO, 0),
        rate("2026-07-31,USD,USD,1", "rate", FileRefusal.RATE_OF_TWO, "USD"));
  }

  private Ask.Answer post(String query, byte[] bytes, Language language) {
    return Ask.post("/api/imports?" + query + "&lang=" + language.tag())
        .bytes("text/csv", bytes)
        .as("m", "leads:write", "finance")
        .of(handler);
  }

  private static List<Json.Fields> rows(Ask.Answer answer) {
    return answer.json().items("rows").orElseThrow().stream()
        .map(row -> (Json.Fields) row)
        .toList();
  }

  private void storedNothing() {
    assertThat(files.queued).isEmpty();
    assertThat(files.chunks).isEmpty();
    var year = Period.parse("2026", DayOfWeek.MONDAY).orElseThrow();
    assertThat(spend.in(year)).isEmpty();
    var euro = new Currency("EUR");
    assertThat(
            rates
                .in(year, Set.of(euro), Currency.USD)
                .on(LocalDate.parse("2026-07-31"), euro, Currency.USD))
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void refusesEachLine(Language language) {
    for (var bad : lines()) {
      var answer = post(bad.query(), (bad.header() + "\n" + bad.line()).getBytes(UTF_8), language);

      assertThat(answer.status()).as(answer.body()).isIn(201, 202);
      assertThat(answer.json().decimal("refused").orElseThrow()).isEqualByComparingTo("1");
      assertThat(answer.json().decimal("accepted").orElseThrow()).isEqualByComparingTo("0");
      assertThat(rows(answer))
          .as(bad.line())
          .allSatisfy(row -> {
            assertThat(row.decimal("line").orElseThrow()).isEqualByComparingTo("2");
            assertThat(row.text("column")).contains(bad.column());
            assertThat(row.text("reason")).contains(bad.reason().in(language));
          });
      // Whoever looks later reads it in their own language.
      for (var other : Language.values()) {
        var found =
            Ask.get(answer.header("location").orElseThrow())
                .header("accept-language", other.tag())
                .as("m", "leads:write", "finance")
                .of(handler);
        assertThat(rows(found).getFirst().text("reason")).contains(bad.reason().in(other));
      }
      storedNothing();
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void refusesEachFile(Language language) {
    var wrong = new LinkedHashMap<Refusal, byte[]>();
    wrong.put(new Refusal(FileRefusal.WORKBOOK), new byte[] {'P', 'K', 3, 4, 20, 0});
    wrong.put(new Refusal(FileRefusal.NOT_UTF8), new byte[] {'e', (byte) 0xE9});
    wrong.put(new Refusal(FileRefusal.NO_TEXT), new byte[] {'e', 0});
    wrong.put(new Refusal(FileRefusal.EMPTY_FILE), new byte[0]);
    wrong.put(new Refusal(FileRefusal.OPEN_QUOTE), "email\n\"a".getBytes(UTF_8));
    wrong.put(new Refusal(FileRefusal.HEADER_OF_LEADS), "email,?\na,b\n".getBytes(UTF_8));
    wrong.put(new Refusal(FileRefusal.NAME_TWICE), "email,EMAIL\na,b\n".getBytes(UTF_8));
    wrong.put(
        new Refusal(FileRefusal.TOO_MANY_ROWS, 5_000),
        ("email\n" + "a@b.example\n".repeat(5_001)).getBytes(UTF_8));
    wrong.forEach(
        (reason, bytes) -> refused(post(LEADS, bytes, language), 422, reason.in(language)));
    refused(
        post(ENTRIES, "email,name\n".getBytes(UTF_8), language),
        422,
        new Refusal(FileRefusal.HEADER_OF_ENTRIES).in(language));
    refused(
        post("kind=rates", "when,what\n1,2\n".getBytes(UTF_8), language),
        422,
        new Refusal(FileRefusal.HEADER, "date,from,to,rate", "date,from,to,rate").in(language));
    refused(
        post(LEADS, new byte[LeadImports.LARGEST + 1], language),
        413,
        new Refusal(FileRefusal.TOO_LARGE, LeadImports.LARGEST).in(language));
  }

  private void refused(Ask.Answer answer, int status, String reason) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.json().text("detail")).contains(reason);
    assertThat(files.documents).isEmpty();
    assertThat(kept).isEmpty();
    storedNothing();
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void refusesWhatIsNotDeclared(Language language) {
    var wrong =
        Map.of(
            "mode=live", new Refusal(FileRefusal.IMPORT_KIND_MISSING),
            "kind=people", new Refusal(FileRefusal.IMPORT_KIND),
            "kind=leads", new Refusal(FileRefusal.MODE_MISSING),
            "kind=leads&mode=past", new Refusal(FileRefusal.MODE),
            "kind=leads&mode=live", new Refusal(FileRefusal.ORIGIN_MISSING),
            "kind=leads&mode=live&origin=found", new Refusal(FileRefusal.ORIGIN_MISSING),
            "kind=entries&mode=live&origin=purchased",
                new Refusal(FileRefusal.CONSENT_MISSING, 500));
    wrong.forEach((query, reason) -> {
      var answer = post(query, "email\na@b.example\n".getBytes(UTF_8), language);
      refused(
          answer,
          query.contains("mode=") && query.contains("kind=") ? 422 : answer.status(),
          reason.in(language));
      assertThat(answer.status()).isIn(400, 422);
    });
    var unknown =
        Ask.get("/api/imports/none?lang=" + language.tag()).as("f", "finance").of(handler);
    refused(unknown, 404, new Refusal(FileRefusal.NO_IMPORT).in(language));
    var json =
        Ask.post("/api/imports?" + LEADS + "&lang=" + language.tag())
            .json("{}")
            .as("m", "leads:write")
            .of(handler);
    refused(json, 415, new Refusal(FileRefusal.MEDIA_TYPE, "text/csv").in(language));
  }

  /** The same id with other words in one file: the first row counts. */
  @Test
  void refusesAnIdThatARowBeforeHas() {
    var file =
        ENTRY + "\na@b.example,seen," + TIME + ",e-1,\na@b.example,asked," + TIME + ",e-1,\n";
    var answer = post(ENTRIES, file.getBytes(UTF_8), Language.ARABIC);
    assertThat(rows(answer).getFirst().text("reason"))
        .contains(new Refusal(EntryRefusal.ID_TWICE).in(Language.ARABIC));
    var twice = "date,from,to,rate\n2026-07-31,EUR,USD,1\n2026-07-31,EUR,USD,2\n";
    assertThat(
            rows(post("kind=rates", twice.getBytes(UTF_8), Language.PERSIAN))
                .getFirst()
                .text("reason"))
        .contains(new Refusal(FileRefusal.RATE_TWICE).in(Language.PERSIAN));
  }

  @Override
  public void keep(String id, byte[] document) {
    kept.put(id, document);
  }

  @Override
  public Optional<byte[]> find(String id) {
    return Optional.ofNullable(kept.get(id));
  }
}
