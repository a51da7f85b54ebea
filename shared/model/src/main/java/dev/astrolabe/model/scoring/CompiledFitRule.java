package dev.astrolabe.model.scoring;

import dev.astrolabe.model.profile.Fact;
import java.util.List;
import java.util.Optional;

/** A fit rule with its tests ready. */
record CompiledFitRule(FitRule rule, List<CompiledTest> tests) {
  static CompiledFitRule of(FitRule rule) {
    return new CompiledFitRule(
        rule, rule.cases().stream().map(c -> CompiledTest.of(c.test())).toList());
  }

  FitAt.Result result(Optional<Fact> fact) {
    if (fact.isEmpty()) {
      return result(fact, rule.unknown(), Optional.empty());
    }
    for (int i = 0; i < tests.size(); i++) {
      if (tests.get(i).passes(fact.get().value())) {
        var matched = rule.cases().get(i);
        return result(fact, matched.points(), matched.disqualifies());
      }
    }
    return result(fact, rule.otherwise(), Optional.empty());
  }

  private FitAt.Result result(Optional<Fact> fact, Points points, Optional<String> disqualifies) {
    long plain = points.millionths();
    return new FitAt.Result(rule, fact, plain, rule.clamp().hold(plain), disqualifies);
  }
}
