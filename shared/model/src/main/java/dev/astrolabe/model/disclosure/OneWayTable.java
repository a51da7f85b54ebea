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
import java.util.TreeSet;

/**
 * Decides which groups of one breakdown are shown beside their total. Hidden is a group of fewer
 * people than the threshold; one in which all gave the same answer, since then everybody's is
 * known; and one whose figure, less that of an earlier run, would tell of the few who came or went
 * between. Since the total is known, whoever subtracts what is shown learns of the hidden ones
 * together; so at least two are hidden, and together they pass the same three tests: until then the
 * smallest shown group is hidden as well. So it is where what is shown tells of people only when it
 * is pieced together with all groups of an earlier run. The total itself is shown only where it
 * passes them all, and a breakdown of it only then.
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
  private final List<TwoRuns> pairs;
  private final Set<String> also;
  private final Optional<Hidden> whyNoTotal;
  private final TreeMap<String, Hidden> hidden = new TreeMap<>();

  /**
   * @param groups how people answered in each group; every answer is in exactly one
   * @param earlier the same breakdown of earlier runs, in no order
   */
  public OneWayTable(Map<String, Group> groups, Threshold threshold, List<Earlier> earlier) {
    this(
        groups,
        threshold.figures(),
        earlier,
        earlier.stream().map(run -> new TwoRuns(run, groups, threshold.figures())).toList(),
        Set.of());
  }

  private OneWayTable(
      Map<String, Group> groups,
      int threshold,
      List<Earlier> earlier,
      List<TwoRuns> pairs,
      Set<String> also) {
    this.groups = new TreeMap<>(groups);
    this.threshold = threshold;
    this.earlier = List.copyOf(earlier);
    this.pairs = List.copyOf(pairs);
    this.also = Set.copyOf(also);
    this.whyNoTotal = why(this.groups.keySet()).or(this::whyNotBesideEarlierGroups);
    this.groups.keySet().forEach(group -> why(Set.of(group)).ifPresent(w -> hidden.put(group, w)));
    also.forEach(group -> hidden.putIfAbsent(group, Hidden.PROTECTS_ANOTHER));
    if (whyNoTotal.isPresent()) {
      return;
    }
    for (var next = next(); next.isPresent(); next = next()) {
      hidden.put(next.get(), Hidden.PROTECTS_ANOTHER);
    }
  }

  /** This table, with one more group hidden: shown, it would give away one of another table. */
  OneWayTable without(String group) {
    var more = new TreeSet<>(also);
    more.add(group);
    return new OneWayTable(groups, threshold, earlier, pairs, more);
  }

  /** The group to hide as well: the smallest shown one, of those that tell something together. */
  private Optional<String> next() {
    var open = new TreeSet<>(groups.keySet());
    open.removeAll(hidden.keySet());
    if (!hidden.isEmpty() && !isSafe()) {
      return smallest(open);
    }
    return pairs.stream()
        .flatMap(pair -> pair.telling(open).stream())
        .findFirst()
        .flatMap(this::smallest);
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

  /** Whether the total alone tells of somebody, beside what the groups of an earlier run do. */
  private Optional<Hidden> whyNotBesideEarlierGroups() {
    boolean tells = pairs.stream().anyMatch(pair -> pair.telling(Set.of()).isPresent());
    return tells ? Optional.of(Hidden.NEARLY_THE_SAME_PEOPLE) : Optional.empty();
  }

  private boolean isSafe() {
    return hidden.size() > 1 && why(hidden.keySet()).isEmpty();
  }

  private Optional<String> smallest(Set<String> some) {
    return groups.entrySet().stream()
        .filter(group -> some.contains(group.getKey()))
        .min(
            Entry.<String, Group>comparingByValue(
                    (one, other) -> Integer.compare(one.answered(), other.answered()))
                .thenComparing(Entry.comparingByKey()))
        .map(Entry::getKey);
  }

  /** Whether the total may be shown at all. */
  public boolean showsTotal() {
    return whyNoTotal.isEmpty();
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
    return showsTotal() ? Optional.ofNullable(hidden.get(group)) : whyNoTotal;
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
