package dev.astrolabe.pulse;

import dev.astrolabe.runtime.deliver.Turn;
import dev.astrolabe.runtime.store.PulseSurveys;
import dev.astrolabe.runtime.survey.SurveyDocument;
import dev.astrolabe.runtime.survey.SurveyRun;
import dev.astrolabe.runtime.survey.SurveyRun.State;
import java.time.Instant;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;

/** What is due at a time: runs to open, mails to send, runs to close. */
final class Schedule {
  private final Ports ports;
  private final Opening opening;
  private final Sending sending;
  private final Closing closing;

  Schedule(Ports ports) {
    this.ports = ports;
    this.opening = new Opening(ports);
    this.sending = new Sending(ports);
    this.closing = new Closing(ports);
  }

  /** How many runs were moved, and how many surveys failed. */
  record Done(int moved, int failed) {}

  /**
   * Does what is due; a survey that fails does not hold up the others, and the next time goes on
   * where this one broke off.
   *
   * @param turn at sending mails
   * @param failed hears of a survey that failed
   */
  Done run(
      Instant now,
      Turn turn,
      BooleanSupplier timeIsUp,
      BiConsumer<String, RuntimeException> failed) {
    int moved = 0;
    int failures = 0;
    for (var survey : ports.surveys().all()) {
      try {
        moved += run(survey, now, turn, timeIsUp);
      } catch (RuntimeException e) {
        // The boundary of one survey: its neighbours go on.
        failed.accept(survey.name(), e);
        failures++;
      }
    }
    return new Done(moved, failures);
  }

  private int run(PulseSurveys.Stored survey, Instant now, Turn turn, BooleanSupplier timeIsUp) {
    int moved = begin(survey, now) ? 1 : 0;
    for (var run : ports.runs().of(survey.name())) {
      if (!run.isOver() && !timeIsUp.getAsBoolean()) {
        moved += advance(run, now, turn, timeIsUp).equals(run) ? 0 : 1;
      }
    }
    return moved;
  }

  /** Begins the run that the cadence asks for. */
  private boolean begin(PulseSurveys.Stored survey, Instant now) {
    var plan = SurveyDocument.ofText(survey.name(), survey.document());
    var due = plan.due(now.atZone(ports.zone()));
    if (due.isEmpty()) {
      return false;
    }
    var id = due.get().day().toString();
    if (ports.runs().find(survey.name(), id).isPresent()) {
      return false;
    }
    ports
        .runs()
        .begin(
            SurveyRun.begun(
                survey.name(),
                id,
                survey.document(),
                due.get().opens().toInstant(),
                due.get().closes().toInstant(),
                Opening.newLink(ports)));
    return true;
  }

  private SurveyRun advance(SurveyRun read, Instant now, Turn turn, BooleanSupplier timeIsUp) {
    var run = read;
    if (run.state() == State.PREPARING && now.isBefore(run.closes())) {
      run = opening.prepare(run);
    }
    if (run.state() == State.SENDING && now.isBefore(run.closes())) {
      run = sending.invite(run, turn, timeIsUp);
    }
    if (run.state() == State.OPEN && now.isBefore(run.closes())) {
      run = sending.remind(run, now, turn, timeIsUp);
    }
    return now.isBefore(run.closes()) ? run : closing.close(run);
  }
}
