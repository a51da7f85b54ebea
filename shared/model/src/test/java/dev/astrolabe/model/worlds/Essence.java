package dev.astrolabe.model.worlds;

import dev.astrolabe.model.ledger.EntryId;
import dev.astrolabe.model.scoring.Assessment;
import dev.astrolabe.model.scoring.Dimension;
import dev.astrolabe.model.scoring.Grade;
import dev.astrolabe.model.scoring.Line;
import dev.astrolabe.model.scoring.Score;
import dev.astrolabe.model.stage.Stage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What two ways of assessing must agree on: the results, what each entry gave by each rule and why,
 * and what each fit or silence rule gave. The wording, the order and the folding of lines are free,
 * and so is whether a line of a fit rule names the entry that stated the fact.
 */
public record Essence(
    Score score,
    Grade grade,
    Stage stage,
    Set<Stage> qualified,
    int completeness,
    List<String> disqualified,
    Map<RuleAndEntry, Gave> entries,
    Map<String, Gave> rules) {
  /** One entry under one rule. */
  public record RuleAndEntry(String rule, EntryId entry) {}

  /** Points in millionths and the reason. */
  public record Gave(long points, Line.Status status) {}

  /**
   * What an assessment comes to. Throws {@link AssertionError}, which begins with {@code where},
   * where the lines do not add up to the score, of a dimension or of the total.
   */
  public static Essence of(String where, Assessment assessment) {
    var score = assessment.score();
    var lines = assessment.lines();
    addUp(where + ": fit", score.fit(), points(lines, Dimension.FIT));
    addUp(where + ": engagement", score.engagement(), points(lines, Dimension.ENGAGEMENT));
    addUp(where + ": total", score.total(), lines.stream().mapToLong(Line::points).sum());

    var entries = new HashMap<RuleAndEntry, Gave>();
    var rules = new HashMap<String, Gave>();
    for (var line : lines) {
      var gave = new Gave(line.points(), line.status());
      line.rule()
          .ifPresent(rule ->
              line.entry()
                  .filter(entry -> line.dimension() == Dimension.ENGAGEMENT)
                  .ifPresentOrElse(
                      entry -> entries.put(new RuleAndEntry(rule, entry), gave),
                      () -> rules.put(rule, gave)));
    }
    return new Essence(
        score,
        assessment.grade(),
        assessment.stage(),
        assessment.qualified(),
        assessment.completeness(),
        assessment.disqualified(),
        entries,
        rules);
  }

  private static long points(List<Line> lines, Dimension dimension) {
    return lines.stream()
        .filter(line -> line.dimension() == dimension)
        .mapToLong(Line::points)
        .sum();
  }

  private static void addUp(String what, long score, long lines) {
    if (score != lines) {
      throw new AssertionError(what + " lines add up to " + lines + ", the score says " + score);
    }
  }
}
