package dev.astrolabe.model.scoring;

import dev.astrolabe.model.stage.Stage;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What a model version says of a lead at an instant: a pure function of the model version, the
 * entries and the two times.
 *
 * @param at valid time: what had occurred by then
 * @param knownAt what had been recorded by then
 * @param qualified the stages the lead is qualified for at {@code at}
 * @param completeness weight of the fit rules whose attributes are known, per million of the weight
 *     of all
 * @param lines their points add up to the score exactly
 * @param disqualified the reasons, empty for a lead that is not
 */
public record Assessment(
    String model,
    int version,
    Instant at,
    Instant knownAt,
    Score score,
    Grade grade,
    Stage stage,
    Set<Stage> qualified,
    int completeness,
    List<Line> lines,
    List<String> disqualified) {
  public Assessment {
    qualified = Set.copyOf(qualified);
    lines = List.copyOf(lines);
    disqualified = List.copyOf(disqualified);
  }
}
