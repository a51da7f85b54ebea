package dev.astrolabe.model.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * What a breakdown shows, pieced together with the same breakdown of an earlier run. The reader
 * knows how many moved between the groups, and guesses that whoever answered twice said the same.
 * Both runs tell of a few who moved,
 *
 * <ul>
 *   <li>where somebody of all the few who came to, or went from, a group that is shown, or
 *       everybody, must have given one certain answer;
 *   <li>where of the few who moved in one way, from one group to another, it is certain of every
 *       answer how often they gave it
 * </ul>
 *
 * and where neither run makes it certain by itself. An answer is uncertain where answers of
 * everybody exist that agree with both runs, and in which those few did not give it. They are
 * looked for by {@link Fit}; what is not found in time is taken to be certain.
 *
 * <p>Where no answers of everybody agree with both runs, people changed their minds, the guess is
 * wrong, and nothing is told.
 */
final class TwoRuns {
  /** When somebody answered. */
  private enum When {
    BOTH(0),
    THEN(1),
    NOW(2);

    private final int place;

    When(int place) {
      this.place = place;
    }
  }

  /** Those who were in one group then and are in one now; nowhere is where they were not asked. */
  private record Way(Optional<String> from, Optional<String> to, int people) {
    boolean isMove() {
      return !from.equals(to);
    }

    boolean isPossible(When when) {
      return (when == When.NOW || from.isPresent()) && (when == When.THEN || to.isPresent());
    }
  }

  /** A few who moved, by the ways they did; all who came to or went from a group, or some. */
  private record Suspicion(List<Integer> ways, Set<When> when, boolean isAll) {}

  /** How those of some ways answered together in one run, that is at any time but one. */
  private record Answered(Group group, When never, List<Integer> ways) {
    Answered with(Answered other) {
      var both = new ArrayList<>(ways);
      both.addAll(other.ways());
      return new Answered(group.plus(other.group()), never, List.copyOf(both));
    }
  }

  /** What is taken for known: the earlier run, and the groups that are shown of the later one. */
  private record Known(List<Answered> then, Optional<Set<String>> now) {}

  /** So few people are nobody: what is certain is approached slowly. */
  private static final double FADED = 0.02;

  /** After so many figures scaled nothing more is tried: a report has to be ready in seconds. */
  private static final long MOST_WORK = 200_000_000;

  private final List<Answered> then = new ArrayList<>();
  private final TreeMap<String, Answered> now = new TreeMap<>();
  private final int answers;
  private final int fewest;
  private final List<Way> ways;
  private final boolean fitTogether;

  /** What is not yet known to be untold, of groups among those it was asked for last. */
  private List<Suspicion> pending = List.of();

  private Optional<Set<String>> pendingOf = Optional.empty();
  private long work;

  TwoRuns(Earlier before, Map<String, Group> now, int fewest) {
    this.answers = now.values().stream().mapToInt(group -> group.counts().size()).max().orElse(0);
    this.fewest = fewest;
    this.ways = ways(before);
    var asked = new HashMap<String, Integer>();
    ways.forEach(way -> way.to().ifPresent(to -> asked.merge(to, way.people(), Integer::sum)));
    var stated = new HashMap<String, Integer>();
    now.forEach((value, group) -> {
      if (group.asked() > 0) {
        stated.put(value, group.asked());
      }
    });
    this.fitTogether = asked.equals(stated);
    before
        .groups()
        .forEach((value, group) ->
            then.add(
                new Answered(group, When.NOW, ways(way -> way.from().equals(Optional.of(value))))));
    now.forEach((value, group) ->
        this.now.put(
            value,
            new Answered(group, When.THEN, ways(way -> way.to().equals(Optional.of(value))))));
  }

  private List<Integer> ways(Predicate<Way> who) {
    return IntStream.range(0, ways.size()).filter(way -> who.test(ways.get(way))).boxed().toList();
  }

  private static List<Way> ways(Earlier before) {
    var stayed = new TreeMap<String, Integer>();
    before.groups().forEach((value, group) -> stayed.put(value, group.asked()));
    var ways = new ArrayList<Way>();
    for (var move : before.moves()) {
      move.from().ifPresent(from -> stayed.merge(from, -move.people(), Integer::sum));
      ways.add(new Way(move.from(), move.to(), move.people()));
    }
    stayed.forEach((value, people) -> {
      if (people > 0) {
        ways.add(new Way(Optional.of(value), Optional.of(value), people));
      }
    });
    return List.copyOf(ways);
  }

  /**
   * What of what is shown tells of somebody who moved; empty where nothing does, or where it is not
   * known how people moved.
   *
   * @param shown the groups that are shown beside their total
   * @return the groups that have to do with it; none where the total alone tells
   */
  Optional<Set<String>> telling(Set<String> shown) {
    if (!fitTogether) {
      return Optional.empty();
    }
    // What more groups do not tell, fewer do not.
    if (pendingOf.filter(of -> of.containsAll(shown)).isEmpty()) {
      pending = suspicions(shown);
    }
    pendingOf = Optional.of(Set.copyOf(shown));
    if (pending.isEmpty()) {
      return Optional.empty();
    }
    var known = new Known(then, pendingOf);
    if (tried(fit(List.of(), 0, known)).isFar()) {
      pending = List.of();
      return Optional.empty();
    }
    var told = told(pending, known);
    pending =
        told.map(first -> pending.subList(pending.indexOf(first), pending.size()))
            .orElse(List.of());
    return told.map(suspicion -> concerned(suspicion, shown));
  }

  private Set<String> concerned(Suspicion told, Set<String> shown) {
    var concerned = new TreeSet<String>();
    for (int way : told.ways()) {
      ways.get(way).from().ifPresent(concerned::add);
      ways.get(way).to().ifPresent(concerned::add);
    }
    concerned.retainAll(shown);
    return concerned.isEmpty() ? shown : concerned;
  }

  private List<Suspicion> suspicions(Set<String> shown) {
    var all = new ArrayList<Suspicion>();
    suspectMoves(all, group -> true);
    shown.forEach(group -> suspectMoves(all, group::equals));
    ways.stream()
        .filter(Way::isMove)
        .forEach(way -> suspect(all, way::equals, Set.of(When.values()), false));
    return List.copyOf(all);
  }

  private void suspectMoves(List<Suspicion> all, Predicate<String> group) {
    Predicate<Way> then = way -> way.from().filter(group).isPresent();
    Predicate<Way> later = way -> way.to().filter(group).isPresent();
    suspect(all, later.and(then.negate()), Set.of(When.BOTH, When.NOW), true);
    suspect(all, then.and(later.negate()), Set.of(When.BOTH, When.THEN), true);
  }

  private void suspect(List<Suspicion> all, Predicate<Way> who, Set<When> when, boolean isAll) {
    var own = ways(who);
    int people = own.stream().mapToInt(way -> ways.get(way).people()).sum();
    if (people > 0 && people < fewest) {
      all.add(new Suspicion(own, when, isAll));
    }
  }

  /** The first that is told. What many together can do without, each of them can. */
  private Optional<Suspicion> told(List<Suspicion> suspicions, Known known) {
    if (work < MOST_WORK && canAllDoWithoutEach(suspicions, known)) {
      return Optional.empty();
    }
    if (suspicions.size() == 1) {
      return Optional.of(suspicions.getFirst()).filter(only -> work >= MOST_WORK || isTold(only));
    }
    int half = suspicions.size() / 2;
    return told(suspicions.subList(0, half), known)
        .or(() -> told(suspicions.subList(half, suspicions.size()), known));
  }

  private boolean canAllDoWithoutEach(List<Suspicion> suspicions, Known known) {
    var any = tried(fit(List.of(), 0, known));
    return suspicions.stream().allMatch(one -> one.isAll() || isAnyPossible(one, any))
        && IntStream.range(0, answers)
            .allMatch(answer -> tried(fit(suspicions, answer, known)).isFound());
  }

  private boolean isAnyPossible(Suspicion suspicion, Fit any) {
    return IntStream.range(0, answers)
        .anyMatch(answer -> any.sum(places(suspicion, answer)) > FADED);
  }

  /** Whether both runs together make certain what neither does alone. */
  private boolean isTold(Suspicion suspicion) {
    var now = pendingOf;
    var both = new Known(then, now);
    var alone = List.of(new Known(shownThen(), Optional.empty()), new Known(List.of(), now));
    if (!suspicion.isAll()) {
      return isPinned(suspicion, both, false)
          && alone.stream().noneMatch(one -> isPinned(suspicion, one, true));
    }
    return IntStream.range(0, answers)
        .anyMatch(answer ->
            !tried(fit(List.of(suspicion), answer, both)).isFound()
                && alone.stream()
                    .noneMatch(one -> tried(fit(List.of(suspicion), answer, one)).isFar()));
  }

  /** Whether it is certain of every answer how often it was given; surely, or in doubt. */
  private boolean isPinned(Suspicion suspicion, Known known, boolean surely) {
    var any = tried(fit(List.of(), 0, known));
    return IntStream.range(0, answers)
        .allMatch(answer -> {
          if (any.sum(places(suspicion, answer)) < FADED) {
            return true;
          }
          var without = tried(fit(List.of(suspicion), answer, known));
          return surely ? without.isFar() : !without.isFound();
        });
  }

  private Fit tried(Fit fit) {
    fit.approach();
    work += fit.work();
    return fit;
  }

  /**
   * What everybody may have answered.
   *
   * @param without those of whom it is taken that they did not give an answer
   */
  private Fit fit(List<Suspicion> without, int notGiven, Known known) {
    var groups = groups(known);
    var begun = begun();
    groups.forEach(group -> silence(begun, group));
    for (var suspicion : without) {
      for (int place : places(suspicion, notGiven)) {
        begun[place] = 0;
      }
    }
    var fit = new Fit(begun);
    for (int way = 0; way < ways.size(); way++) {
      fit.add(IntStream.range(place(way), place(way + 1)).toArray(), ways.get(way).people());
    }
    for (var group : groups) {
      for (int answer = 0; answer < answers; answer++) {
        fit.add(places(group, answer), group.group().counts().get(answer));
      }
    }
    return fit;
  }

  /** What the earlier run showed at most; the rest of its groups together. */
  private List<Answered> shownThen() {
    var shown = new ArrayList<Answered>();
    var rest = new Answered(Group.nobody(answers), When.NOW, List.of());
    for (var group : then) {
      if (group.group().answered() < fewest || group.group().isAlike()) {
        rest = rest.with(group);
      } else {
        shown.add(group);
      }
    }
    shown.add(rest);
    return List.copyOf(shown);
  }

  private List<Answered> groups(Known known) {
    var all = new ArrayList<>(known.then());
    known
        .now()
        .ifPresent(shown -> {
          var rest = new Answered(Group.nobody(answers), When.THEN, List.of());
          for (var group : now.entrySet()) {
            if (shown.contains(group.getKey())) {
              all.add(group.getValue());
            } else {
              rest = rest.with(group.getValue());
            }
          }
          all.add(rest);
        });
    return all;
  }

  /** Everybody may have done all that was possible for them. */
  private double[] begun() {
    var begun = new double[place(ways.size())];
    for (int way = 0; way < ways.size(); way++) {
      var own = ways.get(way);
      Arrays.fill(begun, place(way), place(way + 1), own.people() / (double) states());
      for (var when : When.values()) {
        for (int answer = 0; answer < answers && !own.isPossible(when); answer++) {
          begun[place(way, answer, when)] = 0;
        }
      }
    }
    return begun;
  }

  /** Where everybody of a group answered, nobody was silent: scaling would find it slowly. */
  private void silence(double[] begun, Answered group) {
    if (group.group().silent() == 0) {
      for (int way : group.ways()) {
        begun[place(way + 1) - 1] = 0;
        for (int answer = 0; answer < answers; answer++) {
          begun[place(way, answer, group.never())] = 0;
        }
      }
    }
  }

  private int[] places(Answered group, int answer) {
    return group.ways().stream()
        .flatMapToInt(way ->
            Arrays.stream(When.values())
                .filter(when -> when != group.never())
                .mapToInt(when -> place(way, answer, when)))
        .toArray();
  }

  private int[] places(Suspicion suspicion, int answer) {
    return suspicion.ways().stream()
        .flatMapToInt(way -> suspicion.when().stream().mapToInt(when -> place(way, answer, when)))
        .toArray();
  }

  /** In how many ways somebody may have answered; the last is silence. */
  private int states() {
    return answers * When.values().length + 1;
  }

  private int place(int way) {
    return way * states();
  }

  private int place(int way, int answer, When when) {
    return place(way) + answer * When.values().length + when.place;
  }
}
