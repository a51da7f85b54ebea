package dev.astrolabe.model.stage;

import java.time.Instant;

/**
 * A recorded change of stage: a fact about what was believed and when, written once and never an
 * input to an assessment.
 *
 * @param model the model's name
 * @param n 1 for the first of a lead in this model, then one more each
 * @param effectiveAt the second from which the stage holds
 * @param recordedAt when it was noticed; never before effectiveAt
 * @param modelVersion the version by which it was found
 */
public record Transition(
    String model,
    int n,
    Stage from,
    Stage to,
    Instant effectiveAt,
    Instant recordedAt,
    int modelVersion,
    Cause cause) {

  /** The same change, put down to another cause. */
  public Transition withCause(Cause other) {
    return new Transition(model, n, from, to, effectiveAt, recordedAt, modelVersion, other);
  }
}
