package dev.astrolabe.model.stage;

import dev.astrolabe.model.scoring.Span;

/** Answers conditions over a span; over a single second always yes or no. */
final class Answer {
  private Answer() {}

  static Truth of(Condition condition, Span span) {
    return switch (condition) {
      case Condition.All all -> {
        var truth = Truth.YES;
        for (var part : all.parts()) {
          truth = truth.and(of(part, span));
        }
        yield truth;
      }
      case Condition.Any any -> {
        var truth = Truth.NO;
        for (var part : any.parts()) {
          truth = truth.or(of(part, span));
        }
        yield truth;
      }
      case Condition.Not not -> of(not.part(), span).not();
      case Condition.AtLeast some -> {
        int sure = 0;
        int possible = 0;
        for (var part : some.parts()) {
          var truth = of(part, span);
          sure += truth == Truth.YES ? 1 : 0;
          possible += truth == Truth.NO ? 0 : 1;
        }
        yield between(sure >= some.count(), possible >= some.count());
      }
      case Condition.Attribute attribute ->
          Truth.of(span.fit().answers().get(span.tally().model().question(attribute)));
      case Condition.Threshold threshold -> {
        long atLeast = threshold.atLeast().millionths();
        yield between(
            span.lower().of(threshold.dimension()) >= atLeast,
            span.upper().of(threshold.dimension()) >= atLeast);
      }
      case Condition.Behaviour behaviour -> count(behaviour, span);
    };
  }

  /** Without new entries a count in a window only falls. */
  private static Truth count(Condition.Behaviour behaviour, Span span) {
    var tally = span.tally();
    int matcher = tally.model().index(behaviour.matcher());
    if (behaviour.window().isEmpty()) {
      return Truth.of(tally.count(matcher, span.from()) >= behaviour.count());
    }
    long window = behaviour.window().get().seconds();
    return between(
        tally.count(matcher, window, span.to()) >= behaviour.count(),
        tally.count(matcher, window, span.from()) >= behaviour.count());
  }

  private static Truth between(boolean atLeast, boolean atMost) {
    return atLeast ? Truth.YES : atMost ? Truth.MAYBE : Truth.NO;
  }
}
