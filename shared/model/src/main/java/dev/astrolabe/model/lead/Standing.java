package dev.astrolabe.model.lead;

import dev.astrolabe.model.scoring.Evidence;
import dev.astrolabe.model.scoring.Grade;
import dev.astrolabe.model.scoring.Score;
import dev.astrolabe.model.stage.Checkpoint;
import dev.astrolabe.model.stage.Stage;
import dev.astrolabe.model.stage.Transition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a lead stands in one model, as last assessed.
 *
 * @param evidence what its entries come to under this model version
 * @param checkpoint where its episodes stood just before its newest entry
 * @param stage the stage as recorded: {@code to} of the newest transition, else LEAD
 * @param newest the newest transition, whole; older ones are items of their own
 * @param nextChange no later than the first second after assessedAt at which the stage can change
 *     with no new entry; empty where it never can
 */
public record Standing(
    String model,
    int version,
    Evidence evidence,
    Checkpoint checkpoint,
    Stage stage,
    Optional<Transition> newest,
    Score score,
    Grade grade,
    Instant assessedAt,
    Optional<Instant> nextChange) {

  /** This standing where these are its transitions, oldest first. */
  Standing recording(List<Transition> transitions) {
    return new Standing(
        model,
        version,
        evidence,
        checkpoint,
        transitions.isEmpty() ? Stage.LEAD : transitions.getLast().to(),
        transitions.isEmpty() ? Optional.empty() : Optional.of(transitions.getLast()),
        score,
        grade,
        assessedAt,
        nextChange);
  }
}
