package dev.astrolabe.runtime.http;

import com.amazonaws.services.lambda.runtime.Context;
import dev.astrolabe.runtime.log.TraceId;
import dev.astrolabe.runtime.store.Outage;
import dev.astrolabe.runtime.text.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;

/** The way of an HTTP event through a function: decode, route, log, encode. */
public final class HttpFunction {
  private static final int RETRY_AFTER_SECONDS = 5;

  private final Router router;
  private final AccessLog log;

  public HttpFunction(Router router, AccessLog log) {
    this.router = router;
    this.log = log;
  }

  /** The routes this function has. */
  public List<Route> routes() {
    return router.routes();
  }

  /** Answers the event; whatever it holds, the answer is an HTTP answer. */
  public void handle(InputStream in, OutputStream out, Context context) throws IOException {
    HttpEvent.write(answer(in, TraceId.of(context)), out);
  }

  private Response answer(InputStream in, String trace) {
    long start = System.nanoTime();
    Request request;
    try {
      request = HttpEvent.read(in, trace);
    } catch (IOException e) {
      var response =
          ProblemJson.response(
              Problem.malformed("the request did not arrive as an HTTP API event"),
              Language.ENGLISH,
              "unknown");
      log.answered(
          new AccessLog.Served(
              "(none)", response.status(), micros(start), "unknown", trace, Optional.empty()));
      return secured(response);
    }
    var routed = routed(request);
    log.answered(
        new AccessLog.Served(
            routed.route(),
            routed.response().status(),
            micros(start),
            request.id(),
            trace,
            Optional.of(request.now())));
    return secured(routed.response());
  }

  private static long micros(long start) {
    return (System.nanoTime() - start) / 1_000;
  }

  /** The boundary: a fault of ours or of a service is logged and answered, never thrown. */
  @SuppressWarnings("CatchingUnchecked")
  private Router.Routed routed(Request request) {
    try {
      return router.answer(request);
    } catch (SdkException e) {
      log.failed("(any)", e, request.id(), request.trace());
      var problem = Outage.is(e) ? Problem.unavailable(RETRY_AFTER_SECONDS) : Problem.fault();
      return new Router.Routed(
          "(any)", ProblemJson.response(problem, request.language(), request.id()));
    } catch (RuntimeException e) {
      log.failed("(any)", e, request.id(), request.trace());
      return new Router.Routed(
          "(any)", ProblemJson.response(Problem.fault(), request.language(), request.id()));
    }
  }

  private static Response secured(Response response) {
    var secured = response;
    secured = orDefault(secured, "Cache-Control", "no-store");
    secured =
        orDefault(secured, "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    secured = orDefault(secured, "Referrer-Policy", "no-referrer");
    secured = orDefault(secured, "Strict-Transport-Security", "max-age=31536000");
    return orDefault(secured, "X-Content-Type-Options", "nosniff");
  }

  private static Response orDefault(Response response, String header, String value) {
    return response.headers().containsKey(header) ? response : response.with(header, value);
  }
}
