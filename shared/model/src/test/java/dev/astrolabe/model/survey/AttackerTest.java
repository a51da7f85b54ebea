package dev.astrolabe.model.survey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.model.disclosure.OneWayTable;
import dev.astrolabe.model.disclosure.Threshold;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.hipparchus.optim.linear.LinearConstraint;
import org.hipparchus.optim.linear.LinearConstraintSet;
import org.hipparchus.optim.linear.LinearObjectiveFunction;
import org.hipparchus.optim.linear.NonNegativeConstraint;
import org.hipparchus.optim.linear.Relationship;
import org.hipparchus.optim.linear.SimplexSolver;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.junit.jupiter.api.Test;

/**
 * Somebody who reads every published figure of a run at once, and knows of every combination of
 * values how many were asked. The unknowns are how many promoters, passives and detractors answered
 * from each; what is published are linear equations over them. A linear programme finds between
 * which bounds each figure lies.
 */
final class AttackerTest {
  private static final int K = Threshold.DEFAULT.figures();
  private static final int COMPANIES = Integer.getInteger("astrolabe.companies", 300);
  private static final List<String> ATTRIBUTES = List.of("department", "office", "tenure");
  private static final List<List<String>> CLASSES =
      List.of(List.of("9", "10"), List.of("7", "8"), List.of("1", "2", "3", "4", "5", "6"));

  private record Employee(Map<String, String> values, Optional<Integer> gave) {}

  /** A made-up company: every employee's values after folding, and the class of who answered. */
  private record Company(List<Employee> people) {
    static Company of(Random random) {
      int people = 10 + random.nextInt(50);
      int attributes = 1 + random.nextInt(ATTRIBUTES.size());
      var everybody = new ArrayList<Map<String, String>>();
      for (int i = 0; i < people; i++) {
        var values = new HashMap<String, String>();
        for (var attribute : ATTRIBUTES.subList(0, attributes)) {
          // Some values are common, some rare; offices often have a department to themselves.
          int value = (int) (5 * random.nextDouble() * random.nextDouble());
          boolean follows = !values.isEmpty() && random.nextInt(3) > 0;
          var same = values.getOrDefault("department", "d0").substring(1);
          values.put(attribute, attribute.charAt(0) + (follows ? same : "" + value));
        }
        everybody.add(values);
      }
      for (var attribute : ATTRIBUTES.subList(0, attributes)) {
        var sizes = new TreeMap<String, Integer>();
        everybody.forEach(
            values -> sizes.merge(values.getOrDefault(attribute, ""), 1, Integer::sum));
        var folded = OneWayTable.folded(sizes, Threshold.DEFAULT);
        everybody.forEach(values ->
            values.computeIfPresent(attribute, (a, v) -> folded.contains(v) ? "other" : v));
      }
      double willing = 0.2 + 0.8 * random.nextDouble();
      return new Company(
          everybody.stream()
              .map(values ->
                  new Employee(
                      values,
                      random.nextDouble() < willing
                          ? Optional.of(random.nextInt(CLASSES.size()))
                          : Optional.<Integer>empty()))
              .toList());
    }

    List<String> attributes() {
      return ATTRIBUTES.stream().filter(people.getFirst().values()::containsKey).toList();
    }

    Map<Map<String, String>, Integer> cells() {
      var cells = new HashMap<Map<String, String>, Integer>();
      people.forEach(employee -> cells.merge(employee.values(), 1, Integer::sum));
      return cells;
    }

    long answered(Predicate<Map<String, String>> who) {
      return people.stream().filter(e -> e.gave().isPresent() && who.test(e.values())).count();
    }
  }

  private static EnpsReport published(Company company) {
    var survey =
        new Survey(
            "pulse",
            List.of("en"),
            Scale.ONE_TO_TEN,
            List.of(SurveyTest.question("enps", Question.Type.ENPS)),
            company.attributes(),
            Survey.Cadence.ONCE,
            Duration.ofDays(9));
    var ballots = new ArrayList<Tallies.Ballot>();
    for (var employee : company.people()) {
      employee
          .gave()
          .ifPresent(gave -> {
            var answers = new TreeMap<String, List<String>>();
            answers.put("enps", List.of(CLASSES.get(gave).getFirst()));
            ballots.add(new Tallies.Ballot(employee.values(), new Answers(answers)));
          });
    }
    return EnpsReport.of(
        "r",
        new ClosedRun(
            survey,
            company.people().size(),
            new Breakdowns(company.cells()),
            Tallies.of(survey, ballots, new SplittableRandom(1))),
        Optional.empty(),
        List.of(),
        Threshold.DEFAULT);
  }

  @Test
  void pinsNobodyBelowTheThresholdByAllThatIsPublished() {
    int hiddenGroups = 0;
    int shownGroups = 0;
    int pairs = 0;
    for (long seed = 1; seed <= COMPANIES; seed++) {
      var company = Company.of(new Random(seed));
      var report = published(company);
      if (report.total().isEmpty()) {
        assertThat(report.groups()).noneMatch(group -> group.counts().isPresent());
        continue;
      }
      var programme = new Programme(company, report);
      for (var group : report.groups()) {
        Predicate<Map<String, String>> inIt = v -> group.value().equals(v.get(group.attribute()));
        if (group.counts().isPresent()) {
          shownGroups++;
          assertThat(group.counts().get().answered()).as("seed %d", seed).isGreaterThanOrEqualTo(K);
          continue;
        }
        hiddenGroups++;
        var bounds = programme.answered(inIt);
        assertThat((double) company.answered(inIt))
            .as("seed %d", seed)
            .isBetween(bounds.least() - 1e-6, bounds.most() + 1e-6);
        assertThat(bounds.most()).as("seed %d, %s", seed, group).isGreaterThan(K - 1e-6);
        assertThat(programme.isAlike(inIt)).as("seed %d, %s", seed, group).isFalse();
      }
      pairs += pinsNoPair(seed, company, report, programme);
      if (seed % 5 == 0) {
        pinsNoFewCells(seed, company, programme);
      }
    }
    assertThat(hiddenGroups).isGreaterThan(COMPANIES / 3);
    assertThat(shownGroups).isGreaterThan(COMPANIES / 3);
    assertThat(pairs).isGreaterThan(COMPANIES / 3);
  }

  /** What two groups have in common, and what one has that the other has not. */
  private static int pinsNoPair(
      long seed, Company company, EnpsReport report, Programme programme) {
    int tried = 0;
    for (var one : report.groups()) {
      for (var other : report.groups()) {
        if (one.attribute().equals(other.attribute())) {
          continue;
        }
        for (boolean both : List.of(true, false)) {
          Predicate<Map<String, String>> who =
              v ->
                  one.value().equals(v.get(one.attribute()))
                      && both == other.value().equals(v.get(other.attribute()));
          boolean anybody = company.people().stream().anyMatch(e -> who.test(e.values()));
          long answered = company.answered(who);
          if (anybody && answered < K) {
            tried++;
            assertThat(programme.isPinned(who))
                .as("seed %d, %s and %s", seed, one, other)
                .isFalse();
          }
          if (anybody) {
            assertThat(programme.isAlike(who))
                .as("seed %d, all who answered of %s and %s", seed, one, other)
                .isFalse();
          }
        }
      }
    }
    return tried;
  }

  /** Those of one or two combinations of values. */
  private static void pinsNoFewCells(long seed, Company company, Programme programme) {
    for (var one : company.cells().keySet()) {
      for (var other : company.cells().keySet()) {
        Predicate<Map<String, String>> who = v -> v.equals(one) || v.equals(other);
        if (company.answered(who) < K) {
          assertThat(programme.isPinned(who)).as("seed %d, %s and %s", seed, one, other).isFalse();
        }
      }
    }
  }

  /** Between which bounds a figure lies. */
  private record Bounds(double least, double most) {}

  /** The equations of one company's published figures. */
  private static final class Programme {
    private final List<Map<String, String>> cells;
    private final List<LinearConstraint> known = new ArrayList<>();

    Programme(Company company, EnpsReport report) {
      var asked = company.cells();
      this.cells = List.copyOf(asked.keySet());
      for (var cell : cells) {
        known.add(
            new LinearConstraint(
                sum(cell::equals, List.of(0, 1, 2)),
                Relationship.LEQ,
                asked.getOrDefault(cell, 0)));
      }
      publish(v -> true, report.total().orElseThrow());
      for (var group : report.groups()) {
        group
            .counts()
            .ifPresent(
                counts -> publish(v -> group.value().equals(v.get(group.attribute())), counts));
      }
    }

    private void publish(Predicate<Map<String, String>> who, PromoterCounts counts) {
      var figures = List.of(counts.promoters(), counts.passives(), counts.detractors());
      for (int gave = 0; gave < figures.size(); gave++) {
        known.add(
            new LinearConstraint(sum(who, List.of(gave)), Relationship.EQ, figures.get(gave)));
      }
    }

    private double[] sum(Predicate<Map<String, String>> who, List<Integer> classes) {
      var sum = new double[cells.size() * CLASSES.size()];
      for (int cell = 0; cell < cells.size(); cell++) {
        for (int gave : classes) {
          sum[cell * CLASSES.size() + gave] = who.test(cells.get(cell)) ? 1 : 0;
        }
      }
      return sum;
    }

    Bounds answered(Predicate<Map<String, String>> who) {
      var sum = sum(who, List.of(0, 1, 2));
      return new Bounds(solve(sum, GoalType.MINIMIZE), solve(sum, GoalType.MAXIMIZE));
    }

    /** Whether nobody of them can have answered otherwise than one way. */
    boolean isAlike(Predicate<Map<String, String>> who) {
      return List.of(0, 1, 2).stream()
          .map(gave -> sum(who, List.of((gave + 1) % CLASSES.size(), (gave + 2) % CLASSES.size())))
          .anyMatch(others -> solve(others, GoalType.MAXIMIZE) < 1e-6);
    }

    /** Whether every figure of some people is certain. */
    boolean isPinned(Predicate<Map<String, String>> who) {
      return List.of(0, 1, 2).stream()
          .map(gave -> sum(who, List.of(gave)))
          .allMatch(sum -> solve(sum, GoalType.MAXIMIZE) - solve(sum, GoalType.MINIMIZE) < 1e-6);
    }

    private double solve(double[] sum, GoalType goal) {
      if (Arrays.stream(sum).allMatch(n -> n == 0)) {
        return 0;
      }
      return new SimplexSolver()
          .optimize(
              new LinearObjectiveFunction(sum, 0),
              new LinearConstraintSet(known),
              new NonNegativeConstraint(true),
              goal)
          .getValue();
    }
  }
}
