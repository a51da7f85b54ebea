package dev.astrolabe.runtime.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.model.scoring.Assessment;
import dev.astrolabe.model.scoring.CompiledModel;
import dev.astrolabe.model.scoring.Explainer;
import dev.astrolabe.model.scoring.FitRule;
import dev.astrolabe.model.scoring.Line;
import dev.astrolabe.model.scoring.Points;
import dev.astrolabe.model.scoring.ValueTest;
import dev.astrolabe.model.stage.Condition;
import dev.astrolabe.model.stage.Stage;
import dev.astrolabe.runtime.model.ModelDocument.Outcome;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class DefaultModelTest {
  @Test
  void isVersionOneOfTheModelNamedDefault() {
    assertThat(DefaultModel.read().code()).isEqualTo("default@1");
    assertThat(DefaultModel.read().stages()).containsOnlyKeys(Stage.MQL, Stage.PQL, Stage.SQL);
  }

  @Test
  void isReadTheSameWithAndWithoutItsGoldenLeads() {
    assertThat(DefaultModel.read()).isEqualTo(document().model());
  }

  @Test
  void sharesFiftyPointsOfFitAmongWhoTheyAre() {
    assertThat(DefaultModel.read().fitRules().stream().mapToLong(rule -> rule.weight()).sum())
        .isEqualTo(50_000_000);
  }

  @Test
  void isReadBackExactlyAsWritten() {
    assertThat(ModelDocument.read(document().write())).isEqualTo(new Outcome.Read(document()));
  }

  @Test
  void namesEveryRuleAndGroupForPeople() {
    var model = document().model();
    assertThat(document().ruleWords().keySet())
        .containsAll(model.fitRules().stream().map(rule -> rule.id()).toList())
        .containsAll(model.engagementRules().stream().map(rule -> rule.id()).toList())
        .containsAll(model.inactivityRules().stream().map(rule -> rule.id()).toList());
    assertThat(document().groupWords().keySet())
        .containsExactlyInAnyOrderElementsOf(
            model.groups().stream().map(group -> group.id()).toList());
  }

  @Test
  void saysOfEveryGoldenLeadWhatStandsInTheDocument() {
    var model = new CompiledModel(DefaultModel.read());
    for (var lead : document().golden()) {
      var judged = lead.judge(model);
      assertThat(judged.stage()).as(lead.name()).isEqualTo(lead.expected().stage());
      assertThat(Points.decimal(judged.score()))
          .as(lead.name())
          .isEqualTo(lead.expected().score().orElseThrow().decimal());
      assertThat(judged.grade()).as(lead.name()).isEqualTo(lead.expected().grade().orElseThrow());
      assertThat(judged.asExpected()).isTrue();
    }
    assertThat(document().golden().stream().map(lead -> lead.expected().stage()))
        .contains(Stage.values());
  }

  @Test
  void showsTheLeadToShowFirstAsTheSampleTellsIt() {
    var negar = document().golden().getFirst();

    var assessment =
        Explainer.assess(
            new CompiledModel(DefaultModel.read()), negar.ledger(), negar.at(), negar.at());

    assertThat(assessment.stage()).isEqualTo(Stage.SQL);
    assertThat(assessment.grade()).hasToString("A1");
    assertThat(assessment.lines().stream().mapToLong(Line::points).sum())
        .isEqualTo(assessment.score().total());
    assertThat(points(assessment, "meeting-booked")).isEqualTo("19.45738");
    assertThat(points(assessment, "guide-downloaded")).isEqualTo("1.551145");
    assertThat(points(assessment, "budget")).isEqualTo("0");
    assertThat(line(assessment, "budget").status()).isEqualTo(Line.Status.UNKNOWN);
    assertThat(line(assessment, "email-clicked").status()).isEqualTo(Line.Status.QUARANTINED);
  }

  @Test
  void givesEveryRuleSomethingToDoInAGoldenLead() {
    var model = new CompiledModel(DefaultModel.read());
    var idle = new TreeSet<>(document().ruleWords().keySet());
    for (var lead : document().golden()) {
      for (var line : Explainer.assess(model, lead.ledger(), lead.at(), lead.at()).lines()) {
        if (line.points() != 0) {
          line.rule().ifPresent(idle::remove);
        }
      }
    }
    assertThat(idle).isEmpty();
  }

  @Test
  void takesNoForAnAnswerAlikeInFitAndInStages() {
    var stages = DefaultModel.read().stages();
    for (var attribute : List.of("budget", "authority", "need", "timeline")) {
      var none =
          DefaultModel.read().fitRules().stream()
              .filter(rule -> rule.attribute().equals(attribute))
              .flatMap(rule -> rule.cases().stream())
              .filter(c -> c.points().millionths() < 0)
              .map(FitRule.Case::test)
              .toList();
      assertThat(none).as(attribute).hasSize(1);
      var sql = Objects.requireNonNull(stages.get(Stage.SQL));
      var mql = Objects.requireNonNull(stages.get(Stage.MQL));
      assertThat(excluded(sql.enter(), attribute)).as(attribute).isEqualTo(none);
      assertThat(excluded(sql.stay(), attribute)).as(attribute).isEqualTo(none);
      var asked = excluded(mql.enter(), attribute);
      assertThat(asked).as(attribute).isIn(List.of(), none);
    }
  }

  /** What a condition does not take as an answer about an attribute. */
  private static List<ValueTest> excluded(Condition condition, String attribute) {
    return switch (condition) {
      case Condition.All(var parts) -> excluded(parts, attribute);
      case Condition.Any(var parts) -> excluded(parts, attribute);
      case Condition.AtLeast(var count, var parts) -> excluded(parts, attribute);
      case Condition.Not(Condition.Attribute(var named, var test)) when named.equals(attribute) ->
          List.of(test);
      default -> List.of();
    };
  }

  private static List<ValueTest> excluded(List<Condition> parts, String attribute) {
    return parts.stream().flatMap(part -> excluded(part, attribute).stream()).toList();
  }

  private static Line line(Assessment assessment, String rule) {
    return assessment.lines().stream()
        .filter(line -> line.rule().equals(Optional.of(rule)))
        .findFirst()
        .orElseThrow();
  }

  private static String points(Assessment assessment, String rule) {
    return Points.decimal(line(assessment, rule).points()).toPlainString();
  }

  static ModelDocument document() {
    return switch (ModelDocument.read(DefaultModel.json())) {
      case Outcome.Read(var document) -> document;
      case Outcome.Invalid(var problems) -> throw new AssertionError(List.copyOf(problems));
    };
  }
}
