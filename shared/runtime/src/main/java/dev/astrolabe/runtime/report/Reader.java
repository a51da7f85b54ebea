package dev.astrolabe.runtime.report;

import dev.astrolabe.runtime.http.Request;
import java.util.Locale;

/** In which shape whoever asks wants to be answered. */
public final class Reader {
  public static final String VARY = "Accept, Accept-Language";

  /** A report's page needs its own style and nothing else. */
  public static final String PAGE_POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

  private Reader() {}

  public static boolean wantsPage(Request request) {
    return accepts(request, "text/html");
  }

  public static boolean wantsCsv(Request request) {
    return accepts(request, "text/csv");
  }

  private static boolean accepts(Request request, String type) {
    return request.header("accept").orElse("").toLowerCase(Locale.ROOT).contains(type);
  }
}
