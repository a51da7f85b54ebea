package dev.astrolabe.model.stage;

import dev.astrolabe.model.stage.Condition.All;
import dev.astrolabe.model.stage.Condition.Any;
import dev.astrolabe.model.stage.Condition.AtLeast;
import dev.astrolabe.model.stage.Condition.Behaviour;
import dev.astrolabe.model.stage.Condition.Not;
import dev.astrolabe.model.stage.Condition.Threshold;
import java.util.List;

/** Whether one condition holds wherever another does, seen node by node. */
final class Weaker {
  private Weaker() {}

  /** True where {@code weak} is {@code strong} with thresholds lowered or conjuncts dropped. */
  static boolean check(Condition weak, Condition strong) {
    if (weak.equals(strong)) {
      return true;
    }
    if (weak instanceof All all) {
      // Every part that is left must be implied by some conjunct of the stronger side.
      var conjuncts = strong instanceof All other ? other.parts() : List.of(strong);
      return all.parts().stream()
          .allMatch(part -> conjuncts.stream().anyMatch(c -> check(part, c)));
    }
    if (strong instanceof All all && all.parts().stream().anyMatch(part -> check(weak, part))) {
      return true;
    }
    return switch (weak) {
      case Threshold w ->
          strong instanceof Threshold s
              && w.dimension() == s.dimension()
              && w.atLeast().compareTo(s.atLeast()) <= 0;
      case Behaviour w ->
          strong instanceof Behaviour s
              && w.matcher().equals(s.matcher())
              && w.count() <= s.count()
              && (w.window().isEmpty()
                  || (s.window().isPresent()
                      && w.window().get().seconds() >= s.window().get().seconds()));
      case Any w -> strong instanceof Any s && pairwise(w.parts(), s.parts());
      case AtLeast w ->
          strong instanceof AtLeast s && w.count() <= s.count() && pairwise(w.parts(), s.parts());
      case Not w -> strong instanceof Not s && check(s.part(), w.part());
      case All w -> false;
      case Condition.Attribute w -> false;
    };
  }

  private static boolean pairwise(List<Condition> weak, List<Condition> strong) {
    if (weak.size() != strong.size()) {
      return false;
    }
    for (int i = 0; i < weak.size(); i++) {
      if (!check(weak.get(i), strong.get(i))) {
        return false;
      }
    }
    return true;
  }
}
