package dev.astrolabe.local.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.local.clock.LaptopClock;
import dev.astrolabe.local.gateway.Body;
import dev.astrolabe.local.gateway.GatewayAnswer;
import dev.astrolabe.local.gateway.GatewayRequest;
import dev.astrolabe.local.sample.LoadedSample;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LaptopSectionTest {
  private static final Instant NOW = Instant.parse("2026-10-05T05:00:00Z");

  private final List<GatewayRequest> asked = new ArrayList<>();
  private GatewayAnswer given = page("fa");

  private final LaptopSection section =
      new LaptopSection(
          request -> {
            asked.add(request);
            return given;
          },
          LaptopClock.forgotten(Clock.fixed(NOW, ZoneOffset.UTC)),
          ZoneId.of("Asia/Dubai"),
          Laptop::check,
          Optional.empty());

  private static GatewayAnswer page(String language) {
    return new GatewayAnswer(
        200,
        List.of(new GatewayAnswer.Header("Content-Language", language)),
        Body.of("<main>فرم</main></body>"));
  }

  private GatewayAnswer answer(String method, String path, Map<String, List<String>> headers)
      throws InterruptedException {
    return section.answer(
        new GatewayRequest(
            "id",
            method,
            path,
            "",
            new HashMap<>(headers),
            Body.EMPTY,
            "127.0.0.1",
            "HTTP/1.1",
            NOW));
  }

  @Test
  void addsWhoOneCanBeAndTheClockToTheStartPage() throws InterruptedException {
    var html = answer("GET", "/", Map.of()).body().text();
    assertThat(html)
        .startsWith("<main>فرم<section")
        .contains("2026-10-05T05:00:00Z", "value=\"FINANCE\">مالی", "هنوز کسی نیستید")
        .endsWith("</section>\n</main></body>");
    var known = Map.of("cookie", List.of("a=b; astrolabe-as=" + Laptop.token("people")));
    assertThat(answer("GET", "/", known).body().text()).doesNotContain("هنوز کسی نیستید");
    var forged = Map.of("cookie", List.of("astrolabe-as=TOKEN"));
    assertThat(answer("GET", "/", forged).body().text()).contains("هنوز کسی نیستید");
  }

  @Test
  void leavesEveryOtherAnswerAsItIs() throws InterruptedException {
    assertThat(answer("GET", "/forms/demo", Map.of())).isSameAs(given);
    assertThat(answer("POST", "/", Map.of())).isSameAs(given);
    given = GatewayAnswer.json(200, "{}");
    assertThat(answer("GET", "/", Map.of())).isSameAs(given);
  }

  @Test
  void speaksForSomebodyOnlyToReadAndOnlyWhereNobodySpeaks() throws InterruptedException {
    var cookie = List.of("astrolabe-as=TOKEN");
    answer("GET", "/api/leads", Map.of("cookie", cookie));
    answer("POST", "/api/leads", Map.of("cookie", cookie));
    answer("GET", "/api/leads", Map.of("cookie", cookie, "authorization", List.of("Bearer own")));
    assertThat(asked)
        .extracting(request -> request.header("authorization").orElse("nobody"))
        .containsExactly("Bearer TOKEN", "nobody", "Bearer own");
  }

  @Test
  void leadsToTheSampleWhereItIsLoadedInEachLanguage() throws InterruptedException {
    var sampled =
        new LaptopSection(
            request -> given,
            LaptopClock.forgotten(Clock.fixed(NOW, ZoneOffset.UTC)),
            ZoneOffset.UTC,
            Laptop::check,
            Optional.of(new LoadedSample("abc", "http://127.0.0.1:8080")));
    for (var language : List.of("en", "ar", "fa")) {
      given = page(language);
      var request =
          new GatewayRequest(
              "id", "GET", "/", "", new HashMap<>(), Body.EMPTY, "127.0.0.1", "HTTP/1.1", NOW);

      assertThat(sampled.answer(request).body().text())
          .contains(
              "<bdi>Noor Trade Cloud</bdi>",
              "<bdi>نگار احمدی</bdi>",
              "/_local/outbox?lang=" + language,
              "/api/leads/abc?lang=" + language,
              "/api/reports/cpsql?period=2026-Q3&amp;lang=" + language,
              "/api/reports/enps?survey=team&amp;lang=" + language);
    }
    assertThat(answer("GET", "/", Map.of()).body().text()).doesNotContain("Noor Trade Cloud");
  }

  @Test
  void leadsToTheReportsThatOneMaySeeInTheLanguageOfThePage() throws InterruptedException {
    var leads = "\"/api/leads?lang=fa\"";
    var cost = "\"/api/reports/cpsql?period=2026-Q4&amp;lang=fa\"";
    var delivered = "\"/api/reports\"";
    assertThat(answer("GET", "/", Map.of()).body().text())
        .contains(leads, cost, delivered, "(<bdi dir=\"ltr\">2026\u2011Q4</bdi>)")
        .contains(
            "\"/_local/outbox?lang=fa\"", "\"/_local/events?lang=fa\"", "\"/_local/?lang=fa\"");
    assertThat(seenWith("reports", "finance")).contains(cost, delivered).doesNotContain(leads);
    assertThat(seenWith("people")).contains(delivered).doesNotContain(leads, cost);
    assertThat(seenWith("leads:read", "sales")).contains(leads).doesNotContain(cost, delivered);
  }

  private String seenWith(String... scopes) throws InterruptedException {
    var cookie = List.of("astrolabe-as=" + Laptop.token(scopes));
    return answer("GET", "/", Map.of("cookie", cookie)).body().text();
  }

  @Test
  void countsTheQuarterInTheZoneOfTheCompany() throws InterruptedException {
    var justBefore = Instant.parse("2026-09-30T20:00:00Z");
    var early =
        new LaptopSection(
            request -> given,
            LaptopClock.forgotten(Clock.fixed(justBefore, ZoneOffset.UTC)),
            ZoneId.of("Asia/Dubai"),
            Laptop::check,
            Optional.empty());
    var request = Laptop.request("GET", "/", Map.of(), "");
    assertThat(early.answer(request).body().text()).contains("period=2026-Q4&amp;lang=fa");
  }
}
