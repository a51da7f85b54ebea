package dev.astrolabe.model.survey;

import dev.astrolabe.model.disclosure.OneWayTable;
import dev.astrolabe.model.disclosure.Threshold;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The values by which a run's counts are kept, decided when it is sent: what fewer people than the
 * threshold have in common is {@value #OTHER}, and so is what nobody wrote down. Every employee has
 * exactly one value of every breakdown, so that no remainder is left to be subtracted.
 *
 * @param cells for each combination of values that anybody has, how many were asked: whether groups
 *     of different breakdowns give somebody away together depends on it
 */
public record Breakdowns(Map<Map<String, String>, Integer> cells) {
  /** What small values become. */
  public static final String OTHER = "other";

  /** Those of a run of which nothing was decided. */
  public static final Breakdowns NONE = new Breakdowns(Map.of());

  public Breakdowns {
    var copy = new HashMap<Map<String, String>, Integer>();
    cells.forEach((values, people) -> copy.put(Map.copyOf(values), people));
    cells = Map.copyOf(copy);
  }

  /** Decides the values for those who are asked. */
  public static Breakdowns of(
      List<String> declared, Collection<Employee> audience, Threshold threshold) {
    var kept = new TreeMap<String, Set<String>>();
    for (var attribute : declared) {
      var sizes = new TreeMap<String, Integer>();
      for (var employee : audience) {
        sizes.merge(employee.attributes().getOrDefault(attribute, OTHER), 1, Integer::sum);
      }
      sizes.keySet().removeAll(OneWayTable.folded(sizes, threshold));
      kept.put(attribute, sizes.keySet());
    }
    return counted(audience.stream().map(employee -> of(employee, kept)).toList());
  }

  /** Counts everybody's values. */
  public static Breakdowns counted(Collection<Map<String, String>> everybody) {
    var cells = new HashMap<Map<String, String>, Integer>();
    everybody.forEach(values -> cells.merge(values, 1, Integer::sum));
    return new Breakdowns(cells);
  }

  /**
   * Somebody's values, one for each breakdown.
   *
   * @param values those that are kept, by breakdown
   */
  public static Map<String, String> of(Employee employee, Map<String, Set<String>> values) {
    var own = new TreeMap<String, String>();
    values.forEach((attribute, kept) ->
        own.put(
            attribute,
            Optional.ofNullable(employee.attributes().get(attribute))
                .filter(kept::contains)
                .orElse(OTHER)));
    return own;
  }

  /** The values that are kept, by breakdown. */
  public Map<String, Set<String>> values() {
    var values = new TreeMap<String, Set<String>>();
    asked().forEach((attribute, sizes) -> values.put(attribute, sizes.keySet()));
    return values;
  }

  /** For each breakdown its values, each with how many were asked. */
  public Map<String, Map<String, Integer>> asked() {
    var asked = new TreeMap<String, Map<String, Integer>>();
    cells.forEach((values, people) ->
        values.forEach((attribute, value) ->
            asked
                .computeIfAbsent(attribute, a -> new TreeMap<>())
                .merge(value, people, Integer::sum)));
    return asked;
  }

  /** The values of one breakdown, each with how many were asked. */
  public Map<String, Integer> asked(String attribute) {
    return asked().getOrDefault(attribute, Map.of());
  }
}
