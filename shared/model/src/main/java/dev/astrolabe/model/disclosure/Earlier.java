package dev.astrolabe.model.disclosure;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

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

  /**
   * The groups, and those whose people are in them now: a department that has another name, or was
   * made of two, is the same people.
   */
  Set<String> origins(Set<String> values) {
    var origins = new TreeSet<>(values);
    moves.stream()
        .filter(move -> move.to().filter(values::contains).isPresent())
        .forEach(move -> move.from().ifPresent(origins::add));
    return origins;
  }

  /** How many belong to the groups {@code to} now and did not belong to {@code from} then. */
  int joined(Set<String> from, Set<String> to) {
    return moves.stream()
        .filter(move -> move.to().filter(to::contains).isPresent())
        .filter(move -> move.from().filter(from::contains).isEmpty())
        .mapToInt(Move::people)
        .sum();
  }

  /**
   * How many belonged to the groups {@code from} then and do not belong to {@code to} now. Of a
   * group in both, those who stayed are no move; of one in {@code from} alone, they have left.
   */
  int left(Set<String> from, Set<String> to) {
    int moved =
        moves.stream()
            .filter(move -> move.from().filter(from::contains).isPresent())
            .filter(move -> move.to().filter(to::contains).isEmpty())
            .mapToInt(Move::people)
            .sum();
    int stayed =
        from.stream()
            .filter(value -> !to.contains(value))
            .mapToInt(value -> asked(value) - movedFrom(value))
            .sum();
    return moved + stayed;
  }

  private int asked(String value) {
    var group = groups.get(value);
    return group == null ? 0 : group.asked();
  }

  private int movedFrom(String value) {
    return moves.stream()
        .filter(move -> move.from().equals(Optional.of(value)))
        .mapToInt(Move::people)
        .sum();
  }
}
