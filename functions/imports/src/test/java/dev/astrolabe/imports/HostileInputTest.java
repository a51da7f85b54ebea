package dev.astrolabe.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.model.money.InMemoryRates;
import dev.astrolabe.model.spend.InMemorySpend;
import dev.astrolabe.runtime.http.Ask;
import dev.astrolabe.runtime.http.Canary;
import dev.astrolabe.runtime.http.Hostile;
import dev.astrolabe.runtime.http.RequestLog;
import dev.astrolabe.runtime.store.ImportDocuments;
import dev.astrolabe.runtime.store.LocalTables;
import dev.astrolabe.runtime.text.PhonePlan;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Whatever file or address is sent, the answer is no fault of ours and no log tells. */
final class HostileInputTest implements Imports {
  private static final String SPEND =
      """
      channel,campaign,category,from,to,amount,currency,source,note
      Search,Brand,media,2026-07-01,2026-09-30,9200.00,USD,ads,first
      """;
  private static final String RATES =
      """
      date,from,to,rate
      2026-07-31,EUR,USD,1.0837
      """;

  private final DynamoDbClient client = LocalTables.client();
  private final ImportDocuments documents =
      new ImportDocuments(client, LocalTables.createOne(client));
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final InMemoryFiles files = new InMemoryFiles();
  private final ImportsHandler handler =
      new ImportsHandler(
          new ImportRoutes(
              new ImportFile(new InMemorySpend(), new InMemoryRates()),
              this,
              new LeadImports(new PhonePlan("AE"), files, files)),
          new RequestLog(new PrintStream(log, true, StandardCharsets.UTF_8), "imports"));

  private Ask.Answer post(String query, byte[] bytes) {
    return asked(Ask.post("/api/imports?" + query).bytes("text/csv", bytes));
  }

  private Ask.Answer asked(Ask ask) {
    return ask.as("f", "finance").of(handler);
  }

  @Test
  void answersEveryWordInEveryCellAndEveryPlaceOfAnAddress() {
    for (var file : Map.of("spend", SPEND, "rates", RATES).entrySet()) {
      var cells = file.getValue().lines().skip(1).findFirst().orElseThrow().split(",", -1);
      for (var word :
          List.of(
              "",
              "\u0000",
              "\u0085",
              "\u202e",
              "2026-02-31",
              "+999999999-01-01",
              "1e999999999",
              "9".repeat(5_000),
              "-1",
              "NaN",
              "x".repeat(100_000),
              "\"",
              "\"\"",
              "=cmd",
              "\n")) {
        for (int cell = 0; cell < cells.length; cell++) {
          var row = cells.clone();
          row[cell] = word;
          var csv =
              file.getValue().lines().findFirst().orElseThrow() + "\n" + String.join(",", row);
          var answer = post("kind=" + file.getKey(), csv.getBytes(StandardCharsets.UTF_8));
          assertThat(answer.status()).as(answer.body()).isIn(201, 422);
        }
      }
      for (var body : Hostile.json("{\"a\":1}")) {
        var answer = post("kind=" + file.getKey(), body.body().bytes());
        assertThat(answer.status()).as(body.name()).isEqualTo(422);
      }
      assertThat(post("kind=" + file.getKey(), Hostile.large(1_100_000)).status()).isEqualTo(413);
    }
    var query = new LinkedHashMap<String, String>(Map.of("kind", "rates"));
    for (var each : Hostile.queries(query)) {
      var answer = post(each, RATES.getBytes(StandardCharsets.UTF_8));
      assertThat(answer.status()).as(each + answer.body()).isIn(201, 400, 422);
    }
    for (var word : Hostile.words()) {
      assertThat(asked(Ask.get("/api/imports/" + word)).status()).as(word).isIn(400, 404, 405);
    }
  }

  /** A workbook that somebody named like a text is said to be one, whatever it is sent as. */
  @Test
  void saysThatAWorkbookIsNoCsv() {
    var workbook = new byte[] {'P', 'K', 3, 4, 20, 0, 6, 0};
    for (var kind : List.of("spend", "rates")) {
      var answer = post("kind=" + kind, workbook);
      assertThat(answer.status()).isEqualTo(422);
      assertThat(answer.json().text("detail").orElseThrow()).contains("XLSX");
    }
  }

  @Test
  void tellsNoLogWhatWasSent() {
    for (var word : Canary.WORDS) {
      var encoded = Canary.encoded(word);
      for (var value :
          List.of("Search", "Brand", "media", "2026-07-01", "USD", "first", "channel")) {
        post("kind=spend", SPEND.replace(value, word).getBytes(StandardCharsets.UTF_8));
      }
      for (var value : List.of("date", "EUR", "1.0837", "2026-07-31")) {
        post("kind=rates", RATES.replace(value, word).getBytes(StandardCharsets.UTF_8));
      }
      post("kind=" + encoded + "&" + encoded + "=1", new byte[] {1});
      asked(Ask.get("/api/imports/" + encoded));
      for (var header : List.of("content-type", "accept", "user-agent", "idempotency-key")) {
        asked(Ask.post("/api/imports?kind=rates").json(RATES).header(header, word));
      }
    }
    assertThat(log.toString(StandardCharsets.UTF_8).lines()).isNotEmpty().noneMatch(Canary::isIn);
  }

  @Override
  public void keep(String id, byte[] document) {
    documents.keep(id, document);
  }

  @Override
  public Optional<byte[]> find(String id) {
    return documents.find(id);
  }
}
