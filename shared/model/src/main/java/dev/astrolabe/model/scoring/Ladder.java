package dev.astrolabe.model.scoring;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How rule sums climb to the total: each rule's sum is held by its clamp, then each group's, then
 * each dimension's, then the total's. Every step keeps order, so that bounds below give bounds
 * above.
 */
final class Ladder {
  private final ScoringModel model;
  private final int[] fitGroup;
  private final int[] engagementGroup;
  private final int[] inactivityGroup;

  Ladder(ScoringModel model) {
    this.model = model;
    Map<String, Integer> place = new HashMap<>();
    for (int g = 0; g < model.groups().size(); g++) {
      place.put(model.groups().get(g).id(), g);
    }
    fitGroup = places(place, model.fitRules().stream().map(FitRule::group).toList());
    engagementGroup =
        places(place, model.engagementRules().stream().map(EngagementRule::group).toList());
    inactivityGroup =
        places(place, model.inactivityRules().stream().map(InactivityRule::group).toList());
  }

  private static int[] places(Map<String, Integer> place, List<Optional<String>> groups) {
    return groups.stream().mapToInt(group -> group.map(place::get).orElse(-1)).toArray();
  }

  /** The score from what the rules give before their clamps. */
  Score score(FitAt fit, long[] engagement, long[] inactivity) {
    long[] groups = new long[model.groups().size()];
    long fitSum = 0;
    for (int r = 0; r < fitGroup.length; r++) {
      fitSum += climb(groups, fitGroup[r], fit.results().get(r).held());
    }
    long engagementSum = 0;
    for (int r = 0; r < engagement.length; r++) {
      engagementSum +=
          climb(
              groups,
              engagementGroup[r],
              model.engagementRules().get(r).clamp().hold(engagement[r]));
    }
    for (int r = 0; r < inactivity.length; r++) {
      engagementSum +=
          climb(
              groups,
              inactivityGroup[r],
              model.inactivityRules().get(r).clamp().hold(inactivity[r]));
    }
    for (int g = 0; g < groups.length; g++) {
      var group = model.groups().get(g);
      long held = group.clamp().hold(groups[g]);
      if (group.dimension() == Dimension.FIT) {
        fitSum += held;
      } else {
        engagementSum += held;
      }
    }
    long fitHeld = model.fit().hold(fitSum);
    long engagementHeld = model.engagement().hold(engagementSum);
    return new Score(model.total().hold(fitHeld + engagementHeld), fitHeld, engagementHeld);
  }

  /** Adds to the rule's group, or answers what goes to the dimension directly. */
  private static long climb(long[] groups, int group, long held) {
    if (group < 0) {
      return held;
    }
    groups[group] += held;
    return 0;
  }
}
