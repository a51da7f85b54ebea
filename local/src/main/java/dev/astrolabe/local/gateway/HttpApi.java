package dev.astrolabe.local.gateway;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.astrolabe.local.engine.FunctionFailed;
import dev.astrolabe.local.engine.Invoker;
import dev.astrolabe.local.gateway.GatewayAnswer.Header;
import dev.astrolabe.local.template.HttpApiSpec;
import dev.astrolabe.local.template.HttpApiSpec.Route;
import dev.astrolabe.local.token.TokenCheck;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Answers requests as an API Gateway HTTP API of the template would: throttle, route, authorizer,
 * function. What it says by itself has the gateway's own shape.
 */
public final class HttpApi {
  /** What API Gateway takes in a body. */
  static final int LARGEST_BODY = 10 * 1024 * 1024;

  /** What Lambda takes and gives in a synchronous invocation. */
  static final int LARGEST_INVOCATION = 6 * 1024 * 1024;

  private final HttpApiSpec spec;
  private final RouteTable routes;
  private final Optional<TokenBucket> bucket;
  private final TokenCheck tokens;
  private final Invoker functions;
  private final ExecutorService threads;
  private final ProxyEvent events;
  private final ProxyAnswer answers;

  /**
   * Prepares the API.
   *
   * @param threads on which functions are waited for
   */
  public HttpApi(HttpApiSpec spec, TokenCheck tokens, Invoker functions, ExecutorService threads) {
    this.spec = spec;
    this.routes = new RouteTable(spec.routes());
    this.bucket = spec.throttle().map(throttle -> new TokenBucket(throttle, System::nanoTime));
    this.tokens = tokens;
    this.functions = functions;
    this.threads = threads;
    var json = new ObjectMapper();
    this.events = new ProxyEvent(json, spec.id().toLowerCase(Locale.ROOT));
    this.answers = new ProxyAnswer(json);
  }

  /** Answers one request. */
  public GatewayAnswer answer(GatewayRequest request) throws InterruptedException {
    if (bucket.isPresent() && !bucket.get().take()) {
      return GatewayAnswer.message(429, "Too Many Requests");
    }
    var match = routes.find(request.method(), request.path());
    if (match.isEmpty()) {
      return GatewayAnswer.message(404, "Not Found");
    }
    if (request.body().length() > LARGEST_BODY) {
      return GatewayAnswer.message(413, "Request Entity Too Large");
    }
    Optional<Map<String, Object>> claims = Optional.empty();
    var authorizer = match.get().route().authorizer().map(spec.authorizers()::get);
    if (authorizer.isPresent()) {
      var token = request.header("authorization").map(HttpApi::token).orElse("");
      switch (tokens.check(token, authorizer.get(), request.at())) {
        case TokenCheck.Outcome.Refused(var reason) -> {
          return unauthorized(reason);
        }
        case TokenCheck.Outcome.Accepted(var found) -> claims = Optional.of(found);
      }
      if (!mayUse(match.get().route(), claims.get())) {
        return GatewayAnswer.message(403, "Forbidden");
      }
    }
    var event = events.write(request, match.get(), claims);
    if (event.length > LARGEST_INVOCATION) {
      return GatewayAnswer.message(413, "Request Entity Too Large");
    }
    return invoke(match.get().route(), event);
  }

  private GatewayAnswer invoke(Route route, byte[] event) throws InterruptedException {
    var running = threads.submit(() -> functions.invoke(route.function(), event));
    byte[] answer;
    try {
      answer = running.get(route.timeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return GatewayAnswer.message(503, "Service Unavailable");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof FunctionFailed) {
        return GatewayAnswer.message(500, "Internal Server Error");
      }
      throw new IllegalStateException(
          "the function " + route.function() + " could not be run", e.getCause());
    }
    if (answer.length > LARGEST_INVOCATION) {
      return GatewayAnswer.message(500, "Internal Server Error");
    }
    return answers
        .read(answer)
        .orElseGet(() -> GatewayAnswer.message(500, "Internal Server Error"));
  }

  private static String token(String authorization) {
    return authorization.regionMatches(true, 0, "Bearer ", 0, 7)
        ? authorization.substring(7).strip()
        : authorization;
  }

  private static boolean mayUse(Route route, Map<String, Object> claims) {
    if (route.scopes().isEmpty()) {
      return true;
    }
    var granted = Arrays.asList(String.valueOf(claims.getOrDefault("scope", "")).split(" ", -1));
    return route.scopes().stream().anyMatch(granted::contains);
  }

  private static GatewayAnswer unauthorized(String reason) {
    var plain = GatewayAnswer.message(401, "Unauthorized");
    List<Header> headers = new ArrayList<>(plain.headers());
    headers.add(
        new Header(
            "www-authenticate",
            "Bearer error=\"invalid_token\" error_description=\"" + reason + "\""));
    return new GatewayAnswer(401, headers, plain.body());
  }
}
