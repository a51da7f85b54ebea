package dev.astrolabe.runtime.model;

import dev.astrolabe.model.scoring.Clamp;
import dev.astrolabe.model.scoring.Grading;
import dev.astrolabe.model.scoring.Group;
import dev.astrolabe.model.scoring.Points;
import dev.astrolabe.model.scoring.ScoringModel;
import dev.astrolabe.model.stage.Condition;
import dev.astrolabe.model.stage.Stage;
import dev.astrolabe.model.stage.StageRule;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compiles a document's nodes into a model, and says all that is wrong with them. */
final class ModelReader {
  static final int HIGHEST_VERSION = 1_000_000;

  private final Problems problems;
  private final Values values;
  private final ConditionReader conditions;
  private final RuleReader rules;

  ModelReader(Problems problems) {
    this.problems = problems;
    this.values = new Values(problems);
    this.conditions = new ConditionReader(problems, values);
    this.rules = new RuleReader(problems, values, conditions);
  }

  /** The document; empty where problems were found. */
  Optional<ModelDocument> read(Node root) {
    int before = problems.count();
    var fields =
        new Fields(
            root,
            problems,
            "$schema",
            "name",
            "version",
            "title",
            "description",
            "fit",
            "engagement",
            "total",
            "groups",
            "grading",
            "stages",
            "golden");
    values.anyText(fields.optional("$schema"), RuleReader.LONGEST_DESCRIPTION);
    var name = values.name(fields.required("name"), Spelling.MODEL);
    var version = fields.optional("version");
    int number = version.isMissing() ? 0 : values.integer(version, 0, HIGHEST_VERSION);
    var words = rules.words(fields);
    var groups = fields.has("groups") ? rules.groups(fields.required("groups")) : List.<Group>of();

    var fit = new Fields(fields.required("fit"), problems, "rules", "floor", "cap");
    var fitRules = rules.fitRules(fit.required("rules"));
    var fitClamp = values.clamp(fit);

    var engagement =
        new Fields(fields.required("engagement"), problems, "rules", "inactivity", "floor", "cap");
    var engagementRules = rules.engagementRules(engagement.required("rules"));
    var inactivity = rules.inactivityRules(engagement.optional("inactivity"));
    var engagementClamp = values.clamp(engagement);

    var total =
        fields.has("total")
            ? values.clamp(new Fields(fields.required("total"), problems, "floor", "cap"))
            : Clamp.NONE;
    var grading = grading(fields.required("grading"));
    var stages = stages(fields.required("stages"));
    var golden = new GoldenReader(problems, values).leads(fields.optional("golden"));

    if (problems.count() > before) {
      return Optional.empty();
    }
    return Optional.of(
        new ModelDocument(
            new ScoringModel(
                name,
                number,
                fitRules,
                engagementRules,
                inactivity,
                groups,
                fitClamp,
                engagementClamp,
                total,
                grading,
                stages),
            words,
            rules.ruleWords(),
            rules.groupWords(),
            golden));
  }

  private Grading grading(Node node) {
    var fields = new Fields(node, problems, "fit", "engagement");
    int before = problems.count();
    var fit = cuts(fields.required("fit"));
    var engagement = cuts(fields.required("engagement"));
    if (problems.count() > before || node.kind() != Node.Kind.OBJECT) {
      var cuts = List.of(Points.of(3), Points.of(2), Points.of(1));
      return new Grading(cuts, cuts);
    }
    return new Grading(fit, engagement);
  }

  private List<Points> cuts(Node list) {
    var cuts = new ArrayList<Points>();
    for (var item : values.items(list, 3, 3)) {
      var cut = values.points(item);
      if (!cuts.isEmpty()
          && item.kind() == Node.Kind.NUMBER
          && cuts.getLast().compareTo(cut) <= 0) {
        problems.at(
            item,
            "the cut points fall from the best grade down, and "
                + cut
                + " is not below "
                + cuts.getLast());
      }
      cuts.add(cut);
    }
    return cuts;
  }

  private Map<Stage, StageRule> stages(Node node) {
    var fields = new Fields(node, problems, "MQL", "PQL", "SQL");
    var stages = new EnumMap<Stage, StageRule>(Stage.class);
    for (var stage : Stage.values()) {
      if (stage != Stage.LEAD && fields.has(stage.name())) {
        stages.put(stage, stage(fields.required(stage.name())));
      }
    }
    return stages;
  }

  private StageRule stage(Node node) {
    int before = problems.count();
    var fields = new Fields(node, problems, "enter", "stay", "veto", "dwell");
    var enter = conditions.condition(fields.required("enter"));
    var stay = fields.optional("stay");
    var staying = stay.isMissing() ? enter : conditions.condition(stay);
    var veto = fields.optional("veto");
    var barred = veto.isMissing() ? ConditionReader.NEVER : conditions.condition(veto);
    var dwell = fields.optional("dwell");
    long seconds = dwell.isMissing() ? 0 : values.seconds(dwell, 0, 1_000_000_000L);
    if (problems.count() == before) {
      try {
        return new StageRule(enter, staying, barred, seconds);
      } catch (IllegalArgumentException e) {
        problems.at(stay, "this is not weaker than \"enter\": " + e.getMessage());
      }
    }
    Condition never = ConditionReader.NEVER;
    return new StageRule(never, never, never, 0);
  }
}
