package dev.astrolabe.runtime.survey;

import dev.astrolabe.model.survey.Breakdowns;
import dev.astrolabe.model.survey.Moves;
import dev.astrolabe.model.survey.SurveyPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One sending of a survey.
 *
 * @param survey its name
 * @param id the day it was due, or a name of its own for one that was asked for
 * @param version counts changes; whoever changes a run says which version was read
 * @param document the survey as it was when the run began, whatever is edited since
 * @param link names the run in its links; no secret
 * @param publicKey what ballots are sealed to; empty until it is made
 * @param breakdowns the values by which counts are kept; empty until they are decided
 * @param asked how many were asked; 0 until links are sent
 * @param reminders how many rounds of reminders were sent
 * @param answered how many answered; 0 until the run is closed, and where they were too few
 * @param result the attempt at counting that is the result; empty until one is
 * @param moves by earlier run, who came, went and changed groups since; empty until links are sent
 */
public record SurveyRun(
    String survey,
    String id,
    long version,
    State state,
    String document,
    Instant opens,
    Instant closes,
    String link,
    Optional<byte[]> publicKey,
    Optional<Breakdowns> breakdowns,
    int asked,
    int reminders,
    int answered,
    Optional<String> result,
    Map<String, Moves> moves) {
  public SurveyRun {
    moves = Map.copyOf(moves);
  }

  /** How far it is. */
  public enum State {
    /** Its key and its rows are being made; nobody can answer. */
    PREPARING,
    /** Its links are being sent; who has one can answer. */
    SENDING,
    OPEN,
    /** Nobody can answer any more; ballots are being opened. */
    CLOSING,
    /** Its counts are the result; ballots and key are being deleted. */
    COUNTED,
    /** Too few answered; nothing was opened; ballots and key are being deleted. */
    DROPPED,
    /** Closed, with a result. */
    CLOSED,
    /** Closed without one. */
    TOO_FEW
  }

  /** A run that nothing is done for yet. */
  public static SurveyRun begun(
      String survey, String id, String document, Instant opens, Instant closes, String link) {
    return new SurveyRun(
        survey,
        id,
        0,
        State.PREPARING,
        document,
        opens,
        closes,
        link,
        Optional.empty(),
        Optional.empty(),
        0,
        0,
        0,
        Optional.empty(),
        Map.of());
  }

  public SurveyPlan plan() {
    return SurveyDocument.ofText(survey, document);
  }

  /** Whether an answer given now counts. */
  public boolean takes(Instant now) {
    return (state == State.SENDING || state == State.OPEN) && now.isBefore(closes);
  }

  public boolean isOver() {
    return state == State.CLOSED || state == State.TOO_FEW;
  }

  /** When a round of reminders is due: half-way, and half of the rest. */
  public Instant reminderAt(int round) {
    var open = Duration.between(opens, closes);
    return closes.minus(open.dividedBy(1L << round));
  }

  public SurveyRun in(State next) {
    return with(version, next, publicKey, breakdowns, asked, reminders, answered, result, moves);
  }

  public SurveyRun sealedTo(byte[] key, Breakdowns values) {
    return with(
        version,
        state,
        Optional.of(key),
        Optional.of(values),
        asked,
        reminders,
        answered,
        result,
        moves);
  }

  /** Says how many are asked, and what changed since earlier runs. */
  public SurveyRun asking(int people, Map<String, Moves> since) {
    return with(version, state, publicKey, breakdowns, people, reminders, answered, result, since);
  }

  public SurveyRun reminded(int round) {
    return with(version, state, publicKey, breakdowns, asked, round, answered, result, moves);
  }

  public SurveyRun counted(int people, String attempt) {
    return with(
        version,
        State.COUNTED,
        publicKey,
        breakdowns,
        asked,
        reminders,
        people,
        Optional.of(attempt),
        moves);
  }

  public SurveyRun version(long number) {
    return with(number, state, publicKey, breakdowns, asked, reminders, answered, result, moves);
  }

  /** The same sending, further on: what was fixed at its beginning stays. */
  private SurveyRun with(
      long number,
      State next,
      Optional<byte[]> key,
      Optional<Breakdowns> values,
      int people,
      int rounds,
      int answers,
      Optional<String> attempt,
      Map<String, Moves> since) {
    return new SurveyRun(
        survey, id, number, next, document, opens, closes, link, key, values, people, rounds,
        answers, attempt, since);
  }
}
