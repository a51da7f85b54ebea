package dev.astrolabe.model.worlds;

import dev.astrolabe.model.scoring.Clamp;
import dev.astrolabe.model.scoring.Dimension;
import dev.astrolabe.model.scoring.EngagementRule;
import dev.astrolabe.model.scoring.FitRule;
import dev.astrolabe.model.scoring.FrequencyLimit;
import dev.astrolabe.model.scoring.Grading;
import dev.astrolabe.model.scoring.Group;
import dev.astrolabe.model.scoring.HalfLife;
import dev.astrolabe.model.scoring.InactivityRule;
import dev.astrolabe.model.scoring.Points;
import dev.astrolabe.model.scoring.ScoringModel;
import dev.astrolabe.model.scoring.Window;
import dev.astrolabe.model.stage.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Draws a small model that uses a little of everything. */
final class RandomModel {
  private final Draw draw;
  private final Vocabulary words;
  private final List<Points> used = new ArrayList<>();

  RandomModel(Draw draw, Vocabulary words) {
    this.draw = draw;
    this.words = words;
  }

  ScoringModel model() {
    var model = new ModelDraft();
    var groups = groups();
    groups.forEach(model::add);
    for (int i = draw.between(0, 3); i > 0; i--) {
      model.add(fitRule("fit-" + i, groups));
    }
    for (int i = draw.between(1, 5); i > 0; i--) {
      model.add(engagementRule("did-" + i, groups));
    }
    if (draw.chance(30)) {
      for (int i = draw.between(1, 2); i > 0; i--) {
        model.add(silence("silence-" + i, groups));
      }
    }
    model.clamps(clamp(20), clamp(20), clamp(15));
    model.grading(new Grading(cuts(), cuts()));
    var conditions = new RandomConditions(draw, words, used);
    model.stage(Stage.MQL, conditions.rule());
    if (draw.chance(50)) {
      model.stage(Stage.PQL, conditions.rule());
    }
    if (draw.chance(75)) {
      model.stage(Stage.SQL, conditions.rule());
    }
    return model.model();
  }

  private List<Group> groups() {
    var groups = new ArrayList<Group>();
    for (int i = draw.between(0, 3); i > 0; i--) {
      groups.add(
          new Group(
              "group-" + i, draw.chance(30) ? Dimension.FIT : Dimension.ENGAGEMENT, clamp(70)));
    }
    return groups;
  }

  private Optional<String> group(List<Group> groups, Dimension dimension) {
    var fitting = groups.stream().filter(g -> g.dimension() == dimension).map(Group::id).toList();
    return fitting.isEmpty() ? Optional.empty() : draw.maybe(50, () -> draw.of(fitting));
  }

  private FitRule fitRule(String id, List<Group> groups) {
    var attribute = words.attribute();
    var cases = new ArrayList<FitRule.Case>();
    for (int i = draw.between(0, 3); i > 0; i--) {
      cases.add(
          new FitRule.Case(
              words.test(attribute),
              points(25),
              draw.maybe(16, () -> draw.of("a student", "a competitor"))));
    }
    return new FitRule(
        id,
        group(groups, Dimension.FIT),
        attribute,
        cases,
        draw.chance(50) ? Points.ZERO : points(50),
        draw.chance(70) ? Points.ZERO : points(60),
        clamp(10));
  }

  private EngagementRule engagementRule(String id, List<Group> groups) {
    return new EngagementRule(
        id,
        group(groups, Dimension.ENGAGEMENT),
        words.matcher(),
        points(25),
        draw.maybe(45, () -> new HalfLife(draw.chance(15) ? 1 : words.seconds(8))),
        draw.maybe(40, () -> new Window(words.seconds(12))),
        draw.maybe(50, () -> new FrequencyLimit(draw.of(1, 1, 2, 3), words.seconds(10))),
        clamp(15));
  }

  private InactivityRule silence(String id, List<Group> groups) {
    return new InactivityRule(
        id,
        group(groups, Dimension.ENGAGEMENT),
        points(90),
        words.seconds(10),
        draw.of(1, 1, 2, 4),
        clamp(10));
  }

  /** Points that thresholds can meet exactly: used again by the conditions. */
  private Points points(int percentNegative) {
    long millionths =
        switch (draw.between(0, 9)) {
          case 0 -> draw.of(1L, 333_333L, 7_654_321L, 12_500_000L, 500_000L);
          case 1 -> draw.of(0L, 40_000_000L, 3_000_000L, Points.LARGEST);
          default -> draw.between(1, 12) * Points.SCALE;
        };
    var points = new Points(draw.chance(percentNegative) ? -millionths : millionths);
    used.add(points);
    return points;
  }

  private Clamp clamp(int percent) {
    if (!draw.chance(percent)) {
      return Clamp.NONE;
    }
    var cap = draw.maybe(75, () -> Points.of(draw.between(1, 20)));
    var floor = draw.maybe(40, () -> Points.of(draw.of(0, 0, -3, -10, 1)));
    return new Clamp(floor, cap);
  }

  private List<Points> cuts() {
    long lowest = draw.between(-3, 6);
    long middle = lowest + draw.between(1, 8);
    return List.of(Points.of(middle + draw.between(1, 10)), Points.of(middle), Points.of(lowest));
  }
}
