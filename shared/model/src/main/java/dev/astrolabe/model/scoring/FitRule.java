package dev.astrolabe.model.scoring;

import java.util.List;
import java.util.Optional;

/**
 * Points for who they are: the first case whose test the attribute's newest voluntary value passes
 * gives its points; {@code otherwise} where none passes; {@code unknown} where the attribute has no
 * voluntary value.
 *
 * @param id stable name of the rule
 */
public record FitRule(
    String id,
    Optional<String> group,
    String attribute,
    List<Case> cases,
    Points otherwise,
    Points unknown,
    Clamp clamp) {

  /**
   * One answer and its points.
   *
   * @param disqualifies where given, the lead is disqualified for this reason: no stage can be
   *     entered or kept
   */
  public record Case(ValueTest test, Points points, Optional<String> disqualifies) {}

  public FitRule {
    cases = List.copyOf(cases);
  }

  /** The most this rule can give, at least zero: its weight in completeness. Millionths. */
  public long weight() {
    long most = Math.max(0, otherwise.millionths());
    for (var c : cases) {
      most = Math.max(most, c.points().millionths());
    }
    return most;
  }
}
