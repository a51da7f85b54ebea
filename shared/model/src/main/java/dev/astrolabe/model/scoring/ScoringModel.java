package dev.astrolabe.model.scoring;

import dev.astrolabe.model.stage.Stage;
import dev.astrolabe.model.stage.StageRule;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A version of a scoring model: everything an assessment depends on but the entries and the
 * instant.
 *
 * @param version 1 and up; 0 is a draft
 * @param fit clamp of the fit dimension's sum; likewise {@code engagement} and {@code total}
 * @param stages the rules of MQL, PQL and SQL; a stage without a rule is never reached
 */
public record ScoringModel(
    String name,
    int version,
    List<FitRule> fitRules,
    List<EngagementRule> engagementRules,
    List<InactivityRule> inactivityRules,
    List<Group> groups,
    Clamp fit,
    Clamp engagement,
    Clamp total,
    Grading grading,
    Map<Stage, StageRule> stages) {

  public ScoringModel {
    fitRules = List.copyOf(fitRules);
    engagementRules = List.copyOf(engagementRules);
    inactivityRules = List.copyOf(inactivityRules);
    groups = List.copyOf(groups);
    var byStage = new EnumMap<Stage, StageRule>(Stage.class);
    byStage.putAll(stages);
    stages = Collections.unmodifiableMap(byStage);
    if (stages.containsKey(Stage.LEAD)) {
      throw new IllegalArgumentException(
          "LEAD is the stage of those without a stage; it has no rule");
    }
    var ids = new HashSet<String>();
    for (var rule : fitRules) {
      unique(ids, rule.id());
      known(groups, rule.group(), Dimension.FIT, rule.id());
    }
    for (var rule : engagementRules) {
      unique(ids, rule.id());
      known(groups, rule.group(), Dimension.ENGAGEMENT, rule.id());
    }
    for (var rule : inactivityRules) {
      unique(ids, rule.id());
      known(groups, rule.group(), Dimension.ENGAGEMENT, rule.id());
    }
    var groupIds = new HashSet<String>();
    for (var group : groups) {
      if (!groupIds.add(group.id())) {
        throw new IllegalArgumentException("two groups are named " + group.id());
      }
    }
  }

  private static void unique(HashSet<String> ids, String id) {
    if (!ids.add(id)) {
      throw new IllegalArgumentException("two rules are named " + id);
    }
  }

  private static void known(
      List<Group> groups, Optional<String> group, Dimension dimension, String rule) {
    if (group.isEmpty()) {
      return;
    }
    for (var candidate : groups) {
      if (candidate.id().equals(group.get()) && candidate.dimension() == dimension) {
        return;
      }
    }
    throw new IllegalArgumentException(
        "rule " + rule + " names a group " + group.get() + " that this dimension does not have");
  }

  /** The name and version in one word: {@code default@3}. */
  public String code() {
    return name + "@" + version;
  }
}
