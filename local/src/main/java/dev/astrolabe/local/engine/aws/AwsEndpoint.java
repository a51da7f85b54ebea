package dev.astrolabe.local.engine.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.astrolabe.local.engine.Account;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * One address on this machine that speaks enough of EventBridge, SES v2, S3 and SSM for the SDK's
 * own clients. What it does not do is refused by name, with AWS's own shape of an error. Signatures
 * are not checked; they tell which service is meant.
 */
public final class AwsEndpoint implements AutoCloseable {
  private static final int LONGEST_BODY = 64 * 1024 * 1024;

  private final HttpServer server;
  private final ExecutorService threads;
  private final Map<String, AwsService> services;

  private AwsEndpoint(
      HttpServer server, ExecutorService threads, Map<String, AwsService> services) {
    this.server = server;
    this.threads = threads;
    this.services = services;
  }

  /** Starts to answer, on a free port of the loopback address. */
  public static AwsEndpoint start(
      EventBus bus,
      Outbox outbox,
      ObjectFolder objects,
      ParameterFile parameters,
      Account account,
      Outside outside)
      throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    var threads = Executors.newVirtualThreadPerTaskExecutor();
    var endpoint =
        new AwsEndpoint(
            server,
            threads,
            Map.of(
                "events", new EventBridgeApi(bus, outside),
                "ses", new MailApi(outbox, outside),
                "s3", new ObjectApi(objects, outside),
                "ssm", new ParameterApi(parameters, account, outside)));
    server.setExecutor(threads);
    server.createContext("/", endpoint::handle);
    server.start();
    return endpoint;
  }

  /** Where it answers, for {@code AWS_ENDPOINT_URL_S3} and the like; S3 by path, not by host. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      send(exchange, answer(request(exchange)));
    }
  }

  private AwsAnswer answer(AwsRequest request) {
    var name = service(request);
    var service = services.getOrDefault(name, AwsEndpoint::refuse);
    try {
      return service.answer(request);
    } catch (AwsFault e) {
      return service.fault(e);
    } catch (IOException
        | RuntimeException e) { // an SDK must get an answer, and a person the cause
      e.printStackTrace();
      return service.fault(new AwsFault(500, "InternalFailure", e.toString()));
    }
  }

  private static String service(AwsRequest request) {
    return request.service().orElse(request.header("x-amz-target").isPresent() ? "" : "s3");
  }

  private static AwsAnswer refuse(AwsRequest request) throws AwsFault {
    throw AwsFault.unsupported("the service " + request.service().orElse("of an unsigned request"));
  }

  private static AwsRequest request(HttpExchange exchange) throws IOException {
    Map<String, String> headers = new HashMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
    Map<String, String> query = new HashMap<>();
    var raw = exchange.getRequestURI().getRawQuery();
    if (raw != null) {
      for (var pair : raw.split("&", -1)) {
        var parts = pair.split("=", 2);
        query.put(decoded(parts[0]), parts.length == 2 ? decoded(parts[1]) : "");
      }
    }
    var body = exchange.getRequestBody().readNBytes(LONGEST_BODY);
    return new AwsRequest(
        exchange.getRequestMethod(), exchange.getRequestURI().getPath(), query, headers, body);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static void send(HttpExchange exchange, AwsAnswer answer) throws IOException {
    answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    var body = answer.body();
    var noBody =
        body.length == 0 || exchange.getRequestMethod().equals("HEAD") || answer.status() == 204;
    exchange.sendResponseHeaders(answer.status(), noBody ? -1 : body.length);
    if (!noBody) {
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
