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
  private final long[] floor;
  private final long[] cap;
  private final Bounds[] inactivityBounds;
  private final Bounds[] groupBounds;
  private final boolean[] ofEngagement;
  private final int[] fitGroup;
  private final int[] engagementGroup;
  private final int[] inactivityGroup;
  private final Bounds fit;
  private final Bounds engagement;
  private final Bounds total;

  Ladder(ScoringModel model) {
    var groups = model.groups();
    Map<String, Integer> place = new HashMap<>();
    groupBounds = new Bounds[groups.size()];
    ofEngagement = new boolean[groups.size()];
    for (int g = 0; g < groups.size(); g++) {
      place.put(groups.get(g).id(), g);
      groupBounds[g] = Bounds.of(groups.get(g).clamp());
      ofEngagement[g] = groups.get(g).dimension() == Dimension.ENGAGEMENT;
    }
    fitGroup = places(place, model.fitRules().stream().map(FitRule::group).toList());
    engagementGroup =
        places(place, model.engagementRules().stream().map(EngagementRule::group).toList());
    inactivityGroup =
        places(place, model.inactivityRules().stream().map(InactivityRule::group).toList());
    floor = new long[engagementGroup.length];
    cap = new long[engagementGroup.length];
    for (int r = 0; r < floor.length; r++) {
      var bounds = Bounds.of(model.engagementRules().get(r).clamp());
      floor[r] = bounds.floor();
      cap[r] = bounds.cap();
    }
    inactivityBounds = bounds(model.inactivityRules().stream().map(InactivityRule::clamp).toList());
    fit = Bounds.of(model.fit());
    engagement = Bounds.of(model.engagement());
    total = Bounds.of(model.total());
  }

  private static Bounds[] bounds(List<Clamp> clamps) {
    return clamps.stream().map(Bounds::of).toArray(Bounds[]::new);
  }

  /** The place of each rule's group; one behind the last for a rule without a group. */
  private static int[] places(Map<String, Integer> place, List<Optional<String>> groups) {
    return groups.stream().mapToInt(group -> group.map(place::get).orElse(place.size())).toArray();
  }

  /** Room for the sum of every group, and behind them for what belongs to none. */
  long[] room() {
    return new long[groupBounds.length + 1];
  }

  /** The fit dimension after its clamps. */
  long fit(FitAt.Result[] results) {
    long[] groups = room();
    for (int r = 0; r < fitGroup.length; r++) {
      groups[fitGroup[r]] += results[r].held();
    }
    return fit.hold(dimension(groups, false));
  }

  /**
   * The engagement dimension after its clamps.
   *
   * @param groups room, overwritten
   */
  long engagement(Sums sums, long[] groups) {
    clear(groups);
    for (int r = 0; r < engagementGroup.length; r++) {
      groups[engagementGroup[r]] += hold(r, sums.engagement[r]);
    }
    return fromGroups(sums, groups);
  }

  /** As {@link #engagement(Sums, long[])}, of the lesser of each rule's two sums. */
  long least(Sums first, Sums last, long[] groups) {
    clear(groups);
    for (int r = 0; r < engagementGroup.length; r++) {
      groups[engagementGroup[r]] += hold(r, Math.min(first.engagement[r], last.engagement[r]));
    }
    return fromGroups(first, groups);
  }

  /** As {@link #engagement(Sums, long[])}, of the greater of each rule's two sums. */
  long most(Sums first, Sums last, long[] groups) {
    clear(groups);
    for (int r = 0; r < engagementGroup.length; r++) {
      groups[engagementGroup[r]] += hold(r, Math.max(first.engagement[r], last.engagement[r]));
    }
    return fromGroups(first, groups);
  }

  /** As {@link Bounds#hold}, with the bounds of all rules side by side. */
  private long hold(int rule, long sum) {
    return Math.max(floor[rule], Math.min(cap[rule], sum));
  }

  private static void clear(long[] groups) {
    for (int g = 0; g < groups.length; g++) {
      groups[g] = 0;
    }
  }

  private long fromGroups(Sums sums, long[] groups) {
    for (int r = 0; r < inactivityGroup.length; r++) {
      groups[inactivityGroup[r]] += inactivityBounds[r].hold(sums.inactivity[r]);
    }
    return engagement.hold(dimension(groups, true));
  }

  private long dimension(long[] groups, boolean engagementWanted) {
    long sum = groups[groupBounds.length];
    for (int g = 0; g < groupBounds.length; g++) {
      if (ofEngagement[g] == engagementWanted) {
        sum += groupBounds[g].hold(groups[g]);
      }
    }
    return sum;
  }

  /** The total of the two dimensions after its clamp. */
  long total(long fitHeld, long engagementHeld) {
    return total.hold(fitHeld + engagementHeld);
  }
}
