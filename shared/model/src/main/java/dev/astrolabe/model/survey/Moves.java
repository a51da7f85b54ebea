package dev.astrolabe.model.survey;

import dev.astrolabe.model.disclosure.Move;
import dev.astrolabe.model.disclosure.OneWayTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who was asked in one run and not in another, and who changed groups between them: how many, never
 * who.
 *
 * @param byAttribute for each declared breakdown, and for everybody under {@link
 *     OneWayTable#EVERYBODY}
 */
public record Moves(Map<String, List<Move>> byAttribute) {
  public Moves {
    var copy = new TreeMap<String, List<Move>>();
    byAttribute.forEach((attribute, moves) -> copy.put(attribute, List.copyOf(moves)));
    byAttribute = Map.copyOf(copy);
  }

  /**
   * What changed between two runs.
   *
   * @param before the values of everybody who was asked in the earlier run, by employee
   * @param now the same of the later one
   * @param attributes the later run's breakdowns
   */
  public static Moves between(
      Map<String, Map<String, String>> before,
      Map<String, Map<String, String>> now,
      List<String> attributes) {
    var people = new TreeSet<>(before.keySet());
    people.addAll(now.keySet());
    var all = new TreeMap<String, List<Move>>();
    var names = new ArrayList<>(attributes);
    names.add(OneWayTable.EVERYBODY);
    for (var attribute : names) {
      var moves = new TreeMap<String, Move>();
      for (var person : people) {
        var from = value(before, person, attribute);
        var to = value(now, person, attribute);
        if (!from.equals(to)) {
          moves.merge(
              from.orElse("") + "\n" + to.orElse("") + from.isPresent() + to.isPresent(),
              new Move(from, to, 1),
              (one, other) -> new Move(from, to, one.people() + other.people()));
        }
      }
      all.put(attribute, List.copyOf(moves.values()));
    }
    return new Moves(all);
  }

  private static Optional<String> value(
      Map<String, Map<String, String>> asked, String person, String attribute) {
    return Optional.ofNullable(asked.get(person))
        .map(values ->
            attribute.equals(OneWayTable.EVERYBODY)
                ? OneWayTable.EVERYBODY
                : values.getOrDefault(attribute, Breakdowns.OTHER));
  }

  /** The moves of one breakdown, or of everybody. */
  public List<Move> of(String attribute) {
    return byAttribute.getOrDefault(attribute, List.of());
  }
}
