package dev.astrolabe.runtime.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.model.scoring.Assessment;
import dev.astrolabe.model.scoring.CompiledModel;
import dev.astrolabe.model.scoring.Explainer;
import dev.astrolabe.model.scoring.Line;
import dev.astrolabe.model.scoring.Points;
import dev.astrolabe.model.stage.Stage;
import dev.astrolabe.runtime.model.ModelDocument.Outcome;
import java.util.List;
import java.util.Optional;
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
