package dev.astrolabe.runtime.log;

import com.amazonaws.services.lambda.runtime.Context;
import java.util.Optional;

/** Finds the id under which the lines of one invocation are found again. */
public final class TraceId {
  /** The message attribute in which the trace travels over a queue. */
  public static final String ATTRIBUTE = "trace";

  private TraceId() {}

  /** The trace that the runtime tells, else the request's id. */
  public static String of(Context context) {
    var request = context.getAwsRequestId();
    return root(System.getProperty("com.amazonaws.xray.traceHeader", ""))
        .orElse(request == null ? "none" : request);
  }

  /** The id in a header of X-Ray's: {@code Root=1-...;Parent=...;Sampled=0}. */
  public static Optional<String> root(String header) {
    for (var part : header.split(";", -1)) {
      if (part.startsWith("Root=")) {
        return Optional.of(part.substring("Root=".length()));
      }
    }
    return Optional.empty();
  }
}
