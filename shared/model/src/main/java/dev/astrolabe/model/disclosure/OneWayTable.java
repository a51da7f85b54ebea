package dev.astrolabe.model.disclosure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Decides which groups of one breakdown are shown beside their total. Hidden is a group of fewer
 * people than the threshold; one in which all gave the same answer, since then everybody's is
 * known; and one whose figure, less that of an earlier run, would tell of the few who came or went
 * between. Since the total is known, whoever subtracts what is shown learns of the hidden ones
 * together; so at least two are hidden, and together they pass the same three tests: until then the
 * smallest shown group is hidden as well; and where few came to or went from a hidden group, all
 * groups are. The total itself is shown only where it passes them, and a breakdown of it only then.
 */
public final class OneWayTable {
  /** Why a group is not shown. */
  public enum Hidden {
    /** It is smaller than the threshold. */
    TOO_FEW,
    /** All who answered gave the same answer. */
    ALIKE,
    /** Subtracted from an earlier run it would tell of those who came or went. */
    NEARLY_THE_SAME_PEOPLE,
    /** It may be shown by itself, but would give away another by subtraction. */
    PROTECTS_ANOTHER
  }

  private final TreeMap<String, Group> groups;
  private final int threshold;
  private final List<Earlier> earlier;
  private final TreeMap<String, Hidden> hidden = new TreeMap<>();

  /**
   * @param groups how people answered in each group; every answer is in exactly one
   * @param earlier the same breakdown of earlier runs, in no order
   */
  public OneWayTable(Map<String, Group> groups, Threshold threshold, List<Earlier> earlier) {
    this(groups, threshold, earlier, Set.of());
  }

  /**
   * @param also what is hidden whatever this table says: it would give away a group of another one
   */
  OneWayTable(
      Map<String, Group> groups, Threshold threshold, List<Earlier> earlier, Set<String> also) {
    this.groups = new TreeMap<>(groups);
    this.threshold = threshold.figures();
    this.earlier = List.copyOf(earlier);
    this.groups.keySet().forEach(group -> why(Set.of(group)).ifPresent(w -> hidden.put(group, w)));
    also.forEach(group -> hidden.putIfAbsent(group, Hidden.PROTECTS_ANOTHER));
    // What the few who came or went said can be pieced together from several groups' figures.
    boolean tells = hidden.keySet().stream().anyMatch(this::isLeftOrJoinedByFew);
    while (!hidden.isEmpty() && (tells || !isSafe()) && smallestShown().isPresent()) {
      hidden.put(smallestShown().get(), Hidden.PROTECTS_ANOTHER);
    }
  }

  /** Whether figures of everybody, without a breakdown, may be shown. */
  public static boolean shows(Group everybody, Threshold threshold, List<Earlier> earlier) {
    return new OneWayTable(Map.of(EVERYBODY, everybody), threshold, earlier).showsTotal();
  }

  /** The name of the one group where there is no breakdown. */
  public static final String EVERYBODY = "*";

  /** Why a figure of these groups together would tell of somebody; empty where it does not. */
  private Optional<Hidden> why(Set<String> values) {
    var together = together(values);
    if (together.answered() < threshold) {
      return Optional.of(Hidden.TOO_FEW);
    }
    if (together.isAlike()) {
      return Optional.of(Hidden.ALIKE);
    }
    boolean tells =
        earlier.stream()
            .anyMatch(run -> tells(run, values, values) || tells(run, run.origins(values), values));
    return tells ? Optional.of(Hidden.NEARLY_THE_SAME_PEOPLE) : Optional.empty();
  }

  /** Whether these groups, less those of an earlier run, tell of the few who moved between. */
  private boolean tells(Earlier run, Set<String> then, Set<String> values) {
    var together = together(values);
    return Subtraction.tells(
        run.together(then, together.counts().size()),
        together,
        run.joined(then, values),
        run.left(then, values),
        threshold);
  }

  private Group together(Set<String> values) {
    return values.stream().map(groups::get).reduce(Group::plus).orElseGet(() -> Group.nobody(0));
  }

  private boolean isLeftOrJoinedByFew(String group) {
    return earlier.stream()
        .anyMatch(run ->
            isFew(run.joined(Set.of(group), Set.of(group)))
                || isFew(run.left(Set.of(group), Set.of(group))));
  }

  private boolean isFew(int people) {
    return people > 0 && people < threshold;
  }

  private boolean isSafe() {
    return hidden.size() > 1 && why(hidden.keySet()).isEmpty();
  }

  private Optional<String> smallestShown() {
    return groups.entrySet().stream()
        .filter(group -> !hidden.containsKey(group.getKey()))
        .min(
            Entry.<String, Group>comparingByValue(
                    (one, other) -> Integer.compare(one.answered(), other.answered()))
                .thenComparing(Entry.comparingByKey()))
        .map(Entry::getKey);
  }

  /** Whether the total may be shown at all. */
  public boolean showsTotal() {
    return why(groups.keySet()).isEmpty();
  }

  /** The groups that may be shown, in order of their names. */
  public Set<String> shown() {
    if (!showsTotal()) {
      return Set.of();
    }
    var shown = new LinkedHashSet<>(groups.keySet());
    shown.removeAll(hidden.keySet());
    return Collections.unmodifiableSet(shown);
  }

  /** Why a group is not shown; empty where it is. */
  public Optional<Hidden> hidden(String group) {
    return showsTotal() ? Optional.ofNullable(hidden.get(group)) : why(groups.keySet());
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
