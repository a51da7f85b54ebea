package dev.astrolabe.model.lead;

import dev.astrolabe.model.stage.Transition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares where a lead stood before and after a write. */
final class Stages {
  private Stages() {}

  /** The transitions that the write recorded. */
  static List<Transition> recorded(Lead before, Lead after) {
    var recorded = new ArrayList<Transition>();
    for (var standing : after.standings().values()) {
      var former =
          Optional.ofNullable(before.standings().get(standing.model())).flatMap(Standing::newest);
      if (!standing.newest().equals(former)) {
        standing.newest().ifPresent(recorded::add);
      }
    }
    return List.copyOf(recorded);
  }

  static boolean moved(Lead before, Lead after) {
    return !recorded(before, after).isEmpty();
  }
}
