package dev.astrolabe.pulse;

import dev.astrolabe.model.survey.Employee;
import dev.astrolabe.runtime.deliver.Turn;
import dev.astrolabe.runtime.store.PulseBallots.Asked;
import dev.astrolabe.runtime.survey.SurveyRun;
import dev.astrolabe.runtime.survey.SurveyRun.State;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Mails links, at least once each, by one invocation at a time, and reminds those who have not
 * answered. Where it is another's turn nothing is done: the next time goes on. That somebody was
 * seen to is noted for everybody alike, reminded or not: the notes must not tell who answered.
 */
final class Sending {
  /** More often is pestering. */
  static final int MOST_REMINDERS = 2;

  private final Ports ports;

  Sending(Ports ports) {
    this.ports = ports;
  }

  /** Mails the links that were not mailed yet; when all are, the run is open. */
  SurveyRun invite(SurveyRun read, Turn turn, BooleanSupplier timeIsUp) {
    if (!turn.take()) {
      return read;
    }
    var run = now(read);
    var secret = secret(run);
    if (run.state() != State.SENDING || secret.isEmpty()) {
      return run;
    }
    var people = people();
    for (var asked : ports.ballots().asked(run.link())) {
      if (timeIsUp.getAsBoolean()) {
        return run;
      }
      if (!asked.invited()) {
        mail(run, secret.get(), people, asked, Letter.INVITATION);
        ports.ballots().note(run.link(), new Asked(asked.employee(), true, asked.reminders()));
      }
    }
    Announcement.opened(ports.bus(), run);
    return ports.runs().change(run, run.in(State.OPEN));
  }

  /** Mails the reminders that are due. */
  SurveyRun remind(SurveyRun read, Instant now, Turn turn, BooleanSupplier timeIsUp) {
    int round = read.reminders();
    while (round < MOST_REMINDERS && !now.isBefore(read.reminderAt(round + 1))) {
      round++;
    }
    if (round == read.reminders() || !turn.take()) {
      return read;
    }
    var run = now(read);
    var secret = secret(run);
    if (run.state() != State.OPEN || round <= run.reminders() || secret.isEmpty()) {
      return run;
    }
    var people = people();
    for (var asked : ports.ballots().asked(run.link())) {
      if (timeIsUp.getAsBoolean()) {
        return run;
      }
      if (asked.reminders() >= round) {
        continue;
      }
      var hash = secret.get().token(run.link(), asked.employee()).hash();
      var row = ports.ballots().row(run.link(), hash);
      if (row.isPresent() && !row.get().answered()) {
        mail(run, secret.get(), people, asked, Letter.REMINDER);
      }
      ports.ballots().note(run.link(), new Asked(asked.employee(), asked.invited(), round));
    }
    return ports.runs().change(run, run.reminded(round));
  }

  /** The run as it stands now that nobody else sends: whoever did may have changed it meanwhile. */
  private SurveyRun now(SurveyRun read) {
    return ports.runs().find(read.survey(), read.id()).orElse(read);
  }

  private Optional<RunSecret> secret(SurveyRun run) {
    return ports.secrets().find(RunSecret.name(run.survey(), run.id())).map(RunSecret::new);
  }

  private Map<String, Employee> people() {
    return ports.employees().list().employees().stream()
        .collect(Collectors.toMap(Employee::id, Function.identity()));
  }

  /** Who left the company meanwhile, or its list, gets no mail. */
  private void mail(
      SurveyRun run, RunSecret secret, Map<String, Employee> people, Asked asked, Letter letter) {
    var employee = Optional.ofNullable(people.get(asked.employee()));
    employee
        .flatMap(Employee::email)
        .ifPresent(address ->
            ports
                .mailer()
                .send(
                    letter.to(
                        address,
                        run,
                        employee.get().language(),
                        ports.publicUrl()
                            + "/s/"
                            + secret.token(run.link(), asked.employee()).written(),
                        ports.zone())));
  }
}
