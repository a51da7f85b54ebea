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
import org.hipparchus.optim.linear.LinearConstraint;
import org.hipparchus.optim.linear.LinearConstraintSet;
import org.hipparchus.optim.linear.LinearObjectiveFunction;
import org.hipparchus.optim.linear.NonNegativeConstraint;
import org.hipparchus.optim.linear.Relationship;
import org.hipparchus.optim.linear.SimplexSolver;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.junit.jupiter.api.Test;

/**
 * Somebody who reads every published figure of a run at once and knows how many were asked for each
 * value of each breakdown. The unknowns are how many answered from each cell of all breakdowns
 * crossed; what is published are linear equations over them. A linear programme finds between which
 * bounds each group's number of answers lies. No group's upper bound is below the threshold, and no
 * number of a group that is too small is told.
 */
final class AttackerTest {
  private static final int K = Threshold.DEFAULT.figures();
  private static final List<String> ATTRIBUTES = List.of("department", "office", "tenure");

  /** A made-up company: every employee's values after folding, and who answered. */
  private record Company(List<Map<String, String>> asked, List<Map<String, String>> answered) {
    static Company of(Random random) {
      int people = 10 + random.nextInt(50);
      var everybody = new ArrayList<Map<String, String>>();
      for (int i = 0; i < people; i++) {
        var values = new HashMap<String, String>();
        for (var attribute : ATTRIBUTES) {
          // Some values are common, some rare.
          int value = (int) (5 * random.nextDouble() * random.nextDouble());
          values.put(attribute, attribute.charAt(0) + "" + value);
        }
        everybody.add(values);
      }
      for (var attribute : ATTRIBUTES) {
        var sizes = new TreeMap<String, Integer>();
        everybody.forEach(
            values -> sizes.merge(values.getOrDefault(attribute, ""), 1, Integer::sum));
        var folded = OneWayTable.folded(sizes, Threshold.DEFAULT);
        everybody.forEach(values ->
            values.computeIfPresent(attribute, (a, v) -> folded.contains(v) ? "other" : v));
      }
      double willing = 0.2 + 0.8 * random.nextDouble();
      return new Company(
          everybody, everybody.stream().filter(e -> random.nextDouble() < willing).toList());
    }

    int asked(String attribute, String value) {
      return (int) asked.stream().filter(e -> value.equals(e.get(attribute))).count();
    }
  }

  private static EnpsReport published(Company company, Random random) {
    var survey =
        new Survey(
            "pulse",
            List.of("en"),
            Scale.ONE_TO_TEN,
            List.of(SurveyTest.question("enps", Question.Type.ENPS)),
            ATTRIBUTES,
            Survey.Cadence.ONCE,
            Duration.ofDays(9));
    var ballots = new ArrayList<Tallies.Ballot>();
    for (var values : company.answered()) {
      var answers = new TreeMap<String, List<String>>();
      answers.put("enps", List.of(Integer.toString(1 + random.nextInt(10))));
      ballots.add(new Tallies.Ballot(values, new Answers(answers)));
    }
    var values = new HashMap<String, Map<String, Integer>>();
    for (var attribute : ATTRIBUTES) {
      var all = new HashMap<String, Integer>();
      company.asked().forEach(e -> all.merge(e.getOrDefault(attribute, ""), 1, Integer::sum));
      values.put(attribute, all);
    }
    return EnpsReport.of(
        "r",
        new ClosedRun(
            survey,
            company.asked().size(),
            values,
            Tallies.of(survey, ballots, new SplittableRandom(1))),
        Optional.empty(),
        List.of(),
        Threshold.DEFAULT);
  }

  @Test
  void pinsNoGroupBelowTheThresholdByAllThatIsPublished() {
    int hiddenGroups = 0;
    int shownGroups = 0;
    for (long seed = 1; seed <= 300; seed++) {
      var random = new Random(seed);
      var company = Company.of(random);
      var report = published(company, random);
      if (report.total().isEmpty()) {
        assertThat(report.groups()).noneMatch(group -> group.counts().isPresent());
        continue;
      }
      var programme = new Programme(company, report);
      for (var group : report.groups()) {
        if (group.counts().isPresent()) {
          shownGroups++;
          assertThat(group.counts().get().answered()).as("seed %d", seed).isGreaterThanOrEqualTo(K);
          continue;
        }
        hiddenGroups++;
        double most = programme.bound(group, GoalType.MAXIMIZE);
        double least = programme.bound(group, GoalType.MINIMIZE);
        long truth =
            company.answered().stream()
                .filter(e -> group.value().equals(e.get(group.attribute())))
                .count();
        assertThat((double) truth).as("seed %d", seed).isBetween(least - 1e-6, most + 1e-6);
        assertThat(most).as("seed %d, %s", seed, group).isGreaterThan(K - 1e-6);
        if (group.hidden().equals(Optional.of(OneWayTable.Hidden.TOO_FEW))) {
          assertThat(most - least).as("seed %d, %s", seed, group).isGreaterThan(0.5);
        }
      }
    }
    assertThat(hiddenGroups).isGreaterThan(100);
    assertThat(shownGroups).isGreaterThan(100);
  }

  /** The equations of one company's published figures. */
  private static final class Programme {
    private final List<Map<String, String>> cells;
    private final List<LinearConstraint> known = new ArrayList<>();

    Programme(Company company, EnpsReport report) {
      this.cells = company.asked().stream().distinct().toList();
      for (var group : report.groups()) {
        int asked = company.asked(group.attribute(), group.value());
        known.add(new LinearConstraint(of(group), Relationship.LEQ, asked));
      }
      var all = new double[cells.size()];
      Arrays.fill(all, 1);
      known.add(
          new LinearConstraint(all, Relationship.EQ, report.total().orElseThrow().answered()));
      for (var group : report.groups()) {
        group
            .counts()
            .ifPresent(counts ->
                known.add(new LinearConstraint(of(group), Relationship.EQ, counts.answered())));
      }
    }

    private double[] of(EnpsReport.Group group) {
      return cells.stream()
          .mapToDouble(cell -> group.value().equals(cell.get(group.attribute())) ? 1 : 0)
          .toArray();
    }

    double bound(EnpsReport.Group group, GoalType goal) {
      return new SimplexSolver()
          .optimize(
              new LinearObjectiveFunction(of(group), 0),
              new LinearConstraintSet(known),
              new NonNegativeConstraint(true),
              goal)
          .getValue();
    }
  }
}
