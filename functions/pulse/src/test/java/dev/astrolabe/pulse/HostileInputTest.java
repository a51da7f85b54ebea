package dev.astrolabe.pulse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.runtime.http.Ask;
import dev.astrolabe.runtime.http.Canary;
import dev.astrolabe.runtime.http.Hostile;
import dev.astrolabe.runtime.http.NoContext;
import dev.astrolabe.runtime.http.Noise;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whatever is sent to surveys, employees and links, no fault of ours answers and no log tells. */
final class HostileInputTest {
  private static final String EMPLOYEE =
      "{\"employeeId\":\"e00\",\"email\":\"e00@noor.example\",\"language\":\"fa\",\"managerId\":\"e01\",\"attributes\":{\"office\":\"Dubai\"}}";
  private static final String EMPLOYEES = "{\"items\":[" + EMPLOYEE + "]}";
  private static final String CSV =
      "employeeId,email,language,managerId,office\ne9,e9@noor.example,ar,,Dubai\n";

  private final Workplace workplace = new Workplace().employs(6).plans(Workplace.SURVEY);

  @Test
  void refusesEveryBodyOfTheTable() {
    var routes =
        Map.of(
            Ask.put("/api/surveys/pulse"), Workplace.SURVEY, Ask.put("/api/employees"), EMPLOYEES);
    routes.forEach((ask, good) -> {
      for (var body : Hostile.json(good)) {
        var answer = workplace.people(ask.bytes("application/json", body.body().bytes()));
        assertThat(answer.status())
            .as(ask.path() + " " + body.name() + answer.body())
            .matches(body::allows);
      }
      var large = ask.bytes("application/json", Hostile.large(1_100_000));
      assertThat(workplace.people(large).status()).isEqualTo(413);
    });
    for (var body : Hostile.json(EMPLOYEES)) {
      var ask = Ask.post("/api/employees/import").bytes("application/json", body.body().bytes());
      assertThat(workplace.people(ask).status()).as(body.name()).isIn(200, 400, 422);
    }
    assertThat(workplace.people(Ask.get("/api/employees")).status()).isEqualTo(200);
    assertThat(workplace.people(Ask.get("/api/surveys/pulse")).status()).isEqualTo(200);
    workplace.at(Workplace.OPENS);
  }

  @Test
  void answersEveryWordInEveryPlaceOfAnAddress() {
    workplace.at(Workplace.OPENS);
    var query = new LinkedHashMap<String, String>(Map.of("lang", "fa", "limit", "1"));
    for (var word : Hostile.words()) {
      for (var path :
          List.of(
              "/s/" + word,
              "/api/surveys/" + word,
              "/api/surveys/" + word + "/runs",
              "/api/surveys/pulse/runs/" + word,
              "/api/surveys/" + word + "/runs/" + word,
              "/api/employees/" + word)) {
        for (var method : List.of("GET", "PUT", "POST", "DELETE", "PATCH")) {
          var ask = Ask.of(method, path).json(Workplace.SURVEY).browser("ar");
          assertThat(workplace.people(ask).status())
              .as(method + path)
              .isIn(200, 202, 400, 404, 405, 409, 410, 415, 422);
        }
      }
    }
    for (var each : Hostile.queries(query)) {
      var link = Ask.get(workplace.link("e00") + "?" + each).browser("fa").at(Workplace.HALF);
      assertThat(link.of(workplace.handler).status()).as(each).isIn(200, 400);
    }
  }

  @Test
  void answersEveryFormBehindALink() {
    workplace.at(Workplace.OPENS);
    var link = workplace.link("e00");
    var expected = new LinkedHashMap<String, Integer>();
    expected.put("enps=9", 200);
    expected.put("", 200);
    expected.put("enps=11", 422);
    expected.put("enps=0", 422);
    expected.put("enps=-1", 422);
    expected.put("enps=9.5", 422);
    expected.put("enps=1e1", 422);
    expected.put("enps=" + "9".repeat(5_000), 422);
    expected.put("enps=%00", 422);
    expected.put("enps=9&enps=10", 422);
    expected.put("team=lazy", 422);
    expected.put("team=calm&team=busy", 422);
    expected.put("words=" + "x".repeat(200_000), 422);
    expected.put("words=" + "x".repeat(300_000), 413);
    expected.put("words=%", 400);
    expected.put("words=%C3%28", 400);
    expected.put("words=%ED%A0%80", 400);
    expected.put("a=1&".repeat(301), 422);
    expected.forEach((form, status) -> {
      for (var language : List.of("en", "ar", "fa")) {
        var ask = Ask.post(link).browser(language).form(form).at(Workplace.HALF);
        var name = form.substring(0, Math.min(40, form.length()));
        var answer = ask.of(workplace.handler);
        assertThat(answer.status()).as(name).isEqualTo(status);
        assertThat(answer.body()).as(name).contains("<html lang=\"" + language + "\"");
      }
    });
    var latin = "words=é".getBytes(StandardCharsets.ISO_8859_1);
    var types =
        Map.of(
            "application/x-www-form-urlencoded", 400,
            "application/json", 415,
            "multipart/form-data; boundary=x", 415,
            "\u0000", 415);
    types.forEach((type, status) -> {
      var ask = Ask.post(link).browser("fa").bytes(type, latin).at(Workplace.HALF);
      assertThat(ask.of(workplace.handler).status()).as(type).isEqualTo(status);
    });
    workplace.answers(link, "enps=9&words=%0B%7F%C2%85%E2%80%AE", Workplace.HALF);
    workplace.at(Workplace.CLOSES);
  }

  @Test
  void answersWhateverBytesCome() {
    workplace.at(Workplace.OPENS);
    var link = workplace.link("e01");
    var good =
        List.of(
            Ask.get(link),
            Ask.post(link).form("enps=9&team=calm&words=%D8%B3%D9%84%D8%A7%D9%85"),
            Ask.put("/api/surveys/other").json(Workplace.SURVEY),
            Ask.post("/api/surveys/pulse/runs").json("{}"),
            Ask.get("/api/surveys/pulse/runs/2026-09-21"),
            Ask.put("/api/employees").json(EMPLOYEES),
            Ask.post("/api/employees/import")
                .bytes("text/csv", CSV.getBytes(StandardCharsets.UTF_8)));
    for (long seed = 0; seed < 1_500; seed++) {
      var noise = new Noise(seed);
      var ask = good.get(noise.below(good.size())).at(Workplace.HALF).as("p", "people");
      var answer =
          switch (noise.below(3)) {
            case 0 ->
                Ask.raw(
                    noise.spoil(ask.event()),
                    (in, out) -> workplace.handler.handleRequest(in, out, NoContext.INSTANCE));
            case 1 ->
                Ask.of(ask.method(), noise.spoil(ask.path() + "?" + ask.query()))
                    .at(Workplace.HALF)
                    .as("p", "people")
                    .of(workplace.handler);
            default ->
                ask.bytes(
                        ask.headers().getOrDefault("content-type", "text/plain"),
                        noise.spoil(ask.body().bytes()))
                    .header("if-match", noise.spoil("e"))
                    .of(workplace.handler);
          };
      assertThat(answer.status()).as("seed %d %s", seed, answer.body()).isLessThan(500);
    }
  }

  @Test
  void tellsNoLogWhatWasSent() {
    workplace.at(Workplace.OPENS);
    for (var word : Canary.WORDS) {
      for (var ask : asks(word)) {
        var answer = ask.at(Workplace.HALF).as(word, "people", word).of(workplace.handler);
        assertThat(answer.status()).as(answer.body()).isLessThan(500);
      }
    }
    for (int i = 0; i < 6; i++) {
      var form = "enps=9&words=" + Canary.encoded(Canary.WORDS.get(i % Canary.WORDS.size()));
      workplace.answers(workplace.link("e%02d".formatted(i)), form, Workplace.HALF);
    }
    workplace.at(Workplace.CLOSES);
    assertThat(workplace.logged().lines()).isNotEmpty().noneMatch(Canary::isIn);
  }

  private List<Ask> asks(String word) {
    var encoded = Canary.encoded(word);
    var asks = new ArrayList<Ask>();
    for (var path :
        List.of(
            "/s/" + encoded,
            "/api/surveys/" + encoded,
            "/api/surveys/" + encoded + "/runs",
            "/api/surveys/pulse/runs/" + encoded,
            "/api/employees?" + encoded + "=" + encoded)) {
      asks.add(Ask.get(path));
      asks.add(Ask.post(path).form("enps=" + encoded));
      asks.add(Ask.put(path).json("{\"" + word + "\":\"" + word + "\"}"));
    }
    for (var value : List.of("pulse", "1-10", "once", "2026-09-21", "P9D", "department", "calm")) {
      asks.add(Ask.put("/api/surveys/other").json(Workplace.SURVEY.replace(value, word)));
    }
    for (var value : List.of("e00", "fa", "office", "Dubai", "noor.example", "items")) {
      asks.add(
          Ask.post("/api/employees/import")
              .json("[" + EMPLOYEE.replace(value, word).replace("\"fa\"", "\"de\"") + "]"));
    }
    asks.add(
        Ask.post("/api/employees/import")
            .bytes(
                "text/csv", ("employeeId," + word + "\n" + word).getBytes(StandardCharsets.UTF_8)));
    var link = workplace.link("e00");
    for (var form : List.of("enps=", "team=", "words=", encoded + "=")) {
      asks.add(Ask.post(link).browser("fa").form(form + encoded));
    }
    for (var header :
        List.of("content-type", "accept", "user-agent", "accept-language", "cookie", "referer")) {
      asks.add(Ask.post(link).form("enps=9").header(header, word));
      asks.add(Ask.get("/api/surveys/pulse").header(header, word));
    }
    return asks;
  }
}
