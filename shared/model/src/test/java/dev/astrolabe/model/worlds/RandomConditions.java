package dev.astrolabe.model.worlds;

import dev.astrolabe.model.scoring.Dimension;
import dev.astrolabe.model.scoring.Matcher;
import dev.astrolabe.model.scoring.Points;
import dev.astrolabe.model.scoring.Window;
import dev.astrolabe.model.stage.Condition;
import dev.astrolabe.model.stage.StageRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Draws rules of stages: a condition to enter, a weaker one to stay, a veto and a dwell. */
final class RandomConditions {
  private final Draw draw;
  private final Vocabulary words;
  private final List<Points> used;

  /**
   * Rules for a model.
   *
   * @param used points of the model's rules, so that thresholds can be met exactly
   */
  RandomConditions(Draw draw, Vocabulary words, List<Points> used) {
    this.draw = draw;
    this.words = words;
    this.used = used;
  }

  StageRule rule() {
    var enter = enter();
    return new StageRule(
        enter,
        draw.chance(25) ? enter : weaker(enter),
        veto(),
        draw.chance(35) ? 0 : words.seconds(8));
  }

  private Condition enter() {
    return switch (draw.between(0, 9)) {
      case 0, 1, 2 -> threshold();
      case 3, 4, 5 -> new Condition.All(parts(threshold(), 1, 2));
      case 6 -> new Condition.Any(parts(threshold(), 1, 2));
      case 7, 8 -> {
        var parts = parts(threshold(), 1, 3);
        yield new Condition.AtLeast(draw.between(1, parts.size()), parts);
      }
      default -> behaviour(80);
    };
  }

  private Condition veto() {
    return switch (draw.between(0, 9)) {
      case 0, 1, 2 -> new Condition.Any(List.of());
      case 3, 4, 5, 6 -> new Condition.Behaviour(Matcher.of(bad()), 1, window(90));
      case 7 -> behaviour(90);
      case 8 -> new Condition.Not(new Condition.Threshold(Dimension.TOTAL, new Points(-level())));
      default ->
          new Condition.Any(
              List.of(behaviour(90), new Condition.All(List.of(leaf(), behaviour(90)))));
    };
  }

  private String bad() {
    return draw.of("rejected", "bounce", "reply");
  }

  private List<Condition> parts(Condition first, int least, int most) {
    var parts = new ArrayList<Condition>();
    for (int i = draw.between(least, most); i > 0; i--) {
      parts.add(draw.chance(15) ? compound() : leaf());
    }
    parts.add(draw.between(0, parts.size()), first);
    return parts;
  }

  private Condition compound() {
    var parts = List.of(leaf(), leaf());
    return switch (draw.between(0, 3)) {
      case 0 -> new Condition.All(parts);
      case 1 -> new Condition.Any(parts);
      case 2 -> new Condition.AtLeast(draw.between(1, 2), parts);
      default -> new Condition.Not(new Condition.All(parts));
    };
  }

  private Condition leaf() {
    return switch (draw.between(0, 9)) {
      case 0, 1, 2 -> threshold();
      case 3, 4, 5 -> behaviour(70);
      case 6, 7 -> {
        var attribute = words.attribute();
        yield new Condition.Attribute(attribute, words.test(attribute));
      }
      case 8 -> new Condition.Not(threshold());
      default -> new Condition.Not(behaviour(90));
    };
  }

  private Condition.Threshold threshold() {
    var dimension =
        draw.of(Dimension.ENGAGEMENT, Dimension.ENGAGEMENT, Dimension.TOTAL, Dimension.FIT);
    return new Condition.Threshold(dimension, new Points(level()));
  }

  /** Points around what one to three entries give. */
  private long level() {
    long one = used.isEmpty() ? Points.SCALE : Math.abs(draw.of(used).millionths());
    long wanted =
        switch (draw.between(0, 5)) {
          case 0, 1 -> one;
          case 2 -> 2 * one;
          case 3 -> one / 2;
          case 4 -> draw.between(1, 15) * Points.SCALE;
          default -> draw.of(1L, 0L, -2 * Points.SCALE, one + 1, one / 4);
        };
    return Math.clamp(wanted, -Points.LARGEST, Points.LARGEST);
  }

  private Condition.Behaviour behaviour(int percentWindow) {
    return new Condition.Behaviour(words.matcher(), draw.of(1, 1, 2, 3), window(percentWindow));
  }

  private Optional<Window> window(int percent) {
    return draw.maybe(percent, () -> new Window(words.seconds(10)));
  }

  /** Thresholds lowered, counts lowered, windows longer, conjuncts dropped. */
  private Condition weaker(Condition enter) {
    return switch (enter) {
      case Condition.Threshold(var dimension, var atLeast) ->
          new Condition.Threshold(
              dimension,
              new Points(
                  Math.max(-Points.LARGEST, atLeast.millionths() - less(atLeast.millionths()))));
      case Condition.Behaviour(var matcher, int count, var window) ->
          new Condition.Behaviour(
              matcher,
              Math.max(1, count - draw.between(0, 1)),
              draw.chance(20)
                  ? Optional.empty()
                  : window.map(
                      w -> new Window(w.seconds() + (long) words.unit() * draw.between(0, 3))));
      case Condition.All(var parts) ->
          new Condition.All(parts.stream().filter(p -> draw.chance(70)).map(this::weaker).toList());
      case Condition.Any(var parts) -> new Condition.Any(each(parts));
      case Condition.AtLeast(int count, var parts) ->
          new Condition.AtLeast(Math.max(1, count - draw.between(0, 1)), each(parts));
      case Condition.Not not -> not;
      case Condition.Attribute attribute -> attribute;
    };
  }

  private List<Condition> each(List<Condition> parts) {
    return parts.stream().map(this::weaker).toList();
  }

  private long less(long atLeast) {
    return draw.of(0L, 1L, Points.SCALE, 2 * Points.SCALE, Math.abs(atLeast) / 2);
  }
}
