package dev.astrolabe.runtime.report;

import dev.astrolabe.runtime.http.Refused;
import dev.astrolabe.runtime.http.Request;
import dev.astrolabe.runtime.text.Language;
import java.util.Locale;
import java.util.Optional;

/** In which shape and language whoever asks wants to be answered. */
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

  /** What {@code lang} names, else what the browser likes best. */
  public static Language language(Request request) {
    return named(request)
        .orElseGet(() -> Language.ofAcceptLanguage(request.header("accept-language").orElse("")));
  }

  private static Optional<Language> named(Request request) {
    try {
      return request.query("lang").flatMap(Language::ofTag);
    } catch (Refused brokenQuery) {
      // A refusal of it is shown in a language, too.
      return Optional.empty();
    }
  }
}
