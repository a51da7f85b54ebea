package dev.astrolabe.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.astrolabe.local.clock.LaptopClock;
import dev.astrolabe.local.engine.FunctionFailed;
import dev.astrolabe.local.engine.Invoker;
import dev.astrolabe.local.template.HttpApiSpec;
import dev.astrolabe.local.template.HttpApiSpec.JwtAuthorizer;
import dev.astrolabe.local.template.HttpApiSpec.Route;
import dev.astrolabe.local.template.HttpApiSpec.Throttle;
import dev.astrolabe.local.token.LocalIssuer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The gateway over a real connection, with a function that is played by the test. */
class GatewayServerTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00.123Z");
  private static final LocalIssuer ISSUER = LocalIssuer.fresh();
  private static final ObjectMapper JSON = new ObjectMapper();

  private final AtomicReference<byte[]> seen = new AtomicReference<>(new byte[0]);
  private final AtomicReference<Invoker> function =
      new AtomicReference<>(
          (name, event) -> "{\"statusCode\":200,\"body\":\"ok\"}".getBytes(StandardCharsets.UTF_8));
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient client = HttpClient.newHttpClient();
  private Optional<GatewayServer> server = Optional.empty();

  private URI start(Optional<Throttle> throttle) throws Exception {
    var clock = LaptopClock.forgotten(() -> NOW);
    var spec =
        new HttpApiSpec(
            "HttpApi",
            List.of(
                new Route(
                    "ANY",
                    "/open/{proxy+}",
                    "F",
                    Optional.empty(),
                    List.of(),
                    Duration.ofSeconds(30)),
                new Route("ANY", "/slow", "F", Optional.empty(), List.of(), Duration.ofMillis(50)),
                new Route(
                    "GET",
                    "/closed",
                    "F",
                    Optional.of("Tokens"),
                    List.of(),
                    Duration.ofSeconds(30)),
                new Route(
                    "POST",
                    "/closed",
                    "F",
                    Optional.of("Tokens"),
                    List.of("admin"),
                    Duration.ofSeconds(30))),
            Map.of("Tokens", new JwtAuthorizer("https://issuer", List.of("astrolabe"))),
            throttle);
    Invoker recorded =
        (name, event) -> {
          seen.set(event);
          return function.get().invoke(name, event);
        };
    var started = GatewayServer.bind(0, clock);
    server = Optional.of(started);
    started.start(
        new HttpApi(spec, ISSUER.check(), recorded, threads)::answer,
        request -> GatewayAnswer.text(200, "text/plain", "local " + request.path()),
        threads);
    return URI.create("http://127.0.0.1:" + started.port());
  }

  @AfterEach
  void stop() {
    server.ifPresent(GatewayServer::close);
    threads.shutdownNow();
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private JsonNode event() throws Exception {
    return JSON.readTree(seen.get());
  }

  private void answers(String json) {
    function.set((name, event) -> json.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void writesARequestAsAnEventOfFormatTwo() throws Exception {
    var base = start(Optional.empty());

    send(
        HttpRequest.newBuilder(base.resolve("/open/a%20b/c?x=1&x=2&y=%C3%A9"))
            .header("X-Two", "a")
            .header("X-Two", "b")
            .header("Cookie", "k=v; l=w")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"a\":\"é\"}")));

    var event = event();
    assertThat(event.get("version").textValue()).isEqualTo("2.0");
    assertThat(event.get("routeKey").textValue()).isEqualTo("ANY /open/{proxy+}");
    assertThat(event.get("rawPath").textValue()).isEqualTo("/open/a%20b/c");
    assertThat(event.get("rawQueryString").textValue()).isEqualTo("x=1&x=2&y=%C3%A9");
    assertThat(event.at("/queryStringParameters/x").textValue()).isEqualTo("1,2");
    assertThat(event.at("/queryStringParameters/y").textValue()).isEqualTo("é");
    assertThat(event.at("/pathParameters/proxy").textValue()).isEqualTo("a b/c");
    assertThat(event.at("/headers/x-two").textValue()).isEqualTo("a,b");
    assertThat(event.at("/headers/cookie").isMissingNode()).isTrue();
    assertThat(event.get("cookies").toString()).isEqualTo("[\"k=v\",\"l=w\"]");
    assertThat(event.get("body").textValue()).isEqualTo("{\"a\":\"é\"}");
    assertThat(event.get("isBase64Encoded").booleanValue()).isFalse();
    assertThat(event.at("/requestContext/http/method").textValue()).isEqualTo("POST");
    assertThat(event.at("/requestContext/http/sourceIp").textValue()).isEqualTo("127.0.0.1");
    assertThat(event.at("/requestContext/timeEpoch").longValue()).isEqualTo(NOW.toEpochMilli());
    assertThat(event.at("/requestContext/time").textValue())
        .isEqualTo("23/Nov/2026:12:00:00 +0000");
    assertThat(event.at("/requestContext/stage").textValue()).isEqualTo("$default");
  }

  @Test
  void encodesFormsAndWhateverIsNoText() throws Exception {
    var base = start(Optional.empty());

    send(
        HttpRequest.newBuilder(base.resolve("/open/f"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("a=b")));
    assertThat(event().get("body").textValue()).isEqualTo("YT1i");
    assertThat(event().get("isBase64Encoded").booleanValue()).isTrue();

    send(
        HttpRequest.newBuilder(base.resolve("/open/f"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(new byte[] {(byte) 0xC3, 0x28})));
    assertThat(event().get("body").textValue()).isEqualTo("wyg=");
    assertThat(event().get("isBase64Encoded").booleanValue()).isTrue();
  }

  @Test
  void givesBackStatusHeadersCookiesAndBytes() throws Exception {
    var base = start(Optional.empty());
    answers(
        """
        {"statusCode":201,"headers":{"Content-Type":"image/x","Location":"/there"},"cookies":["a=1","b=2"],
         "body":"AAH/","isBase64Encoded":true}\
        """);

    var answer =
        client.send(
            HttpRequest.newBuilder(base.resolve("/open/x")).build(), BodyHandlers.ofByteArray());

    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.headers().firstValue("content-type")).contains("image/x");
    assertThat(answer.headers().firstValue("location")).contains("/there");
    assertThat(answer.headers().allValues("set-cookie")).containsExactlyInAnyOrder("a=1", "b=2");
    assertThat(answer.body()).containsExactly(0, 1, 0xFF);
  }

  @Test
  void handsOnTheClaimsOfAGoodToken() throws Exception {
    var base = start(Optional.empty());
    var token =
        ISSUER.issue(
            "https://issuer",
            "astrolabe",
            "sara",
            List.of("leads:read", "sales"),
            NOW.minusSeconds(1));

    var answer =
        send(
            HttpRequest.newBuilder(base.resolve("/closed"))
                .header("Authorization", "Bearer " + token));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(event().at("/requestContext/authorizer/jwt/claims/sub").textValue())
        .isEqualTo("sara");
    assertThat(event().at("/requestContext/authorizer/jwt/claims/scope").textValue())
        .isEqualTo("leads:read sales");
    assertThat(event().at("/requestContext/authorizer/jwt/scopes").isNull()).isTrue();
  }

  @Test
  void refusesWithoutAGoodTokenBeforeTheFunctionIsAsked() throws Exception {
    var base = start(Optional.empty());
    var expired =
        ISSUER.issue(
            "https://issuer",
            "astrolabe",
            "sara",
            List.of(),
            NOW.minus(LocalIssuer.LIFETIME).minusSeconds(1));

    var none = send(HttpRequest.newBuilder(base.resolve("/closed")));
    var old =
        send(
            HttpRequest.newBuilder(base.resolve("/closed"))
                .header("Authorization", "Bearer " + expired));

    assertThat(none.statusCode()).isEqualTo(401);
    assertThat(none.body()).isEqualTo("{\"message\":\"Unauthorized\"}");
    assertThat(old.statusCode()).isEqualTo(401);
    assertThat(old.headers().firstValue("www-authenticate").orElse("")).contains("expired");
    assertThat(seen.get()).isEmpty();
  }

  @Test
  void refusesATokenWithoutTheScopeOfTheRoute() throws Exception {
    var base = start(Optional.empty());
    var token = ISSUER.issue("https://issuer", "astrolabe", "sara", List.of("leads:read"), NOW);

    var answer =
        send(
            HttpRequest.newBuilder(base.resolve("/closed"))
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.noBody()));

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).isEqualTo("{\"message\":\"Forbidden\"}");
  }

  @Test
  void speaksForItselfInTheGatewaysShape() throws Exception {
    var base = start(Optional.empty());
    assertSays(send(HttpRequest.newBuilder(base.resolve("/nowhere"))), 404, "Not Found");

    function.set((name, event) -> {
      throw new FunctionFailed(name, "x", "x");
    });
    assertSays(send(HttpRequest.newBuilder(base.resolve("/open/x"))), 500, "Internal Server Error");

    for (var nonsense :
        List.of(
            "{\"statusCode\":\"x\"}",
            "{",
            "{\"statusCode\":200,\"body\":\"*\",\"isBase64Encoded\":true}")) {
      answers(nonsense);
      assertSays(
          send(HttpRequest.newBuilder(base.resolve("/open/x"))), 500, "Internal Server Error");
    }
    answers("{\"statusCode\":200,\"body\":\"" + "x".repeat(HttpApi.LARGEST_INVOCATION) + "\"}");
    assertSays(send(HttpRequest.newBuilder(base.resolve("/open/x"))), 500, "Internal Server Error");
  }

  @Test
  void waitsForAFunctionNoLongerThanTheRouteSays() throws Exception {
    var base = start(Optional.empty());
    var never = new java.util.concurrent.CountDownLatch(1);
    function.set((name, event) -> {
      try {
        never.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return new byte[0];
    });

    assertSays(send(HttpRequest.newBuilder(base.resolve("/slow"))), 503, "Service Unavailable");
  }

  @Test
  void refusesWhatIsTooLargeForTheGatewayOrForLambda() throws Exception {
    var base = start(Optional.empty());
    for (int size :
        List.of(
            HttpApi.LARGEST_INVOCATION,
            HttpApi.LARGEST_BODY + 1,
            HttpApi.LARGEST_BODY + 1_000_000)) {
      var answer =
          send(
              HttpRequest.newBuilder(base.resolve("/open/x"))
                  .header("Content-Type", "text/plain")
                  .POST(BodyPublishers.ofByteArray(new byte[size])));
      assertSays(answer, 413, "Request Entity Too Large");
    }
    assertThat(seen.get()).isEmpty();
  }

  @Test
  void throttlesTheStage() throws Exception {
    var base = start(Optional.of(new Throttle(0.001, 2)));

    send(HttpRequest.newBuilder(base.resolve("/open/x")));
    send(HttpRequest.newBuilder(base.resolve("/open/x")));
    assertSays(send(HttpRequest.newBuilder(base.resolve("/open/x"))), 429, "Too Many Requests");

    assertThat(send(HttpRequest.newBuilder(base.resolve("/_local/outbox"))).body())
        .isEqualTo("local /_local/outbox");
  }

  @Test
  void answersHeadWithoutABody() throws Exception {
    var base = start(Optional.empty());

    var answer = send(HttpRequest.newBuilder(base.resolve("/open/x")).HEAD());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("content-length")).contains("2");
    assertThat(event().at("/requestContext/http/method").textValue()).isEqualTo("HEAD");
  }

  private static void assertSays(HttpResponse<String> answer, int status, String message) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).isEqualTo("{\"message\":\"" + message + "\"}");
  }
}
