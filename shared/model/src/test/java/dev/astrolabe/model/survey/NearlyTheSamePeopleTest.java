package dev.astrolabe.model.survey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.model.disclosure.Threshold;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.hipparchus.optim.linear.LinearConstraint;
import org.hipparchus.optim.linear.LinearConstraintSet;
import org.hipparchus.optim.linear.LinearObjectiveFunction;
import org.hipparchus.optim.linear.NonNegativeConstraint;
import org.hipparchus.optim.linear.Relationship;
import org.hipparchus.optim.linear.SimplexSolver;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.junit.jupiter.api.Test;

/**
 * Somebody who reads what is published of two runs of random companies, in which a few people come,
 * go and change groups between them, knows who was asked in both, and guesses rightly that whoever
 * answered twice said the same. A linear programme over all that people may have done finds the
 * bounds of what the few who moved can have given. Both runs together, with all that they show,
 * make it certain neither that one of those who came to or went from a group gave some answer, nor
 * how all of the few answered who moved from one group to another; unless a run does by itself.
 */
final class NearlyTheSamePeopleTest {
  private static final int K = Threshold.DEFAULT.figures();
  private static final int COMPANIES = Integer.getInteger("astrolabe.companies", 400);
  private static final String OFFICE = "office";
  private static final String NOBODY = "-";

  /** One person: the office in each run, the answer, and in which runs it was given. */
  private record Person(
      String before, String now, int answer, boolean answeredBefore, boolean answersNow) {}

  private static List<Person> company(Random random) {
    var people = new ArrayList<Person>();
    int size = 12 + random.nextInt(40);
    double willing = 0.75 + 0.25 * random.nextDouble();
    for (int i = 0; i < size; i++) {
      var office = "o" + random.nextInt(3);
      var now = office;
      var before = office;
      switch (random.nextInt(14)) {
        case 0 -> before = NOBODY;
        case 1 -> now = NOBODY;
        case 2 -> now = "o" + random.nextInt(3);
        default -> {}
      }
      people.add(
          new Person(
              before,
              now,
              random.nextInt(3),
              !before.equals(NOBODY) && random.nextDouble() < willing,
              !now.equals(NOBODY) && random.nextDouble() < willing));
    }
    return people;
  }

  private static ClosedRun run(List<Person> people, boolean isNow) {
    var survey =
        new Survey(
            "pulse",
            List.of("en"),
            Scale.ONE_TO_TEN,
            List.of(SurveyTest.question("enps", Question.Type.ENPS)),
            List.of(OFFICE),
            Survey.Cadence.WEEKLY,
            Duration.ofDays(2));
    var sizes = new HashMap<String, Integer>();
    var ballots = new ArrayList<Tallies.Ballot>();
    for (var person : people) {
      var office = isNow ? person.now() : person.before();
      if (!office.equals(NOBODY)) {
        sizes.merge(office, 1, Integer::sum);
        if (isNow ? person.answersNow() : person.answeredBefore()) {
          var answers = new TreeMap<String, List<String>>();
          answers.put("enps", List.of(List.of("10", "8", "3").get(person.answer())));
          ballots.add(new Tallies.Ballot(Map.of(OFFICE, office), new Answers(answers)));
        }
      }
    }
    var cells = new HashMap<Map<String, String>, Integer>();
    sizes.forEach((office, n) -> cells.put(Map.of(OFFICE, office), n));
    int asked = sizes.values().stream().mapToInt(Integer::intValue).sum();
    return new ClosedRun(
        survey, asked, new Breakdowns(cells), Tallies.of(survey, ballots, new SplittableRandom(1)));
  }

  private static Moves moves(List<Person> people) {
    var before = new HashMap<String, Map<String, String>>();
    var now = new HashMap<String, Map<String, String>>();
    for (int i = 0; i < people.size(); i++) {
      var person = people.get(i);
      if (!person.before().equals(NOBODY)) {
        before.put("e" + i, Map.of(OFFICE, person.before()));
      }
      if (!person.now().equals(NOBODY)) {
        now.put("e" + i, Map.of(OFFICE, person.now()));
      }
    }
    return Moves.between(before, now, List.of(OFFICE));
  }

  @Test
  void tellsNoAnswerOfTheFewWhoMoved() {
    int shown = 0;
    int hidden = 0;
    int toldOtherwise = 0;
    var all = new TreeMap<Long, List<String>>();
    for (long seed = 1; seed <= COMPANIES; seed++) {
      var people = company(new Random(seed));
      var before = run(people, false);
      var now = run(people, true);
      var guarded =
          EnpsReport.of(
              "now",
              now,
              Optional.empty(),
              List.of(new EnpsReport.Before(before, Optional.of(moves(people)))),
              Threshold.DEFAULT);
      var open = EnpsReport.of("now", now, Optional.empty(), List.of(), Threshold.DEFAULT);
      var first = EnpsReport.of("before", before, Optional.empty(), List.of(), Threshold.DEFAULT);
      shown += (int) guarded.groups().stream().filter(g -> g.counts().isPresent()).count();
      hidden += (int) guarded.groups().stream().filter(g -> g.hidden().isPresent()).count();

      var toldOf = told(people, first, guarded);
      if (!toldOf.isEmpty()) {
        all.put(seed, toldOf);
      }
      toldOtherwise += told(people, first, open).isEmpty() ? 0 : 1;
    }
    assertThat(all).as("what is told, by seed").isEmpty();
    assertThat(shown).isGreaterThan(100);
    assertThat(hidden).isGreaterThan(100);
    assertThat(toldOtherwise).as("companies that would tell without the guard").isGreaterThan(5);
  }

  /** What both runs together tell of the few who moved, and neither tells by itself. */
  private static List<String> told(List<Person> people, EnpsReport before, EnpsReport report) {
    var told = new ArrayList<String>();
    if (report.total().isEmpty()) {
      return told;
    }
    var both = new Programme(people, List.of(before), List.of(report));
    var alone =
        List.of(
            new Programme(people, List.of(before), List.of()),
            new Programme(people, List.of(), List.of(report)));
    var units = new ArrayList<Predicate<String>>();
    units.add(office -> !office.equals(NOBODY));
    report.groups().stream()
        .filter(group -> group.counts().isPresent())
        .forEach(group -> units.add(group.value()::equals));
    for (var way : people.stream().map(p -> List.of(p.before(), p.now())).distinct().toList()) {
      Predicate<Person> who =
          p -> !p.before().equals(p.now()) && List.of(p.before(), p.now()).equals(way);
      if (isFew(people, who)
          && both.isPinned(who)
          && alone.stream().noneMatch(one -> one.isPinned(who))) {
        told.add("all of those from " + way);
      }
    }
    for (var unit : units) {
      for (int answer = 0; answer < 3; answer++) {
        Predicate<Person> joined = p -> unit.test(p.now()) && !unit.test(p.before());
        Predicate<Person> left = p -> unit.test(p.before()) && !unit.test(p.now());
        for (boolean isNow : List.of(true, false)) {
          var who = isNow ? joined : left;
          int given = answer;
          if (isFew(people, who)
              && both.isCertain(who, given, isNow)
              && alone.stream().noneMatch(one -> one.isCertain(who, given, isNow))) {
            told.add(given + (isNow ? " of those who joined" : " of those who left"));
          }
        }
      }
    }
    return told;
  }

  private static boolean isFew(List<Person> people, Predicate<Person> who) {
    long n = people.stream().filter(who).count();
    return n > 0 && n < K;
  }

  /** A number of people of one way between offices, one answer, and when they gave it. */
  private static final class Programme {
    private final List<Person> unknown = new ArrayList<>();
    private final List<LinearConstraint> known = new ArrayList<>();

    Programme(List<Person> people, List<EnpsReport> before, List<EnpsReport> now) {
      var ways = people.stream().map(p -> List.of(p.before(), p.now())).distinct().toList();
      for (var way : ways) {
        for (int answer = 0; answer < 3; answer++) {
          for (var when : List.of("both", "before", "now")) {
            boolean then = !when.equals("now");
            boolean later = !when.equals("before");
            if (!(then && way.getFirst().equals(NOBODY))
                && !(later && way.getLast().equals(NOBODY))) {
              unknown.add(new Person(way.getFirst(), way.getLast(), answer, then, later));
            }
          }
        }
      }
      for (var way : ways) {
        Predicate<Person> on = p -> List.of(p.before(), p.now()).equals(way);
        known.add(
            new LinearConstraint(
                coefficients(on), Relationship.LEQ, people.stream().filter(on).count()));
      }
      before.forEach(report -> publish(report, Person::answeredBefore, Person::before));
      now.forEach(report -> publish(report, Person::answersNow, Person::now));
    }

    private void publish(
        EnpsReport report, Predicate<Person> answers, Function<Person, String> office) {
      report.total().ifPresent(counts -> equal(answers, counts));
      for (var group : report.groups()) {
        group
            .counts()
            .ifPresent(
                counts -> equal(answers.and(p -> office.apply(p).equals(group.value())), counts));
      }
    }

    private void equal(Predicate<Person> who, PromoterCounts counts) {
      var numbers = List.of(counts.promoters(), counts.passives(), counts.detractors());
      for (int i = 0; i < 3; i++) {
        int answer = i;
        known.add(
            new LinearConstraint(
                coefficients(who.and(p -> p.answer() == answer)), Relationship.EQ, numbers.get(i)));
      }
    }

    private double[] coefficients(Predicate<Person> who) {
      return unknown.stream().mapToDouble(p -> who.test(p) ? 1 : 0).toArray();
    }

    /** Whether somebody of them must have given the answer, now or then. */
    boolean isCertain(Predicate<Person> who, int answer, boolean isNow) {
      return isCertain(who.and(p -> isNow ? p.answersNow() : p.answeredBefore()), answer);
    }

    /** Whether it is certain of every answer how often they gave it. */
    boolean isPinned(Predicate<Person> who) {
      return IntStream.range(0, 3)
          .allMatch(answer ->
              solve(who, answer, GoalType.MAXIMIZE) - solve(who, answer, GoalType.MINIMIZE) < 1e-6);
    }

    /** Whether somebody of them must have given the answer, once at least. */
    boolean isCertain(Predicate<Person> who, int answer) {
      return solve(who, answer, GoalType.MINIMIZE) > 1 - 1e-6;
    }

    private double solve(Predicate<Person> who, int answer, GoalType goal) {
      return new SimplexSolver()
          .optimize(
              new LinearObjectiveFunction(coefficients(who.and(p -> p.answer() == answer)), 0),
              new LinearConstraintSet(known),
              new NonNegativeConstraint(true),
              goal)
          .getValue();
    }
  }
}
