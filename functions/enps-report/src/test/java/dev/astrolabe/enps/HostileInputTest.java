package dev.astrolabe.enps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.runtime.http.Ask;
import dev.astrolabe.runtime.http.Canary;
import dev.astrolabe.runtime.http.Hostile;
import dev.astrolabe.runtime.http.NoContext;
import dev.astrolabe.runtime.http.Noise;
import dev.astrolabe.runtime.report.RefusalPhrase;
import dev.astrolabe.runtime.text.Language;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whatever is asked of the report, the answer is no fault of ours and no log tells. */
final class HostileInputTest {
  private static final String PATH = "/api/reports/enps";
  private static final Map<String, String> CHOICES = choices();

  private final Office office = new Office().before("1-10").sample();

  private static Map<String, String> choices() {
    var choices = new LinkedHashMap<String, String>();
    choices.put("survey", "pulse");
    choices.put("period", "2026-Q3");
    choices.put("by", "office");
    choices.put("lang", "fa");
    choices.put("profile", "machine");
    return choices;
  }

  @Test
  void answersEveryWordInEveryPlaceOfAnAddress() {
    for (var query : Hostile.queries(CHOICES)) {
      for (var accept : List.of("application/json", "text/html", "text/csv", "\u0000")) {
        var answer = office.asks(Ask.get(PATH + "?" + query).header("accept", accept));
        assertThat(answer.status()).as(query + answer.body()).isIn(200, 400, 404, 422);
      }
    }
  }

  @Test
  void answersWhateverBytesCome() {
    var good = Ask.get(PATH + "?survey=pulse&period=1405-Q2J&by=office").as("p", "people");
    for (long seed = 0; seed < 1_000; seed++) {
      var noise = new Noise(seed);
      var answer =
          switch (noise.below(2)) {
            case 0 ->
                Ask.raw(
                    noise.spoil(good.event()),
                    (in, out) -> office.handler.handleRequest(in, out, NoContext.INSTANCE));
            default -> office.asks(Ask.get(noise.spoil(good.path() + "?" + good.query())));
          };
      assertThat(answer.status()).as("seed %d %s", seed, answer.body()).isLessThan(500);
    }
  }

  @Test
  void tellsNoLogWhatWasSent() {
    for (var word : Canary.WORDS) {
      var encoded = Canary.encoded(word);
      for (var name : CHOICES.keySet()) {
        var survey = name.equals("survey") ? "" : "survey=pulse&";
        for (var language : List.of("en", "ar", "fa")) {
          var ask = Ask.get(PATH + "?" + survey + name + "=" + encoded).browser(language);
          var answer = ask.as(word, "people", word).of(office.handler);
          assertThat(answer.status()).isIn(200, 404, 422);
          if (answer.status() >= 400) {
            assertThat(Canary.isIn(answer.body())).as(answer.body()).isFalse();
          }
        }
      }
      for (var header : List.of("accept", "user-agent", "accept-language", "cookie", "referer")) {
        office.asks(Ask.get(PATH + "?survey=pulse&" + encoded + "=1").header(header, word));
      }
    }
    var lines = office.log.toString(StandardCharsets.UTF_8).lines().toList();
    assertThat(lines).isNotEmpty().noneMatch(Canary::isIn);
  }

  /** What a person meets who mistypes a period. */
  @Test
  void saysWhatIsWrongInTheReadersLanguage() {
    var wrong =
        Map.of(
            "2026-13", RefusalPhrase.PERIOD_UNKNOWN,
            "1405-13J", RefusalPhrase.PERIOD_UNKNOWN,
            "2031-Q1", RefusalPhrase.PERIOD_IN_THE_FUTURE,
            "1409-01J", RefusalPhrase.PERIOD_IN_THE_FUTURE);
    wrong.forEach((period, phrase) -> {
      for (var language : Language.values()) {
        var ask = Ask.get(PATH + "?survey=pulse&period=" + period).browser(language.tag());
        var page = office.asks(ask);
        assertThat(page.status()).as(period).isEqualTo(422);
        assertThat(page.body())
            .contains("lang=\"" + language.tag() + "\"")
            .contains(phrase.in(language));
      }
      assertThat(
              office.asks(Ask.get(PATH + "?survey=pulse&period=" + period)).json().text("detail"))
          .contains(phrase.english());
    });
  }
}
