package dev.astrolabe.model.stage;

import dev.astrolabe.model.scoring.Matcher;
import dev.astrolabe.model.scoring.ValueTest;
import dev.astrolabe.model.scoring.Window;
import dev.astrolabe.model.stage.Condition.All;
import dev.astrolabe.model.stage.Condition.Any;
import dev.astrolabe.model.stage.Condition.AtLeast;
import dev.astrolabe.model.stage.Condition.Attribute;
import dev.astrolabe.model.stage.Condition.Behaviour;
import dev.astrolabe.model.stage.Condition.Not;
import dev.astrolabe.model.stage.Condition.Threshold;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether one condition holds wherever another does, seen node by node. Written with plain loops
 * and comparisons: every function compiles its model while it starts, and a stream, a type switch
 * or a record's own equals costs milliseconds the first time.
 */
final class Weaker {
  private Weaker() {}

  /** True where {@code weak} is {@code strong} with thresholds lowered or conjuncts dropped. */
  static boolean check(Condition weak, Condition strong) {
    if (weak instanceof All all) {
      // Every part that is left must be implied by some conjunct of the stronger side.
      var conjuncts = strong instanceof All other ? other.parts() : List.of(strong);
      for (var part : all.parts()) {
        if (!impliedByOne(part, conjuncts)) {
          return false;
        }
      }
      return true;
    }
    if (strong instanceof All all && impliedByOne(weak, all.parts())) {
      return true;
    }
    if (weak instanceof Threshold w) {
      return strong instanceof Threshold s
          && w.dimension() == s.dimension()
          && w.atLeast().compareTo(s.atLeast()) <= 0;
    }
    if (weak instanceof Behaviour w) {
      return strong instanceof Behaviour s
          && same(w.matcher(), s.matcher())
          && w.count() <= s.count()
          && isLonger(w.window(), s.window());
    }
    if (weak instanceof Any w) {
      return strong instanceof Any s && pairwise(w.parts(), s.parts());
    }
    if (weak instanceof AtLeast w) {
      return strong instanceof AtLeast s
          && w.count() <= s.count()
          && pairwise(w.parts(), s.parts());
    }
    if (weak instanceof Not w) {
      return strong instanceof Not s && check(s.part(), w.part());
    }
    return weak instanceof Attribute w
        && strong instanceof Attribute s
        && w.attribute().equals(s.attribute())
        && same(w.test(), s.test());
  }

  private static boolean impliedByOne(Condition part, List<Condition> conjuncts) {
    for (var conjunct : conjuncts) {
      if (check(part, conjunct)) {
        return true;
      }
    }
    return false;
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

  private static boolean isLonger(Optional<Window> weak, Optional<Window> strong) {
    return weak.isEmpty() || (strong.isPresent() && weak.get().seconds() >= strong.get().seconds());
  }

  private static boolean same(Matcher a, Matcher b) {
    if (!a.kinds().equals(b.kinds()) || !a.filters().keySet().equals(b.filters().keySet())) {
      return false;
    }
    for (Map.Entry<String, ValueTest> filter : a.filters().entrySet()) {
      var other = b.filters().get(filter.getKey());
      if (other == null || !same(filter.getValue(), other)) {
        return false;
      }
    }
    return true;
  }

  private static boolean same(ValueTest a, ValueTest b) {
    if (a instanceof ValueTest.Present) {
      return b instanceof ValueTest.Present;
    }
    if (a instanceof ValueTest.OneOf x && b instanceof ValueTest.OneOf y) {
      return x.literals().equals(y.literals());
    }
    return a.equals(b);
  }
}
