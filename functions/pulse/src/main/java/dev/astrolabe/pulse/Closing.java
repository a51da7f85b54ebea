package dev.astrolabe.pulse;

import dev.astrolabe.model.survey.Tallies;
import dev.astrolabe.runtime.store.PulseBallots.Row;
import dev.astrolabe.runtime.survey.SurveyRun;
import dev.astrolabe.runtime.survey.SurveyRun.State;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Closes a run: shuts its rows, opens all ballots at once, keeps counts and texts as an attempt of
 * its own; one conditional change of the run makes the attempt its result. Only then ballots and
 * the key go. What breaks off is begun again as another attempt over the same shut rows, so that it
 * counts the same.
 */
final class Closing {
  /** What a row's two sealed parts are bound to, each with the row's hash. */
  static final String VALUES = "values ";

  static final String BALLOT = "ballot ";

  private final Ports ports;

  Closing(Ports ports) {
    this.ports = ports;
  }

  /** Brings a run that is due to its end. */
  SurveyRun close(SurveyRun run) {
    var shut =
        run.state() == State.CLOSING || isPast(run)
            ? run
            : ports.runs().change(run, run.in(State.CLOSING));
    var counted = shut.state() == State.CLOSING ? count(shut) : shut;
    return isPast(counted) ? clean(counted) : counted;
  }

  private static boolean isPast(SurveyRun run) {
    return run.state() == State.COUNTED || run.state() == State.DROPPED;
  }

  private SurveyRun count(SurveyRun run) {
    var rows = ports.ballots().shut(run.link()).stream().filter(Row::answered).toList();
    var secret = ports.secrets().find(RunSecret.name(run.survey(), run.id())).map(RunSecret::new);
    if (secret.isEmpty() || rows.size() < Ports.THRESHOLD.figures()) {
      // Another closing may have taken rows and key away: then its result stands, and this changes
      // nothing.
      return ports.runs().change(run, run.in(State.DROPPED));
    }
    var attempt = HexFormat.of().formatHex(ports.randomBytes(8));
    var tallies =
        Tallies.of(
            run.plan().survey(),
            opened(run, secret.get(), rows),
            new SplittableRandom(ports.random().nextLong()));
    ports.results().keep(run.survey(), run.id(), attempt, tallies);
    return ports.runs().change(run, run.counted(rows.size(), attempt));
  }

  /** The ballots; one that does not open, because somebody wrote into its row, is no ballot. */
  private static List<Tallies.Ballot> opened(SurveyRun run, RunSecret secret, List<Row> rows) {
    var survey = run.plan().survey();
    var sealing = new Sealing(run.link());
    var ballots = new ArrayList<Tallies.Ballot>();
    for (var row : rows) {
      var values = sealing.open(secret.keys(), VALUES + row.hash(), row.values().asByteArray());
      var answers = sealing.open(secret.keys(), BALLOT + row.hash(), row.ballot().asByteArray());
      if (values.isPresent() && answers.isPresent()) {
        ballots.add(
            new Tallies.Ballot(
                BallotBytes.values(survey, values.get()),
                BallotBytes.answers(survey, answers.get())));
      }
    }
    return ballots;
  }

  /** The key first: without it whatever is left of the ballots says nothing. */
  private SurveyRun clean(SurveyRun run) {
    ports.secrets().forget(RunSecret.name(run.survey(), run.id()));
    ports.ballots().forget(run.link());
    ports.results().keepOnly(run.survey(), run.id(), run.result());
    Announcement.closed(ports.bus(), run);
    var end = run.state() == State.COUNTED ? State.CLOSED : State.TOO_FEW;
    return ports.runs().change(run, run.in(end));
  }

  /** How many may be told to have answered; empty where they were too few, or may be yet. */
  static Optional<Integer> answered(SurveyRun run) {
    return run.result().map(attempt -> run.answered());
  }
}
