package dev.astrolabe.model.stage;

import dev.astrolabe.model.scoring.CompiledModel;
import dev.astrolabe.model.scoring.Dimension;
import dev.astrolabe.model.scoring.Span;
import java.util.List;

/**
 * A condition made ready for one model: matchers and questions by their places, points as plain
 * numbers, and the parts that need no sums first. One class for all forms, since every function
 * loads it while it starts.
 */
final class CompiledCondition {
  private enum Form {
    ATTRIBUTE,
    BEHAVIOUR,
    BEHAVIOUR_IN_WINDOW,
    THRESHOLD,
    ALL,
    ANY,
    NOT,
    AT_LEAST
  }

  private static final CompiledCondition[] NO_PARTS = {};

  private final Form form;
  private final CompiledCondition[] parts;

  /** The place of the matcher or of the question. */
  private final int place;

  /** How many entries or parts, or how many millionths, there have to be at least. */
  private final long atLeast;

  private final long window;
  private final Dimension dimension;

  private CompiledCondition(
      Form form,
      CompiledCondition[] parts,
      int place,
      long atLeast,
      long window,
      Dimension dimension) {
    this.form = form;
    this.parts = parts;
    this.place = place;
    this.atLeast = atLeast;
    this.window = window;
    this.dimension = dimension;
  }

  static CompiledCondition of(Condition condition, CompiledModel model) {
    return switch (condition) {
      case Condition.All all -> composed(Form.ALL, all.parts(), 0, model);
      case Condition.Any any -> composed(Form.ANY, any.parts(), 0, model);
      case Condition.Not not -> composed(Form.NOT, List.of(not.part()), 0, model);
      case Condition.AtLeast some -> composed(Form.AT_LEAST, some.parts(), some.count(), model);
      case Condition.Attribute attribute ->
          leaf(Form.ATTRIBUTE, model.question(attribute), 0, 0, Dimension.TOTAL);
      case Condition.Threshold threshold ->
          leaf(Form.THRESHOLD, 0, threshold.atLeast().millionths(), 0, threshold.dimension());
      case Condition.Behaviour asked -> {
        int matcher = model.index(asked.matcher());
        yield asked.window().isPresent()
            ? leaf(
                Form.BEHAVIOUR_IN_WINDOW,
                matcher,
                asked.count(),
                asked.window().get().seconds(),
                Dimension.TOTAL)
            : leaf(Form.BEHAVIOUR, matcher, asked.count(), 0, Dimension.TOTAL);
      }
    };
  }

  private static CompiledCondition leaf(
      Form form, int place, long atLeast, long window, Dimension dimension) {
    return new CompiledCondition(form, NO_PARTS, place, atLeast, window, dimension);
  }

  private static CompiledCondition composed(
      Form form, List<Condition> conditions, int atLeast, CompiledModel model) {
    var parts = new CompiledCondition[conditions.size()];
    int first = 0;
    int last = parts.length;
    for (var condition : conditions) {
      var part = of(condition, model);
      parts[part.needsSums() ? --last : first++] = part;
    }
    return new CompiledCondition(form, parts, 0, atLeast, 0, Dimension.TOTAL);
  }

  private boolean needsSums() {
    for (var part : parts) {
      if (part.needsSums()) {
        return true;
      }
    }
    return form == Form.THRESHOLD && dimension != Dimension.FIT;
  }

  /** The answer over a span; over a single second always yes or no. */
  Truth over(Span span) {
    return switch (form) {
      case ATTRIBUTE -> Truth.of(span.fit().answer(place));
      case BEHAVIOUR -> Truth.of(span.count(place) >= atLeast);
      // Without new entries a count in a window only falls.
      case BEHAVIOUR_IN_WINDOW ->
          between(span.least(place, window) >= atLeast, span.most(place, window) >= atLeast);
      case THRESHOLD -> between(span.least(dimension) >= atLeast, span.most(dimension) >= atLeast);
      case ALL -> all(span);
      case ANY -> any(span);
      case NOT -> parts[0].over(span).not();
      case AT_LEAST -> atLeast(span);
    };
  }

  private Truth all(Span span) {
    var truth = Truth.YES;
    for (int i = 0; i < parts.length && truth != Truth.NO; i++) {
      truth = truth.and(parts[i].over(span));
    }
    return truth;
  }

  private Truth any(Span span) {
    var truth = Truth.NO;
    for (int i = 0; i < parts.length && truth != Truth.YES; i++) {
      truth = truth.or(parts[i].over(span));
    }
    return truth;
  }

  private Truth atLeast(Span span) {
    int sure = 0;
    int possible = 0;
    for (var part : parts) {
      var truth = part.over(span);
      sure += truth == Truth.YES ? 1 : 0;
      possible += truth == Truth.NO ? 0 : 1;
    }
    return between(sure >= atLeast, possible >= atLeast);
  }

  private static Truth between(boolean atLeast, boolean atMost) {
    return atLeast ? Truth.YES : atMost ? Truth.MAYBE : Truth.NO;
  }
}
