package dev.astrolabe.runtime.http;

import dev.astrolabe.runtime.log.Log;
import dev.astrolabe.runtime.log.Metrics;
import java.io.PrintStream;

/**
 * Writes requests as lines of JSON, and counts them by route and class of status: the metrics
 * {@code requests2xx} to {@code requests5xx}.
 */
public final class RequestLog implements AccessLog {
  private final PrintStream out;
  private final String function;

  /**
   * @param function the name of the function as people know it
   */
  public RequestLog(PrintStream out, String function) {
    this.out = out;
    this.function = function;
  }

  @Override
  public void answered(Served served) {
    new Log(out, function, served.trace())
        .info("answered")
        .with("request", served.requestId())
        .with("route", served.route())
        .with("status", served.status())
        .with("micros", served.micros())
        .write();
    // A metric has a time; an event that is none has not.
    served
        .at()
        .ifPresent(at -> {
          var metrics = Metrics.ofRoute(out, function, served.route());
          metrics.count("requests" + served.status() / 100 + "xx");
          metrics.flush(at);
        });
  }

  @Override
  public void failed(String route, RuntimeException fault, String requestId, String trace) {
    new Log(out, function, trace)
        .error("failed")
        .with("request", requestId)
        .with("route", route)
        .with(fault)
        .write();
  }
}
