package dev.astrolabe.local.page;

import dev.astrolabe.local.clock.LaptopClock;
import dev.astrolabe.local.gateway.Body;
import dev.astrolabe.local.gateway.GatewayAnswer;
import dev.astrolabe.local.gateway.GatewayRequest;
import dev.astrolabe.local.gateway.GatewayServer;
import dev.astrolabe.local.sample.LoadedSample;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What only a laptop's start page has, put at the end of the one that the functions give: who one
 * can be, what the clock shows, and where mails and events lie. Whoever one chose to be is kept in
 * a cookie and speaks with a token in reading requests; what changes something still wants one of
 * its own, so that no other page can make a browser change anything.
 */
public final class LaptopSection {
  /** The cookie with the token of who one is. */
  static final String COOKIE = "astrolabe-as";

  private static final String END = "</main>";

  /** Somebody with a task, and what the task allows. */
  enum Role {
    EVERYBODY("Everything at once", "كل الصلاحيات", "همهٔ دسترسی‌ها", ""),
    MARKETING(
        "Marketing operations",
        "عمليات التسويق",
        "عملیات بازاریابی",
        "leads:read leads:write models:read models:write models:agree-marketing"),
    SALES("Sales", "المبيعات", "فروش", "leads:read sales models:agree-sales"),
    FINANCE("Finance", "المالية", "مالی", "reports finance"),
    PEOPLE("People operations", "شؤون الموظفين", "منابع انسانی", "people");

    private final String english;
    private final String arabic;
    private final String persian;
    private final String scopes;

    Role(String english, String arabic, String persian, String scopes) {
      this.english = english;
      this.arabic = arabic;
      this.persian = persian;
      this.scopes = scopes;
    }

    List<String> scopes(List<String> all) {
      return scopes.isEmpty() ? all : List.of(scopes.split(" ", -1));
    }

    String in(String language) {
      return switch (language) {
        case "ar" -> arabic;
        case "fa" -> persian;
        default -> english;
      };
    }
  }

  private static final Map<String, List<String>> WORDS =
      Map.of(
          "en",
          List.of(
              "On this laptop",
              "Who do you want to be?",
              "You are nobody yet: pages below /api need somebody.",
              "The clock shows",
              "Leads",
              "Mails that would have been sent",
              "Events on the bus",
              "Queues, schedules, clock",
              "Be this person"),
          "ar",
          List.of(
              "على هذا الحاسوب",
              "من تريد أن تكون؟",
              "لست أحدًا بعد: الصفحات تحت \u2066/api\u2069 تحتاج إلى هوية.",
              "الساعة الآن",
              "العملاء المحتملون",
              "الرسائل التي كانت ستُرسل",
              "الأحداث على الناقل",
              "الطوابير والجداول والساعة",
              "تأكيد"),
          "fa",
          List.of(
              "روی این لپ‌تاپ",
              "می‌خواهید چه کسی باشید؟",
              "هنوز کسی نیستید: صفحه‌های زیر \u2066/api\u2069 کسی را می‌خواهند.",
              "ساعت نشان می‌دهد",
              "سرنخ‌ها",
              "نامه‌هایی که فرستاده می‌شد",
              "رویدادها",
              "صف‌ها، برنامه‌ها، ساعت",
              "تأیید"));

  private final GatewayServer.Answerer api;
  private final LaptopClock clock;
  private final Optional<LoadedSample> sample;

  /**
   * @param sample what is loaded, where the sample company is
   */
  public LaptopSection(
      GatewayServer.Answerer api, LaptopClock clock, Optional<LoadedSample> sample) {
    this.api = api;
    this.clock = clock;
    this.sample = sample;
  }

  /** Answers as the functions do; the start page with this section, pages by who one is. */
  public GatewayAnswer answer(GatewayRequest request) throws InterruptedException {
    var answer = api.answer(asSomebody(request));
    boolean isStart = request.path().equals("/") && request.method().equals("GET");
    var language = header(answer, "content-language");
    if (!isStart || answer.status() != 200 || language.isEmpty()) {
      return answer;
    }
    var html = new String(answer.body().bytes(), StandardCharsets.UTF_8);
    int end = html.lastIndexOf(END);
    if (end < 0) {
      return answer;
    }
    var section =
        section(
            language.get(),
            token(request).isPresent(),
            clock.now().truncatedTo(ChronoUnit.SECONDS));
    return new GatewayAnswer(
        answer.status(),
        answer.headers(),
        Body.of(
            (html.substring(0, end) + section + html.substring(end))
                .getBytes(StandardCharsets.UTF_8)));
  }

  /** A reading request with the token of who one is, where it brings none of its own. */
  private static GatewayRequest asSomebody(GatewayRequest request) {
    boolean reads = request.method().equals("GET") || request.method().equals("HEAD");
    var token = token(request);
    return reads && token.isPresent() && request.header("authorization").isEmpty()
        ? request.with("authorization", "Bearer " + token.get())
        : request;
  }

  private static Optional<String> token(GatewayRequest request) {
    for (var cookie : request.header("cookie").orElse("").split(";", -1)) {
      var parts = cookie.strip().split("=", 2);
      if (parts.length == 2 && parts[0].equals(COOKIE) && !parts[1].isEmpty()) {
        return Optional.of(parts[1]);
      }
    }
    return Optional.empty();
  }

  private static Optional<String> header(GatewayAnswer answer, String name) {
    return answer.headers().stream()
        .filter(header -> header.name().equalsIgnoreCase(name))
        .map(GatewayAnswer.Header::value)
        .findFirst();
  }

  private String section(String language, boolean isSomebody, Instant now) {
    var words = WORDS.getOrDefault(language, WORDS.getOrDefault("en", List.of()));
    var html = new StringBuilder();
    html.append("<section aria-labelledby=\"laptop\"><h2 id=\"laptop\">")
        .append(Html.escape(words.get(0)))
        .append("</h2>\n<p>")
        .append(Html.escape(words.get(3)))
        .append(" <time dir=\"ltr\" datetime=\"")
        .append(now)
        .append("\">")
        .append(now)
        .append("</time>.</p>\n");
    form(html, words, language, isSomebody);
    sample.ifPresent(loaded -> html.append(SampleLinks.html(loaded, language)));
    html.append("<ul>");
    link(html, "/api/leads?lang=" + language, words.get(4));
    link(html, "/_local/outbox", words.get(5));
    link(html, "/_local/events", words.get(6));
    link(html, "/_local/", words.get(7));
    return html.append("</ul>\n</section>\n").toString();
  }

  /** Who one can be: asked before the links that only somebody can follow. */
  private static void form(
      StringBuilder html, List<String> words, String language, boolean isSomebody) {
    html.append("<form method=\"post\" action=\"/_local/be\"><label for=\"who\">")
        .append(Html.escape(words.get(1)))
        .append("</label><select id=\"who\" name=\"who\">");
    for (var role : Role.values()) {
      html.append("<option value=\"")
          .append(role.name())
          .append("\">")
          .append(Html.escape(role.in(language)))
          .append("</option>");
    }
    html.append("</select><input type=\"hidden\" name=\"lang\" value=\"")
        .append(Html.escape(language))
        .append("\"><button>")
        .append(Html.escape(words.get(8)))
        .append("</button></form>\n");
    if (!isSomebody) {
      html.append("<p>").append(Html.escape(words.get(2))).append("</p>\n");
    }
  }

  private static void link(StringBuilder html, String address, String words) {
    html.append("<li><a href=\"")
        .append(Html.escape(address))
        .append("\">")
        .append(Html.escape(words))
        .append("</a></li>");
  }
}
