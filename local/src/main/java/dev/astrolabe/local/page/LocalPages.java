package dev.astrolabe.local.page;

import dev.astrolabe.local.clock.LaptopClock;
import dev.astrolabe.local.engine.FunctionFailed;
import dev.astrolabe.local.engine.ScheduleSpec;
import dev.astrolabe.local.engine.queue.Queues;
import dev.astrolabe.local.engine.schedule.Schedules;
import dev.astrolabe.local.function.Functions;
import dev.astrolabe.local.gateway.GatewayAnswer;
import dev.astrolabe.local.gateway.GatewayRequest;
import dev.astrolabe.runtime.text.Html;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Answers below {@code /_local/}: what a laptop shows and lets one do, and a deployed installation
 * does not have.
 */
public final class LocalPages {
  /** Issues a token; without an audience, for the one that the API wants. */
  public interface Tokens {
    String issue(Optional<String> audience, String subject, List<String> scopes);
  }

  private final LaptopClock clock;
  private final ClockPage clockPage;
  private final SchedulePages schedules;
  private final QueuePages queues;
  private final Functions functions;
  private final OutboxPages outbox;
  private final EventPages events;
  private final IdentityPages identity;

  public LocalPages(
      LaptopClock clock,
      ClockPage.Mover mover,
      Schedules schedules,
      List<ScheduleSpec> specs,
      Queues queues,
      Functions functions,
      Records records,
      Tokens tokens) {
    this.clock = clock;
    this.clockPage = new ClockPage(clock, mover);
    this.schedules = new SchedulePages(schedules, specs);
    this.queues = new QueuePages(queues);
    this.functions = functions;
    this.outbox = new OutboxPages(records);
    this.events = new EventPages(records);
    this.identity = new IdentityPages(tokens);
  }

  /** Answers one request. */
  public GatewayAnswer answer(GatewayRequest request) throws InterruptedException {
    var asked = new Asked(request);
    if (!fromThisMachine(request)) {
      return Problems.problem(asked, 403, "/_local answers to 127.0.0.1 and localhost only");
    }
    if (fromAnotherPage(asked)) {
      return Problems.problem(
          asked, 403, "a page of another origin may not change anything under /_local");
    }
    var path = asked.path();
    return switch (path.getFirst()) {
      case "" ->
          asked.reads() && path.size() == 1 ? start(asked) : Problems.wrongMethod(asked, "GET");
      case "outbox", "events" -> asked.reads() ? kept(asked) : Problems.wrongMethod(asked, "GET");
      case "queues" -> queues.answer(asked);
      case "clock" -> clockPage.answer(asked);
      case "schedules" -> schedules.answer(asked);
      case "token" ->
          asked.reads() || asked.is("POST")
              ? identity.token(asked)
              : Problems.wrongMethod(asked, "GET, POST");
      case "be" -> asked.is("POST") ? identity.be(asked) : Problems.wrongMethod(asked, "POST");
      case "functions" ->
          asked.is("POST") && path.size() == 3 && path.get(2).equals("invoke")
              ? invoke(Asked.decoded(path.get(1)), asked)
              : Problems.problem(asked, 404, "POST /_local/functions/NAME/invoke");
      default -> Problems.problem(asked, 404, "there is no /_local/" + path.getFirst());
    };
  }

  private GatewayAnswer kept(Asked asked) {
    try {
      return asked.path().getFirst().equals("events") ? events.answer(asked) : outbox.answer(asked);
    } catch (IOException e) {
      return Problems.problem(asked, 500, "what was kept cannot be read: " + e.getMessage());
    }
  }

  /** A page of somebody else's that a browser was led to must not read what lies here. */
  private static boolean fromThisMachine(GatewayRequest request) {
    var host = request.header("host").orElse("").replaceFirst(":\\d+$", "");
    return host.equals("127.0.0.1") || host.equals("localhost");
  }

  /** A browser sends what any page asks it to send; only the page that asked stands in a header. */
  private static boolean fromAnotherPage(Asked asked) {
    if (asked.reads()) {
      return false;
    }
    var request = asked.request();
    var own = "http://" + request.header("host").orElse("");
    return request.header("origin").filter(origin -> !origin.equals(own)).isPresent()
        || request
            .header("sec-fetch-site")
            .filter(site -> !site.equals("same-origin") && !site.equals("none"))
            .isPresent();
  }

  private GatewayAnswer start(Asked asked) {
    var language = asked.language();
    var lang = "?lang=" + language.tag();
    var html = new StringBuilder("<ul>");
    link(html, "outbox" + lang, Phrase.MAILS.in(language));
    link(html, "events" + lang, Phrase.EVENTS.in(language));
    link(html, "queues" + lang, Phrase.QUEUES.in(language));
    link(html, "schedules" + lang, Phrase.SCHEDULES.in(language));
    link(html, "clock" + lang, Phrase.CLOCK.in(language));
    html.append("</ul>\n<p>")
        .append(Html.escape(Phrase.CLOCK_SHOWS.in(language)))
        .append(' ')
        .append(Markup.time(clock.now()))
        .append(".</p>");
    return Frame.page(asked, 200, Phrase.STACK.in(language), html.toString());
  }

  private static void link(StringBuilder html, String address, String text) {
    html.append(Markup.item(Markup.link("/_local/" + address, Html.escape(text))));
  }

  private GatewayAnswer invoke(String given, Asked asked) {
    var name = given.toLowerCase(Locale.ROOT);
    var function =
        functions.names().stream()
            .filter(each ->
                each.toLowerCase(Locale.ROOT)
                    .replaceFirst("function$", "")
                    .equals(name.replaceFirst("function$", "")))
            .findFirst();
    if (function.isEmpty()) {
      return Problems.problem(
          asked, 404, "there is no function " + given + "; there are " + functions.names());
    }
    try {
      var answer = functions.invoke(function.get(), asked.request().body().bytes());
      return GatewayAnswer.json(200, new String(answer, StandardCharsets.UTF_8));
    } catch (FunctionFailed e) {
      return Problems.problem(asked, 502, e.errorType() + ": " + e.getMessage());
    }
  }
}
