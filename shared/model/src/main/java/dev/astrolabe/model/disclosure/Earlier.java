package dev.astrolabe.model.disclosure;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The same breakdown of an earlier run. All of its groups are taken for known: what was hidden of
 * them then may have been told since, and whoever knows less can subtract no more.
 *
 * @param moves who came, went and changed groups since
 */
public record Earlier(Map<String, Group> groups, List<Move> moves) {
  public Earlier {
    groups = Map.copyOf(groups);
    moves = List.copyOf(moves);
  }

  /** The people of some groups together. */
  Group together(Set<String> values, int answers) {
    var all = Group.nobody(answers);
    for (var value : values) {
      var group = groups.get(value);
      all = group == null ? all : all.plus(group);
    }
    return all;
  }

  /** How many belong to these groups now and did not then. */
  int joined(Set<String> values) {
    return moves.stream()
        .filter(move -> move.to().filter(values::contains).isPresent())
        .filter(move -> move.from().filter(values::contains).isEmpty())
        .mapToInt(Move::people)
        .sum();
  }

  /** How many belonged to these groups then and do not now. */
  int left(Set<String> values) {
    return moves.stream()
        .filter(move -> move.from().filter(values::contains).isPresent())
        .filter(move -> move.to().filter(values::contains).isEmpty())
        .mapToInt(Move::people)
        .sum();
  }
}
