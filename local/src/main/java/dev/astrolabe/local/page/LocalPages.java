package dev.astrolabe.local.page;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.astrolabe.local.ClockMove;
import dev.astrolabe.local.clock.LaptopClock;
import dev.astrolabe.local.engine.FunctionFailed;
import dev.astrolabe.local.engine.ScheduleSpec;
import dev.astrolabe.local.engine.queue.Queues;
import dev.astrolabe.local.engine.schedule.Schedules;
import dev.astrolabe.local.function.Functions;
import dev.astrolabe.local.gateway.Body;
import dev.astrolabe.local.gateway.GatewayAnswer;
import dev.astrolabe.local.gateway.GatewayRequest;
import dev.astrolabe.local.token.LocalIssuer;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.model.SqsException;

/**
 * Answers below {@code /_local/}: what a laptop shows and lets one do, and a deployed installation
 * does not have.
 */
public final class LocalPages {
  private static final int MOST_DEAD_LETTERS = 20;

  /** Issues a token; without an audience, for the one that the API wants. */
  public interface Tokens {
    String issue(Optional<String> audience, String subject, List<String> scopes);
  }

  private final LaptopClock clock;
  private final ClockPage clockPage;
  private final Schedules schedules;
  private final List<ScheduleSpec> specs;
  private final Queues queues;
  private final Functions functions;
  private final OutboxPages outbox;
  private final Tokens tokens;

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
    this.schedules = schedules;
    this.specs = List.copyOf(specs);
    this.queues = queues;
    this.functions = functions;
    this.outbox = new OutboxPages(records);
    this.tokens = tokens;
  }

  /** Answers one request. */
  public GatewayAnswer answer(GatewayRequest request) throws InterruptedException {
    if (!fromThisMachine(request)) {
      return problem(403, "/_local answers to 127.0.0.1 and localhost only");
    }
    if (fromAnotherPage(request)) {
      return problem(403, "a page of another origin may not change anything under /_local");
    }
    var path =
        Arrays.asList(
            request.path().substring("/_local".length()).replaceFirst("^/", "").split("/", -1));
    var get = request.method().equals("GET") || request.method().equals("HEAD");
    var post = request.method().equals("POST");
    return switch (path.getFirst()) {
      case "" -> get && path.size() == 1 ? start() : wrongMethod("GET");
      case "outbox", "events" -> get ? kept(path, request) : wrongMethod("GET");
      case "queues" -> queues(path, request);
      case "clock" ->
          get
              ? clockPage.time(ClockMove.Moved.NOT)
              : request.method().equals("PUT") ? clockPage.move(request) : wrongMethod("GET, PUT");
      case "schedules" -> schedules(path, request);
      case "token" -> get || post ? token(request) : wrongMethod("GET, POST");
      case "be" -> post ? be(request) : wrongMethod("POST");
      case "functions" ->
          post && path.size() == 3 && path.get(2).equals("invoke")
              ? invoke(path.get(1), request)
              : problem(404, "POST /_local/functions/NAME/invoke");
      default -> problem(404, "there is no /_local/" + path.getFirst());
    };
  }

  private GatewayAnswer kept(List<String> path, GatewayRequest request) {
    try {
      if (path.getFirst().equals("events")) {
        return outbox.events(request);
      }
      return path.size() == 1
          ? outbox.mails(request)
          : outbox.mail(path.get(1), path.size() > 2 ? path.get(2) : "", request);
    } catch (IOException e) {
      return problem(500, "what was kept cannot be read: " + e.getMessage());
    }
  }

  /** A page of somebody else's that a browser was led to must not read what lies here. */
  private static boolean fromThisMachine(GatewayRequest request) {
    var host = request.header("host").orElse("").replaceFirst(":\\d+$", "");
    return host.equals("127.0.0.1") || host.equals("localhost");
  }

  /** A browser sends what any page asks it to send; only the page that asked stands in a header. */
  private static boolean fromAnotherPage(GatewayRequest request) {
    if (request.method().equals("GET") || request.method().equals("HEAD")) {
      return false;
    }
    var own = "http://" + request.header("host").orElse("");
    return request.header("origin").filter(origin -> !origin.equals(own)).isPresent()
        || request
            .header("sec-fetch-site")
            .filter(site -> !site.equals("same-origin") && !site.equals("none"))
            .isPresent();
  }

  private GatewayAnswer start() {
    return OutboxPages.html(
        Html.page(
            "This laptop's stack",
            """
            <ul><li><a href="/_local/outbox">Mails that would have been sent</a></li>
            <li><a href="/_local/events">Events on the bus</a></li>
            <li><a href="/_local/queues">Queues</a></li>
            <li><a href="/_local/schedules">Schedules</a></li>
            <li><a href="/_local/clock">The clock</a></li></ul>
            <p>The clock shows <time>%s</time>.</p>
            """
                .formatted(clock.now())));
  }

  private GatewayAnswer queues(List<String> path, GatewayRequest request) {
    if (path.size() == 3 && path.get(2).equals("redrive")) {
      if (!request.method().equals("POST")) {
        return wrongMethod("POST");
      }
      try {
        return GatewayAnswer.json(
            200, "{\"redriven\":" + queues.redrive(decoded(path.get(1))) + "}");
      } catch (IllegalArgumentException e) {
        return problem(422, String.valueOf(e.getMessage()));
      }
    }
    if (path.size() == 2 && !path.get(1).isEmpty()) {
      return request.method().equals("POST") ? sent(path.get(1), request) : wrongMethod("POST");
    }
    if (path.size() != 1) {
      return problem(404, "POST /_local/queues/NAME or /_local/queues/NAME/redrive");
    }
    if (!request.method().equals("GET")) {
      return wrongMethod("GET");
    }
    var list = JsonNodeFactory.instance.objectNode();
    var items = list.putArray("items");
    for (var queue : queues.list()) {
      var item = items.addObject();
      item.put("name", queue.name());
      item.put("waiting", queue.depth().waiting());
      item.put("inFlight", queue.depth().inFlight());
      item.put("delayed", queue.depth().delayed());
      queue.deadLettersOf().forEach(item.putArray("deadLettersOf")::add);
      if (!queue.deadLettersOf().isEmpty() && queue.depth().waiting() > 0) {
        var letters = item.putArray("deadLetters");
        for (var message : queues.peek(queue.name(), MOST_DEAD_LETTERS)) {
          var letter = letters.addObject();
          letter.put("messageId", message.messageId());
          letter.put("receiveCount", message.receiveCount());
          letter.put("body", message.body());
          var attributes = letter.putObject("attributes");
          message.attributes().forEach(attributes::put);
        }
      }
    }
    if (OutboxPages.wantsHtml(request)) {
      return OutboxPages.html(
          Html.page("Queues", "<pre>" + Html.escape(list.toPrettyString()) + "</pre>"));
    }
    return GatewayAnswer.json(200, list.toString());
  }

  /**
   * Puts the body into a queue as a message: what a function does with one that nobody of ours
   * sent.
   */
  private GatewayAnswer sent(String queue, GatewayRequest request) {
    try {
      var id = queues.send(decoded(queue), request.body().text());
      return GatewayAnswer.json(
          202, JsonNodeFactory.instance.objectNode().put("messageId", id).toString());
    } catch (IllegalArgumentException e) {
      return problem(404, String.valueOf(e.getMessage()));
    } catch (SqsException e) {
      return problem(422, "the queue does not take it: " + e.awsErrorDetails().errorMessage());
    }
  }

  private GatewayAnswer schedules(List<String> path, GatewayRequest request) {
    if (path.size() == 3 && path.get(2).equals("run")) {
      if (!request.method().equals("POST")) {
        return wrongMethod("POST");
      }
      var name = schedule(decoded(path.get(1)));
      if (name.isEmpty()) {
        return problem(404, "there is no schedule " + decoded(path.get(1)));
      }
      schedules.run(name.get());
      return GatewayAnswer.json(
          200, JsonNodeFactory.instance.objectNode().put("ran", name.get()).toString());
    }
    if (path.size() != 1) {
      return problem(404, "POST /_local/schedules/NAME/run");
    }
    if (!request.method().equals("GET")) {
      return wrongMethod("GET");
    }
    var list = JsonNodeFactory.instance.objectNode();
    var items = list.putArray("items");
    for (var spec : specs) {
      items
          .addObject()
          .put("name", spec.name())
          .put("expression", spec.expression())
          .put("zone", spec.zone().getId())
          .put("function", spec.function());
    }
    return GatewayAnswer.json(200, list.toString());
  }

  /** A schedule by its name, or by the name that its event has in the template. */
  private Optional<String> schedule(String name) {
    return specs.stream()
        .map(ScheduleSpec::name)
        .filter(each -> each.equals(name) || each.endsWith(name))
        .findFirst();
  }

  /** Becomes somebody: the start page's choice, kept in a cookie that no script can read. */
  private GatewayAnswer be(GatewayRequest request) {
    var chosen = pairs(new String(request.body().bytes(), StandardCharsets.UTF_8));
    var role =
        Arrays.stream(LaptopSection.Role.values())
            .filter(each -> each.name().equals(chosen.get("who")))
            .findFirst();
    if (role.isEmpty()) {
      return problem(422, "who is one of " + Arrays.toString(LaptopSection.Role.values()));
    }
    var token =
        tokens.issue(
            Optional.empty(),
            role.get().name().toLowerCase(Locale.ROOT),
            role.get().scopes(LocalIssuer.ALL_SCOPES));
    var language = chosen.getOrDefault("lang", "en").replaceAll("[^a-z]", "");
    return new GatewayAnswer(
        303,
        List.of(
            new GatewayAnswer.Header("location", "/?lang=" + language),
            new GatewayAnswer.Header(
                "set-cookie",
                LaptopSection.COOKIE + "=" + token + "; Path=/; HttpOnly; SameSite=Strict")),
        Body.of(new byte[0]));
  }

  private static Map<String, String> pairs(String encoded) {
    Map<String, String> pairs = new HashMap<>();
    for (var pair : encoded.split("&", -1)) {
      var parts = pair.split("=", 2);
      if (parts.length == 2) {
        pairs.put(parts[0], decoded(parts[1]));
      }
    }
    return pairs;
  }

  private GatewayAnswer token(GatewayRequest request) {
    var query = pairs(request.query());
    var scopes =
        query.containsKey("scope")
            ? Arrays.stream(query.getOrDefault("scope", "").split("[ ,]+", -1))
                .filter(each -> !each.isEmpty())
                .toList()
            : LocalIssuer.ALL_SCOPES;
    return GatewayAnswer.text(
        200,
        "text/plain",
        tokens.issue(
                Optional.ofNullable(query.get("audience")),
                query.getOrDefault("subject", "laptop"),
                scopes)
            + "\n");
  }

  private GatewayAnswer invoke(String given, GatewayRequest request) {
    var name = decoded(given).toLowerCase(Locale.ROOT);
    var function =
        functions.names().stream()
            .filter(each ->
                each.toLowerCase(Locale.ROOT)
                    .replaceFirst("function$", "")
                    .equals(name.replaceFirst("function$", "")))
            .findFirst();
    if (function.isEmpty()) {
      return problem(
          404, "there is no function " + decoded(given) + "; there are " + functions.names());
    }
    try {
      var answer = functions.invoke(function.get(), request.body().bytes());
      return GatewayAnswer.json(200, new String(answer, StandardCharsets.UTF_8));
    } catch (FunctionFailed e) {
      return problem(502, e.errorType() + ": " + e.getMessage());
    }
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  private static GatewayAnswer wrongMethod(String allowed) {
    return new GatewayAnswer(
        405,
        List.of(
            new GatewayAnswer.Header("allow", allowed),
            new GatewayAnswer.Header("content-type", "application/problem+json")),
        problem(405, "use " + allowed).body());
  }

  static GatewayAnswer problem(int status, String detail) {
    var json =
        JsonNodeFactory.instance
            .objectNode()
            .put("type", "about:blank")
            .put("status", status)
            .put("detail", detail);
    return GatewayAnswer.text(status, "application/problem+json", json.toString());
  }
}
