package dev.astrolabe.model.stage;

import dev.astrolabe.model.scoring.CompiledModel;
import dev.astrolabe.model.scoring.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** When one stage is entered, kept and barred, with its conditions made ready. */
public final class CompiledStage {
  /** What can be asked of a stage over a span. */
  enum Turn {
    ENTERED,
    BARRED,
    LEFT
  }

  private static final List<Stage> QUALIFIED = List.of(Stage.MQL, Stage.PQL, Stage.SQL);

  /** Every set of these, by one bit for each. */
  private static final List<Set<Stage>> SETS = sets();

  private final Stage stage;
  private final int bit;
  private final long dwell;
  private final CompiledCondition enter;
  private final CompiledCondition stay;
  private final CompiledCondition veto;

  private CompiledStage(Stage stage, StageRule rule, CompiledModel model) {
    this.stage = stage;
    bit = 1 << QUALIFIED.indexOf(stage);
    dwell = rule.dwellSeconds();
    enter = CompiledCondition.of(rule.enter(), model);
    stay = CompiledCondition.of(rule.stay(), model);
    veto = CompiledCondition.of(rule.veto(), model);
  }

  /** The stages of a model whose matchers and questions have their places, the lowest first. */
  public static List<CompiledStage> of(CompiledModel model) {
    var stages = new ArrayList<CompiledStage>();
    for (var rule : model.model().stages().entrySet()) {
      stages.add(new CompiledStage(rule.getKey(), rule.getValue(), model));
    }
    return List.copyOf(stages);
  }

  private static List<Set<Stage>> sets() {
    var sets = new ArrayList<Set<Stage>>();
    for (int bits = 0; bits < 1 << QUALIFIED.size(); bits++) {
      var set = EnumSet.noneOf(Stage.class);
      for (int s = 0; s < QUALIFIED.size(); s++) {
        if ((bits >> s & 1) != 0) {
          set.add(QUALIFIED.get(s));
        }
      }
      sets.add(Collections.unmodifiableSet(set));
    }
    return List.copyOf(sets);
  }

  /** The stages whose {@link #bit}s are set; always the same object. */
  static Set<Stage> set(int bits) {
    return SETS.get(bits);
  }

  int bit() {
    return bit;
  }

  Stage stage() {
    return stage;
  }

  long dwellSeconds() {
    return dwell;
  }

  Truth over(Turn turn, Span span) {
    return switch (turn) {
      case ENTERED -> {
        var free = barred(span).not();
        yield free == Truth.NO ? Truth.NO : free.and(enter.over(span));
      }
      case BARRED -> barred(span);
      case LEFT -> {
        var barred = barred(span);
        yield barred == Truth.YES ? Truth.YES : barred.or(stay.over(span).not());
      }
    };
  }

  private Truth barred(Span span) {
    return span.fit().isDisqualified() ? Truth.YES : veto.over(span);
  }

  boolean isEntered(Span second) {
    return over(Turn.ENTERED, second) == Truth.YES;
  }

  /** Whether the stage that is held since a second is left at the one second of the span. */
  boolean isLeft(Span second, long since) {
    return over(second.from() < since + dwell ? Turn.BARRED : Turn.LEFT, second) == Truth.YES;
  }
}
