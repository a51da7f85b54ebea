package dev.astrolabe.runtime.http;

import java.util.Map;

/** What stood in the named parts of a path, percent-decoded. */
public record PathValues(Map<String, String> values) {
  public PathValues {
    values = Map.copyOf(values);
  }

  /** The value of a part that the route's template names. */
  public String get(String name) {
    var value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the route's template has no part " + name);
    }
    return value;
  }
}
