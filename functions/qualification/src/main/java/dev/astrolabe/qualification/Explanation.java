package dev.astrolabe.qualification;

import dev.astrolabe.model.scoring.Line;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The lines of an assessment as they are shown: those without points fold into one for each rule
 * and status, and a rule with very many into a summary. Nothing is lost from the sum.
 *
 * @param omitted how many lines the folded ones stand for
 */
record Explanation(List<Line> lines, int omitted) {
  private static final int MOST_LINES_OF_A_RULE = 200;

  Explanation {
    lines = List.copyOf(lines);
  }

  /** Every line as it is. */
  static Explanation whole(List<Line> lines) {
    return new Explanation(lines, 0);
  }

  static Explanation folded(List<Line> lines) {
    var counted = new HashMap<Optional<String>, Integer>();
    for (var line : lines) {
      if (line.points() != 0 && line.entry().isPresent()) {
        counted.merge(line.rule(), 1, Integer::sum);
      }
    }
    record Fold(Optional<String> rule, Line.Status status, boolean withPoints) {}
    var shown = new LinkedHashMap<Object, List<Line>>();
    int own = 0;
    for (var line : lines) {
      boolean many = counted.getOrDefault(line.rule(), 0) > MOST_LINES_OF_A_RULE;
      Object key =
          line.entry().isPresent() && (line.points() == 0 || many)
              ? new Fold(line.rule(), line.status(), line.points() != 0)
              : own++;
      shown.computeIfAbsent(key, k -> new ArrayList<>()).add(line);
    }
    return new Explanation(shown.values().stream().map(Explanation::one).toList(), omitted(shown));
  }

  private static int omitted(Map<Object, List<Line>> shown) {
    return shown.values().stream().filter(l -> l.size() > 1).mapToInt(List::size).sum();
  }

  private static Line one(List<Line> lines) {
    var first = lines.getFirst();
    if (lines.size() == 1) {
      return first;
    }
    return new Line(
        first.rule(),
        first.group(),
        first.dimension(),
        Optional.empty(),
        first.fact(),
        first.nominal(),
        lines.stream().mapToLong(Line::points).sum(),
        first.status(),
        Optional.of(lines.size()),
        first.note());
  }
}
