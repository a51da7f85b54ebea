package dev.astrolabe.local.page;

import dev.astrolabe.local.ClockMove;
import dev.astrolabe.local.Keep;
import dev.astrolabe.local.clock.LaptopClock;
import dev.astrolabe.local.engine.Account;
import dev.astrolabe.local.engine.QueueSpec;
import dev.astrolabe.local.engine.ScheduleSpec;
import dev.astrolabe.local.engine.ScriptedFunction;
import dev.astrolabe.local.engine.aws.EventBus;
import dev.astrolabe.local.engine.aws.Mail;
import dev.astrolabe.local.engine.queue.Queues;
import dev.astrolabe.local.engine.schedule.Schedules;
import dev.astrolabe.local.function.FunctionLogs;
import dev.astrolabe.local.function.FunctionStarter;
import dev.astrolabe.local.gateway.Body;
import dev.astrolabe.local.gateway.GatewayAnswer;
import dev.astrolabe.local.gateway.GatewayRequest;
import dev.astrolabe.local.template.HttpApiSpec.JwtAuthorizer;
import dev.astrolabe.local.token.LocalIssuer;
import dev.astrolabe.local.token.TokenCheck;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The pages of a laptop on which a test says what there is. */
final class Laptop implements Records {
  static final Instant NOW = Instant.parse("2026-10-05T05:00:00Z");
  static final LocalIssuer ISSUER = LocalIssuer.fresh();

  private static final String NAME = "https://laptop";
  private static final List<ScheduleSpec> SCHEDULES =
      List.of(
          new ScheduleSpec(
              "EnpsDaily",
              "cron(0 9 ? * MON-FRI *)",
              ZoneId.of("Asia/Dubai"),
              "EnpsFunction",
              Optional.empty(),
              ScheduleSpec.RetryPolicy.DEFAULT,
              Optional.empty()));

  final List<Mail> mails = new ArrayList<>();
  final List<EventBus.Kept> events = new ArrayList<>();
  final FixedQueues queues = new FixedQueues();
  final LaptopClock clock = LaptopClock.forgotten(InstantSource.fixed(NOW));

  /** Which firings the last move of the clock was to keep. */
  Optional<Keep> kept = Optional.empty();

  private final LocalPages pages;

  Laptop(Path folder) throws IOException {
    var function = ScriptedFunction.done();
    pages =
        new LocalPages(
            clock,
            (target, keep) -> {
              kept = keep;
              clock.moveTo(target);
              return new ClockMove.Moved(
                  7, List.of(new ClockMove.Thinned("EnpsDaily", 9, 7, "the last of each day")));
            },
            new Schedules(SCHEDULES, Account.LAPTOP, function, queues, clock, () -> "execution"),
            SCHEDULES,
            new Queues(queues, Account.LAPTOP, List.of(queue("Live", "Dead"), queue("Dead", ""))),
            new FunctionStarter(
                    folder.resolve("work"),
                    Account.LAPTOP,
                    new FunctionLogs(folder.resolve("logs")),
                    _ -> Map.of())
                .inProcess(List.of()),
            this,
            (audience, subject, scopes) -> ISSUER.issue(NAME, "astrolabe", subject, scopes, NOW));
  }

  private static QueueSpec queue(String name, String deadLetters) {
    return new QueueSpec(
        name,
        Duration.ofSeconds(30),
        Duration.ofDays(4),
        Duration.ZERO,
        deadLetters.isEmpty()
            ? Optional.empty()
            : Optional.of(new QueueSpec.Redrive(deadLetters, 3)));
  }

  /** What the gateway thinks of a token. */
  static TokenCheck.Outcome check(String token) {
    return ISSUER.check().check(token, new JwtAuthorizer(NAME, List.of("astrolabe")), NOW);
  }

  /** A token that the gateway takes. */
  static String token(String... scopes) {
    return ISSUER.issue(NAME, "astrolabe", "sara", List.of(scopes), NOW);
  }

  @Override
  public List<Mail> mails() {
    return mails;
  }

  @Override
  public List<EventBus.Kept> events() {
    return events;
  }

  static GatewayRequest request(
      String method, String address, Map<String, String> headers, String body) {
    var parts = address.split("\\?", 2);
    Map<String, List<String>> all = new HashMap<>(Map.of("host", List.of("127.0.0.1:8080")));
    headers.forEach((name, value) -> all.put(name, List.of(value)));
    return new GatewayRequest(
        "id",
        method,
        parts[0],
        parts.length > 1 ? parts[1] : "",
        all,
        Body.of(body),
        "127.0.0.1",
        "HTTP/1.1",
        NOW);
  }

  /** As curl asks, which takes everything. */
  GatewayAnswer curl(String address) throws InterruptedException {
    return pages.answer(request("GET", address, Map.of("accept", "*/*"), ""));
  }

  /** As a browser asks whose owner reads {@code languages}. */
  GatewayAnswer browse(String address, String languages) throws InterruptedException {
    return pages.answer(
        request(
            "GET",
            address,
            Map.of("accept", "text/html,*/*;q=0.8", "accept-language", languages),
            ""));
  }

  /** As a browser sends a form. */
  GatewayAnswer send(String path, String form, String origin) throws InterruptedException {
    return pages.answer(
        request(
            "POST",
            path,
            Map.of(
                "accept", "text/html,*/*;q=0.8",
                "content-type", "application/x-www-form-urlencoded",
                "origin", origin),
            form));
  }

  /** As a page of this laptop sends a form. */
  GatewayAnswer send(String path, String form) throws InterruptedException {
    return send(path, form, "http://127.0.0.1:8080");
  }

  /** As a program asks. */
  GatewayAnswer ask(String method, String path, String body) throws InterruptedException {
    return pages.answer(request(method, path, Map.of("accept", "*/*"), body));
  }

  static String header(GatewayAnswer answer, String name) {
    return answer.headers().stream()
        .filter(header -> header.name().equals(name))
        .map(GatewayAnswer.Header::value)
        .findFirst()
        .orElse("");
  }
}
