package dev.astrolabe.local.page;

import dev.astrolabe.local.clock.LaptopClock;
import dev.astrolabe.local.gateway.Body;
import dev.astrolabe.local.gateway.GatewayAnswer;
import dev.astrolabe.local.gateway.GatewayRequest;
import dev.astrolabe.local.gateway.GatewayServer;
import dev.astrolabe.local.sample.LoadedSample;
import dev.astrolabe.local.token.TokenCheck;
import dev.astrolabe.runtime.text.Html;
import dev.astrolabe.runtime.text.Language;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.IsoFields;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

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

  private final GatewayServer.Answerer api;
  private final LaptopClock clock;
  private final ZoneId zone;
  private final Function<String, TokenCheck.Outcome> tokens;
  private final Optional<LoadedSample> sample;

  /**
   * A section that stands before {@code api}.
   *
   * @param zone whose quarters reports count
   * @param tokens what the gateway thinks of a token at this moment
   * @param sample what is loaded, where the sample company is
   */
  public LaptopSection(
      GatewayServer.Answerer api,
      LaptopClock clock,
      ZoneId zone,
      Function<String, TokenCheck.Outcome> tokens,
      Optional<LoadedSample> sample) {
    this.api = api;
    this.clock = clock;
    this.zone = zone;
    this.tokens = tokens;
    this.sample = sample;
  }

  /** Answers as the functions do; the start page with this section, pages by who one is. */
  public GatewayAnswer answer(GatewayRequest request) throws InterruptedException {
    var answer = api.answer(asSomebody(request));
    boolean isStart = request.path().equals("/") && request.method().equals("GET");
    var language = header(answer, "content-language").flatMap(Language::ofTag);
    if (!isStart || answer.status() != 200 || language.isEmpty()) {
      return answer;
    }
    var html = answer.body().text();
    int end = html.lastIndexOf(END);
    if (end < 0) {
      return answer;
    }
    var section = section(language.get(), visitor(request), clock.now());
    return new GatewayAnswer(
        answer.status(),
        answer.headers(),
        Body.of(html.substring(0, end) + section + html.substring(end)));
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

  private Visitor visitor(GatewayRequest request) {
    return new Visitor(
        token(request)
            .map(tokens)
            .flatMap(outcome ->
                switch (outcome) {
                  case TokenCheck.Outcome.Accepted(var claims) ->
                      Optional.of(
                          Set.of(String.valueOf(claims.getOrDefault("scope", "")).split(" ", -1)));
                  case TokenCheck.Outcome.Refused refused -> Optional.empty();
                }));
  }

  private static Optional<String> header(GatewayAnswer answer, String name) {
    return answer.headers().stream()
        .filter(header -> header.name().equalsIgnoreCase(name))
        .map(GatewayAnswer.Header::value)
        .findFirst();
  }

  private String section(Language language, Visitor visitor, Instant now) {
    var html = new StringBuilder();
    html.append("<section aria-labelledby=\"laptop\"><h2 id=\"laptop\">")
        .append(Html.escape(Phrase.ON_THIS_LAPTOP.in(language)))
        .append("</h2>\n<p>")
        .append(Html.escape(Phrase.CLOCK_SHOWS.in(language)))
        .append(' ')
        .append(Markup.time(now))
        .append(".</p>\n");
    form(html, language, visitor);
    html.append("<ul>");
    var lang = "lang=" + language.tag();
    if (visitor.isLedTo("leads:read")) {
      link(html, "/api/leads?" + lang, Phrase.LEADS.in(language));
    }
    if (visitor.isLedTo("reports")) {
      var quarter = quarter(now.atZone(zone));
      // not broken at its hyphen: its halves would change places from right to left
      var shown = Markup.code(quarter.replace('-', '\u2011'));
      link(
          html,
          "/api/reports/cpsql?period=" + quarter + "&" + lang,
          Phrase.COST_THIS_QUARTER.in(language, shown));
    }
    if (visitor.isLedTo("reports", "people")) {
      link(html, "/api/reports", Phrase.REPORTS.in(language));
    }
    link(html, "/_local/outbox?" + lang, Phrase.MAILS.in(language));
    link(html, "/_local/events?" + lang, Phrase.EVENTS.in(language));
    link(html, "/_local/?" + lang, Phrase.MACHINERY.in(language));
    html.append("</ul>\n");
    sample.ifPresent(loaded -> html.append(SampleLinks.html(loaded, language, visitor)));
    return html.append("</section>\n").toString();
  }

  private static String quarter(ZonedDateTime day) {
    return day.getYear() + "-Q" + day.get(IsoFields.QUARTER_OF_YEAR);
  }

  /** Who one can be: asked before the links that only somebody can follow. */
  private static void form(StringBuilder html, Language language, Visitor visitor) {
    html.append("<form method=\"post\" action=\"/_local/be\"><label for=\"who\">")
        .append(Html.escape(Phrase.WHO.in(language)))
        .append("</label><select id=\"who\" name=\"who\">");
    for (var role : Role.values()) {
      html.append(Markup.option(role.name(), role.in(language)));
    }
    html.append("</select><input type=\"hidden\" name=\"lang\" value=\"")
        .append(language.tag())
        .append("\"><button>")
        .append(Html.escape(Phrase.BE.in(language)))
        .append("</button></form>\n");
    if (!visitor.isSomebody()) {
      html.append(Markup.paragraph(Phrase.NOBODY_YET.in(language)));
    }
  }

  private static void link(StringBuilder html, String address, String words) {
    html.append(Markup.item(Markup.link(address, words)));
  }
}
