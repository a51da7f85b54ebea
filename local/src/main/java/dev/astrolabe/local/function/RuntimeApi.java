package dev.astrolabe.local.function;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.astrolabe.local.engine.Account;
import dev.astrolabe.local.engine.FunctionFailed;
import dev.astrolabe.local.template.FunctionSpec;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Lambda's Runtime API for one execution environment: its runtime asks for the next event and posts
 * the answer.
 */
final class RuntimeApi implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String VERSION = "/2018-06-01/runtime/";

  /** An event on its way through the function. */
  private static final class Invocation {
    private final String id = UUID.randomUUID().toString();
    private final byte[] event;
    private final Instant deadline;
    private final CompletableFuture<byte[]> answer = new CompletableFuture<>();

    Invocation(byte[] event, Instant deadline) {
      this.event = event;
      this.deadline = deadline;
    }
  }

  private final FunctionSpec spec;
  private final InstantSource machine;
  private final HttpServer server;
  private final ExecutorService threads;
  private final BlockingQueue<Invocation> waiting = new LinkedBlockingQueue<>();
  private final Map<String, Invocation> open = new ConcurrentHashMap<>();
  private final CompletableFuture<Void> ready = new CompletableFuture<>();

  private RuntimeApi(FunctionSpec spec, InstantSource machine, HttpServer server) {
    this.spec = spec;
    this.machine = machine;
    this.server = server;
    this.threads = Executors.newVirtualThreadPerTaskExecutor();
  }

  /** Listens on a free port of this machine. */
  static RuntimeApi listen(FunctionSpec spec, InstantSource machine) throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 8);
    var api = new RuntimeApi(spec, machine, server);
    server.setExecutor(api.threads);
    server.createContext(
        VERSION,
        exchange -> {
          try (exchange) {
            api.handle(exchange);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    server.start();
    return api;
  }

  /** The value of AWS_LAMBDA_RUNTIME_API. */
  String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /** Done when the runtime has constructed the function and asks for its first event. */
  CompletableFuture<Void> ready() {
    return ready;
  }

  /**
   * Hands an event to the runtime. What comes fails with {@link FunctionFailed} when the function
   * fails.
   */
  CompletableFuture<byte[]> offer(byte[] event) {
    var deadline = machine.instant().plus(spec.timeout());
    var invocation = new Invocation(event, deadline);
    waiting.add(invocation);
    return invocation.answer;
  }

  /** Fails whatever waits: the runtime has ended. */
  void ended(String why) {
    var failed = new FunctionFailed(spec.id(), "Runtime.ExitError", why);
    ready.completeExceptionally(failed);
    open.values().forEach(each -> each.answer.completeExceptionally(failed));
    waiting.forEach(each -> each.answer.completeExceptionally(failed));
  }

  private void handle(HttpExchange exchange) throws IOException, InterruptedException {
    var path = exchange.getRequestURI().getPath().substring(VERSION.length());
    var body = exchange.getRequestBody().readAllBytes();
    if (path.equals("invocation/next")) {
      next(exchange);
    } else if (path.equals("init/error")) {
      ready.completeExceptionally(failure(body));
      accepted(exchange);
    } else {
      answered(exchange, path.split("/", -1), body);
    }
  }

  private void next(HttpExchange exchange) throws IOException, InterruptedException {
    ready.complete(null);
    var invocation = waiting.take();
    open.put(invocation.id, invocation);
    var headers = exchange.getResponseHeaders();
    headers.set("Lambda-Runtime-Aws-Request-Id", invocation.id);
    headers.set("Lambda-Runtime-Deadline-Ms", String.valueOf(invocation.deadline.toEpochMilli()));
    headers.set("Lambda-Runtime-Invoked-Function-Arn", Account.LAPTOP.functionArn(spec.id()));
    headers.set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, invocation.event.length == 0 ? -1 : invocation.event.length);
    exchange.getResponseBody().write(invocation.event);
  }

  /** invocation/ID/response or invocation/ID/error. */
  private void answered(HttpExchange exchange, String[] path, byte[] body) throws IOException {
    var invocation = Optional.ofNullable(path.length == 3 ? open.remove(path[1]) : null);
    if (invocation.isEmpty()) {
      exchange.sendResponseHeaders(404, -1);
      return;
    }
    if (path[2].equals("response")) {
      invocation.get().answer.complete(body);
    } else {
      invocation.get().answer.completeExceptionally(failure(body));
    }
    accepted(exchange);
  }

  /** The runtime posts what was thrown as {@code {"errorType", "errorMessage", "stackTrace"}}. */
  private FunctionFailed failure(byte[] body) {
    try {
      var error = JSON.readTree(body);
      return new FunctionFailed(
          spec.id(),
          error.path("errorType").asText("Unhandled"),
          error.path("errorMessage").asText(""));
    } catch (IOException e) {
      return new FunctionFailed(spec.id(), "Unhandled", new String(body, StandardCharsets.UTF_8));
    }
  }

  private static void accepted(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(202, -1);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
