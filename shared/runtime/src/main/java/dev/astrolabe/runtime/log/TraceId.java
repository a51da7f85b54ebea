package dev.astrolabe.runtime.log;

import com.amazonaws.services.lambda.runtime.Context;

/** Finds the id under which the lines of one invocation are found again. */
public final class TraceId {
  private TraceId() {}

  /** The trace that the runtime tells, else the request's id. */
  public static String of(Context context) {
    var header = System.getProperty("com.amazonaws.xray.traceHeader", "");
    for (var part : header.split(";", -1)) {
      if (part.startsWith("Root=")) {
        return part.substring("Root=".length());
      }
    }
    var request = context.getAwsRequestId();
    return request == null ? "none" : request;
  }
}
