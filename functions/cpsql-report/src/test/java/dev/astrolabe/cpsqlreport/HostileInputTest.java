package dev.astrolabe.cpsqlreport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.runtime.http.Ask;
import dev.astrolabe.runtime.http.Canary;
import dev.astrolabe.runtime.http.Hostile;
import dev.astrolabe.runtime.http.NoContext;
import dev.astrolabe.runtime.http.Noise;
import dev.astrolabe.runtime.http.RequestLog;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Whatever is sent to spend, rates and reports, the answer is no fault of ours and no log tells.
 */
final class HostileInputTest {
  private static final String ROW =
      """
      {"channel":"Search","campaign":"Brand","category":"media","from":"2026-07-01","to":"2026-09-30",
       "amount":{"amount":"9200.00","currency":"USD"},"source":"ads","note":"first"}\
      """;
  private static final String RATES =
      "{\"rates\":[{\"date\":\"2026-07-01\",\"from\":\"EUR\",\"to\":\"USD\",\"rate\":\"1.1\"}]}";
  private static final Map<String, String> CHOICES = choices();

  private final Desk desk = new Desk();

  private static Map<String, String> choices() {
    var choices = new LinkedHashMap<String, String>();
    choices.put("period", "2026-Q3");
    choices.put("spend", "full");
    choices.put("basis", "cash");
    choices.put("attribution", "lastTouch");
    choices.put("criteria", "asCounted");
    choices.put("currency", "USD");
    choices.put("by", "channel");
    choices.put("lang", "fa");
    choices.put("limit", "2");
    choices.put("profile", "machine");
    return choices;
  }

  @Test
  void refusesEveryBodyOfTheTable() {
    for (var body : Hostile.json(ROW)) {
      var answer = desk.ask(Ask.post("/api/spend").bytes("application/json", body.body().bytes()));
      assertThat(answer.status()).as(body.name() + answer.body()).matches(body::allows);
    }
    for (var body : Hostile.json(RATES)) {
      var answer = desk.ask(Ask.put("/api/rates").bytes("application/json", body.body().bytes()));
      assertThat(answer.status()).as(body.name() + answer.body()).matches(body::allows);
    }
    for (var ask : List.of(Ask.post("/api/spend"), Ask.put("/api/rates"))) {
      var large = ask.bytes("application/json", Hostile.large(300_000));
      assertThat(desk.ask(large).status()).isEqualTo(413);
    }
    // What was taken after all can be reported.
    assertThat(desk.ask(Ask.get("/api/reports/cpsql?period=2026-Q3")).status()).isEqualTo(200);
    assertThat(desk.ask(Ask.get("/api/spend?period=2026")).status()).isEqualTo(200);
  }

  @Test
  void answersEveryWordInEveryPlaceOfAnAddress() {
    desk.ask(Ask.post("/api/spend").json(ROW));
    for (var path : List.of("/api/spend", "/api/reports/cpsql", "/api/reports/cpsql/evidence")) {
      for (var query : Hostile.queries(CHOICES)) {
        for (var accept : List.of("application/json", "text/html", "text/csv", "\u0000")) {
          var answer = desk.ask(Ask.get(path + "?" + query).header("accept", accept));
          assertThat(answer.status()).as(path + "?" + query + answer.body()).isIn(200, 400, 422);
        }
      }
    }
    for (var word : Hostile.words()) {
      for (var path : List.of("/api/spend/", "/api/reports/", "/api/reports/cpsql/")) {
        assertThat(desk.ask(Ask.of("DELETE", path + word)).status()).as(path).isIn(400, 404, 405);
        assertThat(desk.ask(Ask.get(path + word)).status()).as(path).isIn(200, 400, 404, 405);
      }
    }
  }

  @Test
  void answersWhateverBytesCome() {
    var good =
        List.of(
            Ask.post("/api/spend").json(ROW),
            Ask.put("/api/rates").json(RATES),
            Ask.get("/api/reports/cpsql?period=2026-Q3&lang=ar").browser("fa"),
            Ask.get("/api/reports/cpsql/evidence?period=1405-Q2J&cursor=abc&limit=7"),
            Ask.of("DELETE", "/api/spend/2026-07-01_2026-09-30_a"));
    for (long seed = 0; seed < 3_000; seed++) {
      var noise = new Noise(seed);
      var ask = good.get(noise.below(good.size())).at(Desk.NOW).as("f", "finance", "reports");
      var answer =
          switch (noise.below(3)) {
            case 0 ->
                Ask.raw(
                    noise.spoil(ask.event()),
                    (in, out) -> desk.handler.handleRequest(in, out, NoContext.INSTANCE));
            case 1 -> desk.ask(Ask.of(ask.method(), noise.spoil(ask.path() + "?" + ask.query())));
            default ->
                desk.ask(
                    ask.bytes("application/json", noise.spoil(ask.body().bytes()))
                        .header("Idempotency-Key", noise.spoil("k")));
          };
      assertThat(answer.status()).as("seed %d %s", seed, answer.body()).isLessThan(500);
    }
  }

  @Test
  void tellsNoLogWhatWasSent() {
    var written = new ByteArrayOutputStream();
    var out = new PrintStream(written, true, StandardCharsets.UTF_8);
    var handler = new CpsqlApiHandler(desk.ports(), new RequestLog(out, "cpsql-api"));
    int asked = 0;
    for (var word : Canary.WORDS) {
      for (var ask : asks(word)) {
        asked++;
        var answer = ask.at(Desk.NOW).as(word, "finance", "reports", word).of(handler);
        assertThat(answer.status()).as(answer.body()).isLessThan(500);
      }
    }
    var lines = written.toString(StandardCharsets.UTF_8).lines().toList();
    assertThat(lines).hasSizeGreaterThanOrEqualTo(asked).noneMatch(Canary::isIn);
  }

  private static List<Ask> asks(String word) {
    var encoded = Canary.encoded(word);
    var asks = new ArrayList<Ask>();
    for (var member :
        List.of("channel", "campaign", "category", "from", "to", "source", "note", word)) {
      asks.add(
          Ask.post("/api/spend")
              .json(ROW.replaceFirst("\\{", "{\"%s\":\"%s\",".formatted(member, word))));
      asks.add(Ask.post("/api/spend").json("{\"%s\":\"%s\"}".formatted(member, word)));
    }
    for (var value : List.of("Search", "Brand", "media", "2026-07-01", "9200.00", "USD", "first")) {
      asks.add(Ask.post("/api/spend").json(ROW.replace(value, word)));
    }
    for (var value : List.of("2026-07-01", "EUR", "USD", "1.1", "rates", "date")) {
      asks.add(Ask.put("/api/rates").json(RATES.replace(value, word)));
    }
    for (var path : List.of("/api/spend", "/api/reports/cpsql", "/api/reports/cpsql/evidence")) {
      for (var name : CHOICES.keySet()) {
        var period = name.equals("period") ? "" : "period=2026-Q3&";
        asks.add(Ask.get(path + "?" + period + name + "=" + encoded));
        asks.add(Ask.get(path + "?" + period + name + "=" + encoded).browser("ar"));
      }
      asks.add(Ask.get(path + "?period=2026-Q3&cursor=" + encoded));
      asks.add(Ask.get(path + "/" + encoded + "?" + encoded + "=" + encoded));
    }
    asks.add(Ask.of("DELETE", "/api/spend/" + encoded));
    for (var header :
        List.of(
            "idempotency-key",
            "content-type",
            "accept",
            "user-agent",
            "accept-language",
            "cookie")) {
      asks.add(Ask.post("/api/spend").json(ROW).header(header, word));
    }
    return asks;
  }
}
