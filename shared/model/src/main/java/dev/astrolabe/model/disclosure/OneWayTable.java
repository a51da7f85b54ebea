package dev.astrolabe.model.disclosure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Decides which groups of one breakdown are shown beside their total. A group of fewer people than
 * the threshold is hidden. Since the total is known, whoever subtracts what is shown learns of the
 * hidden ones together; so at least two are hidden, and together they are at least as many as the
 * threshold: until then the smallest shown group is hidden as well. The total itself is shown only
 * from the threshold on, and a breakdown of it only then.
 */
public final class OneWayTable {
  /** Why a group is not shown. */
  public enum Hidden {
    /** It is smaller than the threshold. */
    TOO_FEW,
    /** It is large enough, but would give away a smaller one by subtraction. */
    PROTECTS_ANOTHER
  }

  private final TreeMap<String, Integer> sizes;
  private final int threshold;
  private final TreeMap<String, Hidden> hidden = new TreeMap<>();

  /**
   * @param sizes how many people answered in each group; every answer is in exactly one
   */
  public OneWayTable(Map<String, Integer> sizes, Threshold threshold) {
    this.sizes = new TreeMap<>(sizes);
    this.threshold = threshold.figures();
    if (sizes.values().stream().anyMatch(n -> n < 0)) {
      throw new IllegalArgumentException("a group has no negative number of people");
    }
    this.sizes.forEach((group, n) -> {
      if (n < this.threshold) {
        hidden.put(group, Hidden.TOO_FEW);
      }
    });
    while (!hidden.isEmpty() && !isSafe() && smallestShown().isPresent()) {
      hidden.put(smallestShown().get(), Hidden.PROTECTS_ANOTHER);
    }
  }

  private boolean isSafe() {
    int together = 0;
    for (var group : sizes.entrySet()) {
      together += hidden.containsKey(group.getKey()) ? group.getValue() : 0;
    }
    return hidden.size() > 1 && together >= threshold;
  }

  private Optional<String> smallestShown() {
    return sizes.entrySet().stream()
        .filter(group -> !hidden.containsKey(group.getKey()))
        .min(Entry.<String, Integer>comparingByValue().thenComparing(Entry.comparingByKey()))
        .map(Entry::getKey);
  }

  /** Whether the total may be shown at all. */
  public boolean showsTotal() {
    return sizes.values().stream().mapToInt(Integer::intValue).sum() >= threshold;
  }

  /** The groups that may be shown, in order of their names. */
  public Set<String> shown() {
    if (!showsTotal()) {
      return Set.of();
    }
    var shown = new LinkedHashSet<>(sizes.keySet());
    shown.removeAll(hidden.keySet());
    return Collections.unmodifiableSet(shown);
  }

  /** Why a group is not shown; empty where it is. */
  public Optional<Hidden> hidden(String group) {
    return showsTotal() ? Optional.ofNullable(hidden.get(group)) : Optional.of(Hidden.TOO_FEW);
  }

  /**
   * Puts values of which the audience has fewer than the threshold into one group, before anybody
   * is asked, so that no answer carries them; where that group is too small still, it takes in the
   * next smallest value.
   *
   * @param audience how many people are asked for each value
   * @return the values that become {@code other}
   */
  public static Set<String> folded(Map<String, Integer> audience, Threshold threshold) {
    var bySize = new ArrayList<>(audience.entrySet());
    bySize.sort(Entry.<String, Integer>comparingByValue().thenComparing(Entry.comparingByKey()));
    var folded = new HashSet<String>();
    int together = 0;
    for (var value : bySize) {
      boolean small = value.getValue() < threshold.figures();
      boolean otherIsSmall = !folded.isEmpty() && together < threshold.figures();
      if (small || otherIsSmall) {
        folded.add(value.getKey());
        together += value.getValue();
      }
    }
    return Set.copyOf(folded);
  }
}
