package dev.astrolabe.model.scoring;

import dev.astrolabe.model.profile.Fact;
import java.util.List;
import java.util.Optional;

/**
 * A fit rule with its tests ready.
 *
 * @param unknown what it gives where the attribute has no voluntary value
 */
record CompiledFitRule(FitRule rule, List<CompiledTest> tests, FitAt.Result unknown) {
  static CompiledFitRule of(FitRule rule) {
    return new CompiledFitRule(
        rule,
        rule.cases().stream().map(c -> CompiledTest.of(c.test())).toList(),
        result(rule, Optional.empty(), rule.unknown(), Optional.empty()));
  }

  /** What it gives for a fact whose value has this matching key. */
  FitAt.Result result(Optional<Fact> fact, String key) {
    for (int i = 0; i < tests.size(); i++) {
      if (tests.get(i).passes(key)) {
        var matched = rule.cases().get(i);
        return result(rule, fact, matched.points(), matched.disqualifies());
      }
    }
    return result(rule, fact, rule.otherwise(), Optional.empty());
  }

  private static FitAt.Result result(
      FitRule rule, Optional<Fact> fact, Points points, Optional<String> disqualifies) {
    long plain = points.millionths();
    return new FitAt.Result(rule, fact, plain, rule.clamp().hold(plain), disqualifies);
  }
}
