package dev.astrolabe.qualification;

import dev.astrolabe.model.ledger.Entry;
import dev.astrolabe.model.ledger.EntryId;
import dev.astrolabe.model.profile.Facts;
import dev.astrolabe.model.scoring.Assessment;
import dev.astrolabe.model.scoring.CompiledModel;
import dev.astrolabe.model.scoring.Evidence;
import dev.astrolabe.model.scoring.Explainer;
import dev.astrolabe.model.scoring.Line;
import dev.astrolabe.model.scoring.Outlook;
import dev.astrolabe.model.scoring.Points;
import dev.astrolabe.model.scoring.Score;
import dev.astrolabe.model.stage.Stage;
import dev.astrolabe.runtime.json.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** An assessment in the shape that api.md gives it. */
final class AssessmentJson {
  private AssessmentJson() {}

  /**
   * Assesses and writes.
   *
   * @param settled whether all that was received by knownAt is known to be folded
   * @param allLines whether lines stay unfolded
   */
  static Json.Fields of(
      String leadId,
      CompiledModel model,
      List<Entry> entries,
      Instant at,
      Instant knownAt,
      boolean settled,
      boolean allLines) {
    var assessment = Explainer.assess(model, entries, at, knownAt);
    var outlook = Outlook.of(model, entries, at, knownAt);
    var existing = Explainer.existing(entries, at, knownAt);
    var priority =
        Priority.of(
            model,
            Evidence.of(model, existing),
            Facts.of(existing),
            assessment.stage(),
            assessment.score().total(),
            at);
    var explanation =
        allLines ? Explanation.whole(assessment.lines()) : Explanation.folded(assessment.lines());
    return Json.object()
        .put("leadId", leadId)
        .put("model", model(assessment))
        .put("at", at.toString())
        .put("score", score(assessment.score()))
        .put("grade", assessment.grade().toString())
        .put("stage", assessment.stage().name())
        .put("qualified", qualified(assessment))
        .put("knownAt", knownAt.toString())
        .put("settled", settled)
        .put("completeness", Json.of(perMillion(assessment.completeness())))
        .put("priority", priority.json())
        .put("lines", Json.array(explanation.lines().stream().map(AssessmentJson::line).toList()))
        .put("linesOmitted", explanation.omitted())
        .put(
            "missing", Json.array(outlook.missing().stream().map(AssessmentJson::missing).toList()))
        .put("lifts", Json.array(outlook.lifts().stream().map(AssessmentJson::lift).toList()))
        .put("nextQuestion", question(outlook))
        .put("leavesStageAt", Json.ofText(outlook.leavesStageAt().map(Instant::toString)))
        .put("disqualified", Json.array(assessment.disqualified().stream().map(Json::of).toList()))
        .build();
  }

  private static Json model(Assessment assessment) {
    return Json.object()
        .put("name", assessment.model())
        .put("version", assessment.version())
        .build();
  }

  /** The three sums as numbers with at most six decimals. */
  static Json score(Score score) {
    return Json.object()
        .put("total", points(score.total()))
        .put("fit", points(score.fit()))
        .put("engagement", points(score.engagement()))
        .build();
  }

  static Json points(long millionths) {
    return Json.of(Points.decimal(millionths));
  }

  private static BigDecimal perMillion(int millionths) {
    var plain = BigDecimal.valueOf(millionths, 6).stripTrailingZeros();
    return plain.scale() < 0 ? plain.setScale(0, RoundingMode.UNNECESSARY) : plain;
  }

  private static Json qualified(Assessment assessment) {
    return Json.object()
        .put("mql", assessment.qualified().contains(Stage.MQL))
        .put("pql", assessment.qualified().contains(Stage.PQL))
        .put("sql", assessment.qualified().contains(Stage.SQL))
        .build();
  }

  private static Json line(Line line) {
    var json =
        Json.object()
            .put("rule", Json.ofText(line.rule()))
            .put("group", Json.ofText(line.group()))
            .put("dimension", line.dimension().name().toLowerCase(Locale.ROOT))
            .put("source", Json.ofText(line.entry().map(EntryId::source)))
            .put("entryId", Json.ofText(line.entry().map(EntryId::id)))
            .put("fact", Json.ofText(line.fact()))
            .put("nominal", points(line.nominal()))
            .put("points", points(line.points()))
            .put("status", line.status().name().toLowerCase(Locale.ROOT));
    line.count().ifPresent(count -> json.put("count", count));
    return json.put("note", line.note()).build();
  }

  private static Json missing(Outlook.Missing missing) {
    return Json.object()
        .put("for", missing.stage().name())
        .put("condition", missing.condition())
        .put("detail", missing.detail())
        .build();
  }

  private static Json lift(Outlook.Lift lift) {
    return Json.object()
        .put("what", lift.what())
        .put("to", lift.to().name())
        .put("points", points(lift.points()))
        .build();
  }

  private static Json question(Outlook outlook) {
    Optional<Json> question =
        outlook
            .nextQuestion()
            .map(q -> Json.object().put("attribute", q.attribute()).put("why", q.why()).build());
    return question.orElseGet(Json.Null::new);
  }
}
