package dev.astrolabe.local.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.astrolabe.local.Keep;
import dev.astrolabe.local.engine.aws.EventBus;
import dev.astrolabe.local.engine.aws.Mail;
import dev.astrolabe.local.gateway.GatewayAnswer;
import dev.astrolabe.local.token.LocalIssuer;
import dev.astrolabe.local.token.TokenCheck;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is answered below /_local/, to browsers in each language and to programs. */
final class LocalPagesTest {
  private static final String HOSTILE = "<script>alert(1)</script> & \"سلام\"";
  private static final String ESCAPED =
      "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;سلام&quot;";

  private final Laptop laptop;

  LocalPagesTest(@TempDir Path folder) throws IOException {
    laptop = new Laptop(folder);
    laptop.mails.add(
        new Mail(
            "m-1",
            Laptop.NOW,
            "astrolabe@laptop.example",
            List.of("sara@example.com"),
            HOSTILE,
            Optional.of("</pre><script>"),
            Optional.of("<html><head></head><body><a href=\"/s/1\">x</a></body></html>"),
            false));
    laptop.events.add(
        new EventBus.Kept(
            "astrolabe",
            Laptop.NOW,
            (ObjectNode)
                new JsonMapper().readTree("{\"detail-type\":\"<b>\",\"detail\":{\"a\":\"<i>\"}}")));
    laptop.queues.put("Dead", "q-1", "{\"who\":\"<u>\"}", "<s>");
  }

  private static void isPage(GatewayAnswer answer, String language, String direction) {
    assertThat(answer.status()).isEqualTo(200);
    assertThat(Laptop.header(answer, "content-language")).isEqualTo(language);
    assertThat(answer.body().text())
        .contains("<html lang=\"" + language + "\" dir=\"" + direction + "\">")
        .containsPattern("<body [^>]*lang=\"" + language + "\" dir=\"" + direction + "\">")
        .contains("<a href=\"/?lang=" + language + "\">")
        .doesNotContain("<script", "<b>", "<i>", "<u>", "<s>");
  }

  @ParameterizedTest
  @CsvSource({
    "/_local/, en, ltr, This laptop's stack",
    "/_local/, ar, rtl, المنظومة على هذا الحاسوب",
    "/_local/, fa, rtl, سامانهٔ این لپ‌تاپ",
    "/_local/outbox, en, ltr, Mails that would have been sent",
    "/_local/outbox, ar, rtl, الرسائل التي كانت ستُرسل",
    "/_local/outbox, fa, rtl, نامه‌هایی که فرستاده می‌شد",
    "/_local/events, en, ltr, Events on the bus",
    "/_local/events, ar, rtl, الأحداث على الناقل",
    "/_local/events, fa, rtl, رویدادهای گذرگاه",
    "/_local/queues, en, ltr, Queues",
    "/_local/queues, ar, rtl, الطوابير",
    "/_local/queues, fa, rtl, صف‌ها",
    "/_local/schedules, en, ltr, Schedules",
    "/_local/schedules, ar, rtl, الجداول الزمنية",
    "/_local/schedules, fa, rtl, زمان‌بندی‌ها",
    "/_local/clock, en, ltr, The clock",
    "/_local/clock, ar, rtl, الساعة",
    "/_local/clock, fa, rtl, ساعت",
  })
  void speaksTheLanguageOfTheAddressElseOfTheBrowser(
      String path, String language, String direction, String title) throws InterruptedException {
    for (var answer :
        List.of(
            laptop.browse(path + "?lang=" + language, "de,ar;q=0.1"),
            laptop.browse(path, language + "-XX,en;q=0.5"))) {
      isPage(answer, language, direction);
      assertThat(answer.body().text().replace("&#39;", "'"))
          .contains("<h1>" + title + "</h1>")
          .contains(
              "<a href=\"/_local/"
                  + (path.equals("/_local/") ? "outbox" : "")
                  + "?lang="
                  + language)
          .contains("aria-current=\"true\" lang=\"" + language + "\"");
    }
    for (var other : List.of("en", "ar", "fa")) {
      if (!other.equals(language)) {
        assertThat(laptop.browse(path, language).body().text())
            .contains("<a href=\"" + path + "?lang=" + other + "\"");
      }
    }
    isPage(laptop.browse(path + "?lang=xx", "de"), "en", "ltr");
  }

  @ParameterizedTest
  @CsvSource({
    "en, ltr, From, As text, All mails",
    "ar, rtl, المرسل, بصيغة نصية, كل الرسائل",
    "fa, rtl, فرستنده, به‌صورت متن, همهٔ نامه‌ها"
  })
  void showsAMailWhateverItsSubjectSays(
      String language, String direction, String from, String asText, String all)
      throws InterruptedException {
    var list = laptop.browse("/_local/outbox", language);
    isPage(list, language, direction);
    assertThat(list.body().text())
        .contains(
            "<a href=\"/_local/outbox/m-1?lang=" + language + "\"><bdi>" + ESCAPED + "</bdi></a>",
            "<bdi dir=\"ltr\">sara@example.com</bdi>",
            "<time dir=\"ltr\" datetime=\"2026-10-05T05:00:00Z\">");

    var mail = laptop.browse("/_local/outbox/m-1?lang=" + language, "de");
    isPage(mail, language, direction);
    assertThat(mail.body().text())
        .contains(
            "<title>\u2068" + ESCAPED + "\u2069</title>",
            "<h1>\u2068" + ESCAPED + "\u2069</h1>",
            "<dt>" + from + "</dt><dd><bdi dir=\"ltr\">astrolabe@laptop.example</bdi></dd>",
            "<h2>" + asText + "</h2>\n<pre dir=\"auto\">&lt;/pre&gt;&lt;script&gt;</pre>",
            "src=\"/_local/outbox/m-1/html\"",
            "<a href=\"/_local/outbox?lang=" + language + "\">" + all + "</a>");
    assertThat(Laptop.header(mail, "content-security-policy")).endsWith("; frame-src 'self'");
  }

  @Test
  void showsTheBodyOfAMailSoThatNothingInItRunsAndItsLinksLeaveTheFrame()
      throws InterruptedException {
    var body = laptop.curl("/_local/outbox/m-1/html");
    assertThat(Laptop.header(body, "content-security-policy"))
        .startsWith("sandbox allow-top-navigation-by-user-activation; default-src 'none';");
    assertThat(body.body().text())
        .isEqualTo(
            "<html><head><base target=\"_top\"></head>"
                + "<body><a href=\"/s/1\">x</a></body></html>");
  }

  @Test
  void saysSoInEachLanguageWhereThereIsNothing() throws InterruptedException {
    laptop.mails.clear();
    laptop.events.clear();
    assertThat(laptop.browse("/_local/outbox", "ar").body().text())
        .contains("<p>لم تُرسل أي رسالة بعد.</p>");
    assertThat(laptop.browse("/_local/events", "fa").body().text())
        .contains("<p>هنوز رویدادی روی گذرگاهی نیامده است.</p>");

    var gone = laptop.browse("/_local/outbox/m-1?lang=fa", "en");
    assertThat(gone.status()).isEqualTo(404);
    assertThat(gone.body().text())
        .contains("<html lang=\"fa\" dir=\"rtl\">", "<h1>اینجا چیزی نیست</h1>")
        .contains("<p lang=\"en\" dir=\"ltr\">there is no mail m-1</p>");
    assertThat(laptop.curl("/_local/outbox/m-1").body().text())
        .isEqualTo("{\"type\":\"about:blank\",\"status\":404,\"detail\":\"there is no mail m-1\"}");
  }

  @Test
  void showsWhatMachinesWriteFromLeftToRight() throws InterruptedException {
    assertThat(laptop.browse("/_local/queues", "fa").body().text())
        .contains(
            "<td><bdi dir=\"ltr\">Live</bdi></td><td><bdi dir=\"ltr\">0</bdi></td>",
            "<td><bdi dir=\"ltr\">Dead</bdi></td><td><bdi dir=\"ltr\">1</bdi></td>",
            "<h2>پیام‌های مرده در <bdi dir=\"ltr\">Dead</bdi></h2>",
            "<pre dir=\"ltr\">{&quot;who&quot;:&quot;&lt;u&gt;&quot;}</pre>",
            "<pre dir=\"ltr\">reason: &lt;s&gt;</pre>");
    assertThat(laptop.browse("/_local/schedules", "ar").body().text())
        .contains(
            "<td><bdi dir=\"ltr\">EnpsDaily</bdi></td>"
                + "<td><bdi dir=\"ltr\">cron(0 9 ? * MON-FRI *)</bdi><br>"
                + "<bdi dir=\"ltr\">Asia/Dubai</bdi></td>"
                + "<td><bdi dir=\"ltr\">EnpsFunction</bdi></td>");
    assertThat(laptop.browse("/_local/events", "ar").body().text())
        .contains("<details dir=\"ltr\"><summary>&lt;b&gt;</summary><pre dir=\"ltr\">")
        .contains("&quot;a&quot; : &quot;&lt;i&gt;&quot;");
  }

  @Test
  void answersProgramsWithTheJsonThatTheyKnow() throws InterruptedException {
    assertThat(laptop.curl("/_local/outbox").body().text())
        .isEqualTo(
            "{\"items\":[{\"id\":\"m-1\",\"at\":\"2026-10-05T05:00:00Z\","
                + "\"from\":\"astrolabe@laptop.example\",\"to\":[\"sara@example.com\"],"
                + "\"subject\":\"<script>alert(1)</script> & \\\"سلام\\\"\","
                + "\"text\":\"</pre><script>\","
                + "\"html\":\"<html><head></head><body><a href=\\\"/s/1\\\">x</a></body></html>\"}]}");
    assertThat(laptop.curl("/_local/events").body().text())
        .isEqualTo(
            "{\"items\":[{\"bus\":\"astrolabe\",\"at\":\"2026-10-05T05:00:00Z\","
                + "\"event\":{\"detail-type\":\"<b>\",\"detail\":{\"a\":\"<i>\"}}}]}");
    assertThat(laptop.curl("/_local/queues").body().text())
        .isEqualTo(
            "{\"items\":["
                + "{\"name\":\"Live\",\"waiting\":0,\"inFlight\":0,\"delayed\":0,"
                + "\"deadLettersOf\":[]},"
                + "{\"name\":\"Dead\",\"waiting\":1,\"inFlight\":0,\"delayed\":0,"
                + "\"deadLettersOf\":[\"Live\"],\"deadLetters\":[{\"messageId\":\"q-1\","
                + "\"receiveCount\":3,\"body\":\"{\\\"who\\\":\\\"<u>\\\"}\","
                + "\"attributes\":{\"reason\":\"<s>\"}}]}]}");
    assertThat(laptop.curl("/_local/schedules").body().text())
        .isEqualTo(
            "{\"items\":[{\"name\":\"EnpsDaily\",\"expression\":\"cron(0 9 ? * MON-FRI *)\","
                + "\"zone\":\"Asia/Dubai\",\"function\":\"EnpsFunction\"}]}");
    var clock = laptop.curl("/_local/clock");
    assertThat(Laptop.header(clock, "content-type")).isEqualTo("application/json");
    assertThat(clock.body().text())
        .isEqualTo(
            "{\"now\":\"2026-10-05T05:00:00Z\",\"ahead\":\"PT0S\",\"fired\":0,\"thinned\":[]}");
    assertThat(
            laptop.ask("PUT", "/_local/clock", "{\"now\":\"2026-10-06T05:00:00Z\"}").body().text())
        .isEqualTo(
            "{\"now\":\"2026-10-06T05:00:00Z\",\"ahead\":\"PT24H\",\"fired\":7,\"thinned\":["
                + "{\"schedule\":\"EnpsDaily\",\"due\":9,\"fired\":7,"
                + "\"kept\":\"the last of each day\"}]}");
    var post = laptop.ask("POST", "/_local/clock", "now=2026-10-07T05:00");
    assertThat(post.status()).isEqualTo(405);
    assertThat(Laptop.header(post, "allow")).isEqualTo("GET, PUT");
  }

  @Test
  void movesTheClockByAFormAndSaysWhatFired() throws InterruptedException {
    var moved = laptop.send("/_local/clock", "lang=fa&now=2026-10-06T09%3A30&keep=day");
    assertThat(moved.status()).isEqualTo(303);
    assertThat(Laptop.header(moved, "location"))
        .isEqualTo("/_local/clock?lang=fa&fired=7&thinned=1");
    assertThat(laptop.clock.now()).isEqualTo("2026-10-06T09:30:00Z");
    assertThat(laptop.kept).contains(Keep.DAY);

    assertThat(laptop.browse(Laptop.header(moved, "location"), "en").body().text())
        .contains(
            "<div role=\"status\"><p>ساعت جلو رفت. شمار موعدهایی که در این میان اجرا شدند: "
                + "<bdi dir=\"ltr\">7</bdi></p>",
            "<p>شمار زمان‌بندی‌هایی که کمتر از موعدهایشان اجرا شدند: <bdi dir=\"ltr\">1</bdi></p>",
            "<time dir=\"ltr\" datetime=\"2026-10-06T09:30:00Z\">",
            "<time dir=\"ltr\" datetime=\"2026-10-05T05:00:00Z\">",
            "min=\"2026-10-06T09:31\" value=\"2026-10-07T09:30\"");
    assertThat(laptop.browse("/_local/clock?fired=%3Cscript%3E", "en").body().text())
        .doesNotContain("role=\"status\"", "script");
  }

  @ParameterizedTest
  @CsvSource({
    "en, 2026-10-04T09:30, 409, The clock does not go back",
    "ar, 2026-10-04T09:30, 409, لا ترجع الساعة إلى الوراء",
    "fa, 2026-10-04T09:30, 409, ساعت به عقب برنمی‌گردد",
    "en, tomorrow, 422, Write a day and a time such as \u20662026-10-06T05:00\u2069.",
    "ar, tomorrow, 422, اكتب يومًا ووقتًا مثل \u20662026-10-06T05:00\u2069.",
    "fa, tomorrow, 422, روز و ساعتی مانند \u20662026-10-06T05:00\u2069 بنویسید."
  })
  void saysInThePageWhyTheClockWasNotMoved(String language, String now, int status, String said)
      throws InterruptedException {
    var answer = laptop.send("/_local/clock", "lang=" + language + "&now=" + now + "&keep=");

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.body().text())
        .contains("<html lang=\"" + language + "\"", "<div role=\"alert\"><p>" + said);
    assertThat(laptop.clock.now()).isEqualTo(Laptop.NOW);
  }

  @ParameterizedTest
  @EnumSource
  void becomesWhoeverOneChooses(Role role) throws InterruptedException {
    var answer = laptop.send("/_local/be", "who=" + role.name() + "&lang=ar");

    assertThat(answer.status()).isEqualTo(303);
    assertThat(Laptop.header(answer, "location")).isEqualTo("/?lang=ar");
    var cookie = Arrays.asList(Laptop.header(answer, "set-cookie").split("; ", -1));
    assertThat(cookie).contains("Path=/", "HttpOnly", "SameSite=Strict");
    assertThat(cookie.getFirst()).startsWith("astrolabe-as=");
    var expected =
        switch (role) {
          case EVERYBODY -> String.join(" ", LocalIssuer.ALL_SCOPES);
          case MARKETING ->
              "leads:read leads:write models:read models:write models:agree-marketing";
          case SALES -> "leads:read sales models:agree-sales";
          case FINANCE -> "reports finance";
          case PEOPLE -> "people";
        };
    assertThat(Laptop.check(cookie.getFirst().substring("astrolabe-as=".length())))
        .isInstanceOfSatisfying(
            TokenCheck.Outcome.Accepted.class,
            accepted -> assertThat(accepted.claims()).containsEntry("scope", expected));
  }

  @Test
  void letsNobodyBecomeWhoThereIsNotAndNoOtherPageChoose() throws InterruptedException {
    var unknown = laptop.send("/_local/be", "who=ADMIN&lang=fa");
    assertThat(unknown.status()).isEqualTo(422);
    assertThat(Laptop.header(unknown, "set-cookie")).isEmpty();
    assertThat(unknown.body().text()).contains("<html lang=\"fa\" dir=\"rtl\">", "<h1>نشد</h1>");

    for (var origin : List.of("https://elsewhere.example", "null", "http://127.0.0.1:8081")) {
      var elsewhere = laptop.send("/_local/be", "who=SALES&lang=en", origin);
      assertThat(elsewhere.status()).isEqualTo(403);
      assertThat(Laptop.header(elsewhere, "set-cookie")).isEmpty();
      assertThat(laptop.send("/_local/clock", "now=2026-10-06T09:30", origin).status())
          .isEqualTo(403);
    }
    assertThat(laptop.clock.now()).isEqualTo(Laptop.NOW);
  }
}
