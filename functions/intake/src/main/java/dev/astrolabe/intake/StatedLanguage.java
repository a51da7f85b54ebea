package dev.astrolabe.intake;

import dev.astrolabe.runtime.http.Request;
import dev.astrolabe.runtime.text.Language;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The language of a request that may be unreadable: what its query says, else what stands near the
 * beginning of its body, where our pages put it, else what the browser prefers.
 */
final class StatedLanguage {
  private static final int LOOKED_AT = 4 * 1024;
  private static final Pattern QUERY = Pattern.compile("(?:^|&)lang=([a-z]{2})(?:&|$)");

  /** As a form is encoded, as a part of multipart, as a member of JSON. */
  private static final Pattern BODY =
      Pattern.compile(
          "(?:^|&)lang=([a-z]{2})(?:&|$)"
              + "|name=\"lang\"\r\n\r\n([a-z]{2})\r\n"
              + "|\"lang\"\\s*:\\s*\"([a-z]{2})\"");

  private StatedLanguage() {}

  static Language of(Request request) {
    return first(QUERY, request.rawQuery())
        .or(() -> first(BODY, beginning(request)))
        .orElseGet(() -> Language.ofAcceptLanguage(request.header("accept-language").orElse("")));
  }

  private static String beginning(Request request) {
    var bytes = request.body().bytes();
    return new String(bytes, 0, Math.min(bytes.length, LOOKED_AT), StandardCharsets.ISO_8859_1);
  }

  private static Optional<Language> first(Pattern pattern, String text) {
    var found = pattern.matcher(text);
    if (!found.find()) {
      return Optional.empty();
    }
    for (int group = 1; group <= found.groupCount(); group++) {
      var tag = found.group(group);
      if (tag != null) {
        return Language.ofTag(tag);
      }
    }
    return Optional.empty();
  }
}
