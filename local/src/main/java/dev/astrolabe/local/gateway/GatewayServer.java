package dev.astrolabe.local.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.astrolabe.local.clock.LaptopClock;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;

/** Listens on this machine only and hands each request to what answers its path. */
public final class GatewayServer implements AutoCloseable {
  /** Answers a request. */
  public interface Answerer {
    GatewayAnswer answer(GatewayRequest request) throws InterruptedException;
  }

  /** Read on, so that a client sees the answer and not a broken connection, and no further. */
  private static final long LARGEST_DRAIN = 64L * 1024 * 1024;

  /** Headers that the server writes by itself. */
  private static final Set<String> OWN_HEADERS =
      Set.of("content-length", "connection", "transfer-encoding", "date");

  private final HttpServer server;
  private final LaptopClock clock;

  private GatewayServer(HttpServer server, LaptopClock clock) {
    this.server = server;
    this.clock = clock;
  }

  /**
   * Takes the port; answers nothing yet.
   *
   * @param port 0 for any that is free
   * @throws java.net.BindException when the port is in use
   */
  public static GatewayServer bind(int port, LaptopClock clock) throws IOException {
    // without it an answer in two writes waits for the client's delayed acknowledgement
    System.setProperty("sun.net.httpserver.nodelay", "true");
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    return new GatewayServer(HttpServer.create(address, 256), clock);
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /** Begins to answer: paths below {@code /_local/} by {@code local}, all others by {@code api}. */
  public void start(Answerer api, Answerer local, ExecutorService threads) {
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            var path = exchange.getRequestURI().getRawPath();
            handle(exchange, path.startsWith("/_local/") || path.equals("/_local") ? local : api);
          }
        });
    server.setExecutor(threads);
    server.start();
  }

  private void handle(HttpExchange exchange, Answerer answerer) throws IOException {
    var request = read(exchange);
    GatewayAnswer answer;
    try {
      answer = answerer.answer(request);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      answer = GatewayAnswer.message(503, "Service Unavailable");
    } catch (RuntimeException e) {
      // the boundary: a client gets the gateway's own answer, a person the cause
      System.err.println("astrolabe: " + request.method() + " " + request.path() + ": " + e);
      answer = GatewayAnswer.message(500, "Internal Server Error");
    }
    write(exchange, request, answer);
  }

  private GatewayRequest read(HttpExchange exchange) throws IOException {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
    var source = exchange.getRemoteAddress().getAddress().getHostAddress();
    var id = UUID.randomUUID().toString();
    var at = clock.now();
    headers.put("x-forwarded-proto", List.of("http"));
    headers.put("x-forwarded-port", List.of(String.valueOf(port())));
    List<String> forwarded = new ArrayList<>(headers.getOrDefault("x-forwarded-for", List.of()));
    forwarded.add(source);
    headers.put("x-forwarded-for", List.of(String.join(", ", forwarded)));
    headers.putIfAbsent(
        "x-amzn-trace-id",
        List.of(
            "Root=1-"
                + Long.toHexString(at.getEpochSecond())
                + "-"
                + id.replace("-", "").substring(0, 24)));
    var uri = exchange.getRequestURI();
    return new GatewayRequest(
        id,
        exchange.getRequestMethod(),
        uri.getRawPath(),
        uri.getRawQuery() == null ? "" : uri.getRawQuery(),
        headers,
        body(exchange.getRequestBody()),
        source,
        exchange.getProtocol(),
        at);
  }

  /** The body, or one byte more than is taken, which is refused. */
  private static Body body(InputStream in) throws IOException {
    var body = in.readNBytes(HttpApi.LARGEST_BODY + 1);
    if (body.length > HttpApi.LARGEST_BODY) {
      in.skip(LARGEST_DRAIN);
    }
    return Body.of(body);
  }

  private static void write(HttpExchange exchange, GatewayRequest request, GatewayAnswer answer)
      throws IOException {
    var headers = exchange.getResponseHeaders();
    for (var header : answer.headers()) {
      if (!OWN_HEADERS.contains(header.name())) {
        headers.add(header.name(), header.value());
      }
    }
    headers.set("apigw-requestid", request.id());
    boolean empty = request.method().equals("HEAD") || answer.body().length() == 0;
    if (request.method().equals("HEAD")) {
      headers.set("content-length", String.valueOf(answer.body().length()));
    }
    exchange.sendResponseHeaders(answer.status(), empty ? -1 : answer.body().length());
    if (!empty) {
      exchange.getResponseBody().write(answer.body().bytes());
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
