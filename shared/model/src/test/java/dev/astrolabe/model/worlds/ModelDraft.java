package dev.astrolabe.model.worlds;

import dev.astrolabe.model.scoring.Clamp;
import dev.astrolabe.model.scoring.EngagementRule;
import dev.astrolabe.model.scoring.FitRule;
import dev.astrolabe.model.scoring.Grading;
import dev.astrolabe.model.scoring.Group;
import dev.astrolabe.model.scoring.InactivityRule;
import dev.astrolabe.model.scoring.Points;
import dev.astrolabe.model.scoring.ScoringModel;
import dev.astrolabe.model.stage.Stage;
import dev.astrolabe.model.stage.StageRule;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Builds a model piece by piece; it begins empty, with cut points 30, 20, 10. */
public final class ModelDraft {
  private final List<FitRule> fitRules = new ArrayList<>();
  private final List<EngagementRule> engagementRules = new ArrayList<>();
  private final List<InactivityRule> inactivityRules = new ArrayList<>();
  private final List<Group> groups = new ArrayList<>();
  private final Map<Stage, StageRule> stages = new EnumMap<>(Stage.class);
  private Clamp fit = Clamp.NONE;
  private Clamp engagement = Clamp.NONE;
  private Clamp total = Clamp.NONE;
  private Grading grading = new Grading(cuts(30, 20, 10), cuts(30, 20, 10));

  private static List<Points> cuts(long best, long good, long fair) {
    return List.of(Points.of(best), Points.of(good), Points.of(fair));
  }

  public ModelDraft add(FitRule rule) {
    fitRules.add(rule);
    return this;
  }

  public ModelDraft add(EngagementRule rule) {
    engagementRules.add(rule);
    return this;
  }

  public ModelDraft add(InactivityRule rule) {
    inactivityRules.add(rule);
    return this;
  }

  public ModelDraft add(Group group) {
    groups.add(group);
    return this;
  }

  public ModelDraft stage(Stage stage, StageRule rule) {
    stages.put(stage, rule);
    return this;
  }

  public ModelDraft clamps(Clamp ofFit, Clamp ofEngagement, Clamp ofTotal) {
    this.fit = ofFit;
    this.engagement = ofEngagement;
    this.total = ofTotal;
    return this;
  }

  public ModelDraft grading(Grading cutPoints) {
    this.grading = cutPoints;
    return this;
  }

  public ScoringModel model() {
    return new ScoringModel(
        "made-up",
        1,
        fitRules,
        engagementRules,
        inactivityRules,
        groups,
        fit,
        engagement,
        total,
        grading,
        stages);
  }
}
