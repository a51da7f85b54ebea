package dev.astrolabe.pulse;

import dev.astrolabe.model.survey.Answers;
import dev.astrolabe.model.survey.Breakdowns;
import dev.astrolabe.model.survey.Employee;
import dev.astrolabe.model.survey.Moves;
import dev.astrolabe.runtime.survey.SurveyRun;
import dev.astrolabe.runtime.survey.SurveyRun.State;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Makes a run ready: its key, the values by which counts are kept, a row for each link. Whatever
 * breaks off is begun again and finds what it made.
 */
final class Opening {
  /** So many runs are looked back at: a year of monthly ones. */
  static final int COMPARED = 12;

  private final Ports ports;

  Opening(Ports ports) {
    this.ports = ports;
  }

  /** A name for the links of a new run, the same for everybody who is asked. */
  static String newLink(Ports ports) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(ports.randomBytes(6));
  }

  /** Brings a run from {@link State#PREPARING} to {@link State#SENDING}. */
  SurveyRun prepare(SurveyRun begun) {
    var plan = begun.plan();
    ports.runs().name(begun);
    var secret =
        new RunSecret(
            ports
                .secrets()
                .keep(
                    RunSecret.name(begun.survey(), begun.id()),
                    ports.randomBytes(RunSecret.BYTES)));
    var audience =
        ports.employees().list().employees().stream()
            .filter(employee -> employee.email().isPresent())
            .filter(employee -> plan.asks(employee.attributes()))
            .toList();
    var run = begun;
    if (run.breakdowns().isEmpty()) {
      var values = Breakdowns.of(plan.survey().breakdowns(), audience, Ports.THRESHOLD);
      run = ports.runs().change(run, run.sealedTo(secret.publicKey(), values));
    }
    if (run.state() != State.PREPARING || run.breakdowns().isEmpty()) {
      return run;
    }
    var values = run.breakdowns().orElseThrow().values();
    for (var employee : audience) {
      var first = Breakdowns.of(employee, values);
      var own = ports.rosters().note(run.survey(), run.id(), employee.id(), first);
      addRow(run, secret, employee, own);
      ports.ballots().ask(run.link(), employee.id());
    }
    int asked = ports.ballots().asked(run.link()).size();
    var rosters = ports.rosters().of(run.survey());
    var since = since(run, rosters);
    // Whoever changed groups while this broke off and went on counts as what was sealed.
    var counted = Breakdowns.counted(rosters.getOrDefault(run.id(), Map.of()).values());
    var sending =
        ports
            .runs()
            .change(
                run,
                run.sealedTo(secret.publicKey(), counted).asking(asked, since).in(State.SENDING));
    var kept = new TreeSet<>(since.keySet());
    kept.add(run.id());
    ports.rosters().keepOnly(run.survey(), kept);
    return sending;
  }

  /**
   * Who came, went and changed groups between this run and each of the last ones, those that open
   * later but were made ready before included. A run without a result tells nothing.
   */
  private Map<String, Moves> since(
      SurveyRun run, Map<String, Map<String, Map<String, String>>> rosters) {
    var now = rosters.getOrDefault(run.id(), Map.of());
    var since = new TreeMap<String, Moves>();
    ports.runs().of(run.survey()).stream()
        .filter(other -> !other.id().equals(run.id()))
        .filter(other -> rosters.containsKey(other.id()))
        .filter(other -> !other.isOver() || other.result().isPresent())
        .sorted(Comparator.comparing(SurveyRun::opens).reversed())
        .limit(COMPARED)
        .forEach(earlier ->
            since.put(
                earlier.id(),
                Moves.between(
                    rosters.getOrDefault(earlier.id(), Map.of()),
                    now,
                    run.plan().survey().breakdowns())));
    return since;
  }

  private void addRow(
      SurveyRun run, RunSecret secret, Employee employee, Map<String, String> values) {
    var survey = run.plan().survey();
    var key = run.publicKey().orElseThrow();
    var sealing = new Sealing(run.link());
    var hash = secret.token(run.link(), employee.id()).hash();
    var nothing = new Answers(new TreeMap<String, List<String>>());
    ports
        .ballots()
        .add(
            run.link(),
            hash,
            sealing.seal(key, Closing.VALUES + hash, BallotBytes.of(survey, values)),
            sealing.seal(key, Closing.BALLOT + hash, BallotBytes.of(survey, nothing)));
  }
}
