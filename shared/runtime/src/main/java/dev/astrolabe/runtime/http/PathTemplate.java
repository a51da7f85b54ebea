package dev.astrolabe.runtime.http;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A path with names for some of its parts: {@code /api/leads/{id}/timeline}. */
public record PathTemplate(String written) {
  public PathTemplate {
    if (!written.startsWith("/") || (written.length() > 1 && written.endsWith("/"))) {
      throw new IllegalArgumentException("a path begins with a slash and does not end with one");
    }
  }

  /** The values of the named parts where the path fits; a part is never empty. */
  Optional<Map<String, String>> match(List<String> segments) {
    var parts = segments(written);
    if (parts.size() != segments.size()) {
      return Optional.empty();
    }
    var values = new HashMap<String, String>();
    for (int i = 0; i < parts.size(); i++) {
      var part = parts.get(i);
      var segment = segments.get(i);
      if (part.startsWith("{")) {
        if (segment.isEmpty()) {
          return Optional.empty();
        }
        values.put(part.substring(1, part.length() - 1), segment);
      } else if (!part.equals(segment)) {
        return Optional.empty();
      }
    }
    return Optional.of(values);
  }

  /** The parts between the slashes; of {@code /} one empty part. */
  static List<String> segments(String path) {
    return List.of(path.substring(1).split("/", -1));
  }
}
