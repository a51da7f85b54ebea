package dev.astrolabe.runtime.http;

import dev.astrolabe.runtime.log.Log;

/** Writes requests as lines of JSON. */
public final class RequestLog implements AccessLog {
  private final Log log;

  public RequestLog(Log log) {
    this.log = log;
  }

  @Override
  public void answered(String route, int status, long micros, String requestId) {
    log.forTrace(requestId)
        .info("answered")
        .with("route", route)
        .with("status", status)
        .with("micros", micros)
        .write();
  }

  @Override
  public void failed(String route, RuntimeException fault, String requestId) {
    log.forTrace(requestId).error("failed").with("route", route).with(fault).write();
  }
}
