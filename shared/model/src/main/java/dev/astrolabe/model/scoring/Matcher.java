package dev.astrolabe.model.scoring;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which entries a rule or condition speaks of: those of one of the kinds whose payload passes every
 * filter. A filter on a payload field that is absent does not pass.
 */
public record Matcher(Set<String> kinds, SortedMap<String, ValueTest> filters) {
  public Matcher {
    if (kinds.isEmpty()) {
      throw new IllegalArgumentException("a matcher names at least one kind of entry");
    }
    kinds = Set.copyOf(kinds);
    filters = Collections.unmodifiableSortedMap(new TreeMap<>(filters));
  }

  public static Matcher of(String... kinds) {
    return new Matcher(Set.of(kinds), new TreeMap<>(Map.of()));
  }
}
