package dev.astrolabe.model.survey;

import dev.astrolabe.model.disclosure.OneWayTable;
import dev.astrolabe.model.disclosure.Threshold;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The values by which a run's counts are kept, decided when it is sent: what fewer people than the
 * threshold have in common is {@value #OTHER}, and so is what nobody wrote down. Every employee has
 * exactly one value of every breakdown, so that no remainder is left to be subtracted.
 *
 * @param asked for each declared breakdown its values, each with how many were asked
 */
public record Breakdowns(Map<String, Map<String, Integer>> asked) {
  /** What small values become. */
  public static final String OTHER = "other";

  public Breakdowns {
    var copy = new TreeMap<String, Map<String, Integer>>();
    asked.forEach((attribute, values) ->
        copy.put(attribute, Collections.unmodifiableMap(new TreeMap<>(values))));
    asked = Collections.unmodifiableMap(copy);
  }

  /** Decides the values for those who are asked. */
  public static Breakdowns of(
      List<String> declared, Collection<Employee> audience, Threshold threshold) {
    var asked = new TreeMap<String, Map<String, Integer>>();
    for (var attribute : declared) {
      var sizes = new TreeMap<String, Integer>();
      for (var employee : audience) {
        sizes.merge(employee.attributes().getOrDefault(attribute, OTHER), 1, Integer::sum);
      }
      var folded = OneWayTable.folded(sizes, threshold);
      var kept = new TreeMap<String, Integer>();
      sizes.forEach(
          (value, n) -> kept.merge(folded.contains(value) ? OTHER : value, n, Integer::sum));
      asked.put(attribute, kept);
    }
    return new Breakdowns(asked);
  }

  /** Somebody's values, one for each breakdown. */
  public Map<String, String> of(Employee employee) {
    var values = new TreeMap<String, String>();
    asked.forEach((attribute, kept) ->
        values.put(
            attribute,
            Optional.ofNullable(employee.attributes().get(attribute))
                .filter(kept::containsKey)
                .orElse(OTHER)));
    return values;
  }
}
