package dev.astrolabe.model.disclosure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Decides which groups of several breakdowns are shown side by side. Each is safe by itself, as a
 * {@link OneWayTable}; together they may still give somebody away to a reader who knows who sits
 * where. Two tests stand against such a reader, who is taken to know of every combination of values
 * how many were asked:
 *
 * <ol>
 *   <li>It is certain by what is shown neither how a few people answered, nor that all of some who
 *       answered gave one answer. Tried are each group, what two groups have in common, what one
 *       has and the other has not, what is left of a group without those inside it, each
 *       combination of values, and each two or three of them that shown groups add up to. Where a
 *       figure is certain, all answers that agree with what is shown have it, so it is a whole
 *       number in whichever of them is looked at: what is not whole in one is certain in none.
 *   <li>For each hidden group that is too small, or alike, some answers exist that agree with all
 *       that is shown and in which it is neither.
 * </ol>
 *
 * Where a test fails, the smallest shown group of those concerned is hidden as well, until none
 * does.
 */
public final class CrossedTables {
  /**
   * One breakdown.
   *
   * @param groups how people answered in each group; every answer is in exactly one
   * @param earlier the same breakdown of earlier runs, in no order
   */
  public record Breakdown(Map<String, Group> groups, List<Earlier> earlier) {
    public Breakdown {
      groups = Map.copyOf(groups);
      earlier = List.copyOf(earlier);
    }
  }

  /** A group of a breakdown, the people in it as a set of cells, and how they answered. */
  private record Member(String attribute, String value, BitSet cells, Group group) {}

  /** So near a whole number a figure counts as one: what is certain is approached slowly. */
  private static final double WHOLE = 0.02;

  /** So small a part of what is usual counts as nothing, for the same reason. */
  private static final double FADED = 0.1;

  /**
   * After so many rounds of scaling a thousand cells no breakdown is shown any more: a report has
   * to be ready in seconds.
   */
  private static final long MOST_ROUNDS = 60_000;

  private final Cells cells;
  private long rounds;
  private final Map<String, Breakdown> breakdowns;
  private final Threshold threshold;
  private final List<Member> members;
  private final List<Integer> everybody;
  private final List<BitSet> suspects;

  private CrossedTables(Cells cells, Map<String, Breakdown> breakdowns, Threshold threshold) {
    this.cells = cells;
    this.breakdowns = new TreeMap<>(breakdowns);
    this.threshold = threshold;
    this.members = members();
    this.everybody =
        this.breakdowns.values().stream()
            .findFirst()
            .flatMap(b -> b.groups().values().stream().reduce(Group::plus))
            .map(Group::counts)
            .orElse(List.of());
    this.suspects = suspects();
  }

  /**
   * The tables of all breakdowns, each group shown or hidden.
   *
   * @param asked for each combination of values that anybody has, how many were asked
   * @param breakdowns by attribute
   */
  public static Map<String, OneWayTable> of(
      Map<Map<String, String>, Integer> asked,
      Map<String, Breakdown> breakdowns,
      Threshold threshold) {
    return new CrossedTables(new Cells(asked), breakdowns, threshold).safe();
  }

  private Map<String, OneWayTable> safe() {
    var tables = new TreeMap<String, OneWayTable>();
    breakdowns.forEach((attribute, breakdown) ->
        tables.put(attribute, new OneWayTable(breakdown.groups(), threshold, breakdown.earlier())));
    for (var next = next(tables); next.isPresent(); next = next(tables)) {
      var hidden = next.get().value();
      tables.computeIfPresent(next.get().attribute(), (a, table) -> table.without(hidden));
    }
    return tables;
  }

  private List<Member> members() {
    var all = new ArrayList<Member>();
    breakdowns.forEach((attribute, breakdown) ->
        new TreeMap<>(breakdown.groups())
            .forEach((value, group) ->
                all.add(new Member(attribute, value, cells.of(attribute, value), group))));
    return all;
  }

  /** The group to hide next; empty where all is safe, or nothing is shown. */
  private Optional<Member> next(Map<String, OneWayTable> tables) {
    var shown = members.stream().filter(m -> isShown(tables, m)).toList();
    if (shown.isEmpty()) {
      return Optional.empty();
    }
    if (!fitTogether() || rounds > MOST_ROUNDS) {
      return smallest(shown, cells.everybody());
    }
    var likely = fit(shown, Optional.empty());
    likely.approach();
    rounds += likely.rounds() * (1L + cells.count() / 1_000) + suspects.size() / 20;
    if (likely.isFar()) {
      return smallest(shown, cells.everybody());
    }
    var told =
        Stream.concat(suspects.stream(), sums(shown).stream())
            .filter(suspect -> tells(likely, suspect))
            .findFirst();
    if (told.isPresent()) {
      return smallest(shown, told.get());
    }
    for (var hidden : members) {
      if (!isShown(tables, hidden) && isSecret(hidden.group()) && !isOpen(hidden, shown)) {
        return smallest(shown, hidden.cells());
      }
    }
    return Optional.empty();
  }

  /** Whether those who were asked of each group are those of its cells: else nothing is known. */
  private boolean fitTogether() {
    return members.stream().allMatch(m -> cells.asked(m.cells()) == m.group().asked());
  }

  private static boolean isShown(Map<String, OneWayTable> tables, Member member) {
    var table = tables.get(member.attribute());
    return table != null && table.shown().contains(member.value());
  }

  /** Whether it is certain how a few answered, or that all who did gave the same answer. */
  private boolean tells(Fit likely, BitSet suspect) {
    var counts = new ArrayList<Integer>();
    double share = cells.asked(suspect) / (double) cells.asked(cells.everybody());
    double people = 0;
    boolean certain = true;
    int possible = 0;
    for (int answer = 0; answer < everybody.size(); answer++) {
      double sum = likely.sum(cells.places(answer, suspect));
      // What nobody of them can have given fades; what is rare with everybody is rare with them.
      boolean isPossible = sum > FADED * share * everybody.get(answer);
      possible += isPossible ? 1 : 0;
      certain &= isWhole(sum) && (sum > WHOLE || !isPossible);
      counts.add((int) Math.rint(sum));
      people += sum;
    }
    int answered = counts.stream().mapToInt(Integer::intValue).sum();
    return possible < 2
        || (certain
            && isWhole(people)
            && isSecret(new Group(counts, Math.max(answered, cells.asked(suspect)))));
  }

  /** Two or three cells whose figures the shown ones add up to. */
  private List<BitSet> sums(List<Member> shown) {
    var equations = new Equations(cells.count());
    equations.add(cells.everybody());
    shown.forEach(member -> equations.add(member.cells()));
    return equations.sumsOfFew();
  }

  private static boolean isWhole(double figure) {
    return Math.abs(figure - Math.rint(figure)) < WHOLE;
  }

  private boolean isSecret(Group group) {
    return group.answered() < threshold.figures() || group.isAlike();
  }

  /** The smallest of the shown groups that have to do with these people, or of all. */
  private static Optional<Member> smallest(List<Member> shown, BitSet people) {
    return shown.stream()
        .min(
            Comparator.comparing((Member member) -> !member.cells().intersects(people))
                .thenComparingInt(member -> member.group().answered())
                .thenComparing(Member::attribute)
                .thenComparing(Member::value));
  }

  /** People whose figures may follow from those of groups. */
  private List<BitSet> suspects() {
    var all = new LinkedHashSet<BitSet>();
    for (var one : members) {
      all.add(one.cells());
      for (var attribute : breakdowns.keySet()) {
        all.add(withoutThoseInside(one.cells(), attribute));
        all.add(withoutThoseInside(minus(cells.everybody(), one.cells()), attribute));
        all.add(withoutAllInside(one.cells(), attribute));
      }
      for (var other : members) {
        if (!one.attribute().equals(other.attribute())) {
          var both = (BitSet) one.cells().clone();
          both.and(other.cells());
          all.add(both);
          all.add(minus(one.cells(), other.cells()));
          all.add(minus(minus(cells.everybody(), one.cells()), other.cells()));
        }
      }
    }
    for (int cell = 0; cell < cells.count(); cell++) {
      var alone = new BitSet();
      alone.set(cell);
      all.add(alone);
    }
    all.remove(new BitSet());
    return List.copyOf(all);
  }

  /** What is left without groups inside of one breakdown, then without those of every other. */
  private BitSet withoutAllInside(BitSet people, String attribute) {
    var rest = withoutThoseInside(people, attribute);
    for (var other : breakdowns.keySet()) {
      rest = withoutThoseInside(rest, other);
    }
    return rest;
  }

  private BitSet withoutThoseInside(BitSet people, String attribute) {
    var rest = people;
    for (var member : members) {
      if (member.attribute().equals(attribute) && minus(member.cells(), people).isEmpty()) {
        rest = minus(rest, member.cells());
      }
    }
    return rest;
  }

  private static BitSet minus(BitSet one, BitSet other) {
    var rest = (BitSet) one.clone();
    rest.andNot(other);
    return rest;
  }

  /** Whether what is shown leaves it open that the hidden group is neither too small nor alike. */
  private boolean isOpen(Member hidden, List<Member> shown) {
    var fit = fit(shown, Optional.of(hidden));
    boolean exists = fit.approach();
    rounds += fit.rounds() * (1L + cells.count() / 1_000);
    return exists;
  }

  /** All that is shown, and what a hidden group may have answered. */
  private Fit fit(List<Member> shown, Optional<Member> hidden) {
    var all = answersAndSilence(everybody, cells.asked(cells.everybody()));
    var fit = new Fit(cells.spread(all));
    for (var attribute : breakdowns.keySet()) {
      var rest = cells.everybody();
      var sums = all;
      for (var member : shown) {
        if (member.attribute().equals(attribute)) {
          var figures = answersAndSilence(member.group().counts(), cells.asked(member.cells()));
          add(fit, member.cells(), figures);
          rest = minus(rest, member.cells());
          sums = less(sums, figures);
        }
      }
      var own = hidden.filter(member -> member.attribute().equals(attribute));
      if (own.isPresent()) {
        var people = own.get().cells();
        var wanted = share(sums, cells.asked(rest), cells.asked(people));
        add(fit, people, wanted);
        rest = minus(rest, people);
        sums = less(sums, wanted);
      }
      add(fit, rest, sums);
    }
    for (int cell = 0; cell < cells.count(); cell++) {
      fit.add(cells.places(cell, all.length), cells.asked()[cell]);
    }
    return fit;
  }

  private void add(Fit fit, BitSet people, double[] sums) {
    for (int answer = 0; answer < sums.length; answer++) {
      fit.add(cells.places(answer, people), sums[answer]);
    }
  }

  /**
   * What a hidden group may have answered, of all that is hidden in its breakdown: its share, and
   * at least so many that it is not too small.
   */
  private double[] share(double[] hidden, int asked, int own) {
    double silent = hidden[hidden.length - 1];
    double answered = asked - silent;
    double wanted = Math.max(answered * own / asked, Math.min(threshold.figures(), own));
    var share = new double[hidden.length];
    for (int answer = 0; answer < hidden.length - 1; answer++) {
      share[answer] = answered == 0 ? 0 : hidden[answer] * wanted / answered;
    }
    share[hidden.length - 1] = own - wanted;
    return share;
  }

  private static double[] answersAndSilence(List<Integer> counts, int asked) {
    var all = new double[counts.size() + 1];
    double silent = asked;
    for (int answer = 0; answer < counts.size(); answer++) {
      all[answer] = counts.get(answer);
      silent -= all[answer];
    }
    all[counts.size()] = silent;
    return all;
  }

  private static double[] less(double[] one, double[] other) {
    var rest = one.clone();
    for (int i = 0; i < rest.length; i++) {
      rest[i] -= other[i];
    }
    return rest;
  }
}
