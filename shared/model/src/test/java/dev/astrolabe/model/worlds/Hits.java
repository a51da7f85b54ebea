package dev.astrolabe.model.worlds;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * In how many worlds each of some things showed. For one thread.
 *
 * @param <K> what can show
 */
final class Hits<K extends Enum<K>> {
  private final Map<K, Integer> counts;
  private int worlds;

  Hits(Class<K> kind) {
    counts = new EnumMap<>(kind);
    for (var what : kind.getEnumConstants()) {
      counts.put(what, 0);
    }
  }

  /** Counts one more world and what shows in it. */
  void count(Function<K, Boolean> shows) {
    worlds++;
    counts.replaceAll((what, count) -> shows.apply(what) ? count + 1 : count);
  }

  /** Adds what another thread counted. */
  void add(Hits<K> other) {
    worlds += other.worlds;
    counts.replaceAll((what, count) -> count + other.counts.getOrDefault(what, 0));
  }

  Map<K, Integer> counts() {
    return Map.copyOf(counts);
  }

  int worlds() {
    return worlds;
  }

  /** A line for each, with its share of the worlds. */
  String table(String title, Function<K, String> meaning) {
    var text = new StringBuilder();
    text.append(String.format(Locale.ROOT, "%-26s  share  of %,d worlds%n", title, worlds));
    counts.forEach((what, count) ->
        text.append(
            String.format(
                Locale.ROOT,
                "%-26s %5.1f%%  %s%n",
                what,
                100.0 * count / Math.max(1, worlds),
                meaning.apply(what))));
    return text.toString();
  }
}
