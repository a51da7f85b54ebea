package dev.astrolabe.scoring;

import dev.astrolabe.model.lead.AcceptEntry;
import dev.astrolabe.model.lead.AcceptEntry.Outcome;
import dev.astrolabe.model.lead.Arrival;
import dev.astrolabe.model.lead.BackfillLeads;
import dev.astrolabe.model.lead.Folding;
import dev.astrolabe.model.lead.Lead;
import dev.astrolabe.model.lead.Reassess;
import dev.astrolabe.model.lead.SweepDue;
import dev.astrolabe.model.ledger.EntryId;
import dev.astrolabe.model.ledger.Imported;
import dev.astrolabe.model.stage.Transition;
import dev.astrolabe.runtime.batch.BatchEvent.Message;
import dev.astrolabe.runtime.batch.FailedItems;
import dev.astrolabe.runtime.door.Suspicion;
import dev.astrolabe.runtime.json.ArrivalJson;
import dev.astrolabe.runtime.json.BackfillJson;
import dev.astrolabe.runtime.json.NotAnArrival;
import dev.astrolabe.runtime.log.KeyedHash;
import dev.astrolabe.runtime.log.Log;
import dev.astrolabe.runtime.log.Metrics;
import dev.astrolabe.runtime.store.RefusedEntries.Reason;
import dev.astrolabe.runtime.text.EntryRefusal;
import dev.astrolabe.runtime.text.Language;
import dev.astrolabe.runtime.text.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** Works through a batch of messages, each on its own, or through the leads that are due. */
final class Scoring {
  private final Ports ports;
  private final KeyedHash names;
  private final int mostReceives;
  private final ArrivalJson arrivals = new ArrivalJson();
  private final ReassessmentJson reassessments = new ReassessmentJson();

  /**
   * @param names what entry ids are called in logs
   * @param mostReceives how often the queues deliver a message before they give it up
   */
  Scoring(Ports ports, KeyedHash names, int mostReceives) {
    this.ports = ports;
    this.names = names;
    this.mostReceives = mostReceives;
  }

  /**
   * Takes the messages in, in their order. One that cannot be taken now is to be delivered again;
   * one that never can be is put aside; neither holds up the others.
   *
   * @param timeIsUp asked before each message: what is left then is to be delivered again
   */
  FailedItems take(List<Message> messages, BooleanSupplier timeIsUp, Log log, Metrics metrics) {
    var failed = new FailedItems();
    for (var message : messages) {
      var messageLog = message.trace().map(log::forTrace).orElse(log);
      if (timeIsUp.getAsBoolean()) {
        metrics.count("postponed");
        failed.add(message.id());
        continue;
      }
      try {
        take(message, messageLog, metrics);
      } catch (RuntimeException e) {
        // The boundary of one message: whatever it was, its neighbours go on and it comes again.
        messageLog.error("failed").with("message", message.id()).with(e).write();
        metrics.count("failed");
        if (message.receives() < mostReceives || !gaveUp(message, e, messageLog, metrics)) {
          failed.add(message.id());
        }
      }
    }
    return failed;
  }

  /**
   * Puts aside what failed the last time too, with its reason: the queue would do it without one.
   * Answers whether that was possible; where not, the queue does it.
   */
  private boolean gaveUp(Message message, RuntimeException failure, Log log, Metrics metrics) {
    try {
      var reason = "failed: " + failure.getClass().getName();
      // Whoever waits for the entry, an import for one, learns that it does not come.
      refuse(message, EntryRefusal.FAILED);
      poison(message, reason, log, metrics);
      return true;
    } catch (RuntimeException e) {
      log.error("not put aside").with("message", message.id()).with(e).write();
      return false;
    }
  }

  private void take(Message message, Log log, Metrics metrics) {
    if (BackfillJson.isOne(message.body())) {
      backfill(message, log, metrics);
      return;
    }
    switch (reassessments.read(message.body())) {
      case ReassessmentJson.Asked.ForAll(var model, var version) ->
          Reassess.pieces(ports.created(), model, version, message.sentAt())
              .forEach(piece -> send(reassessments.write(piece), message));
      case ReassessmentJson.Asked.ForPiece(var piece) -> reassess(piece, message, log, metrics);
      case ReassessmentJson.Asked.Malformed() ->
          poison(message, "not a re-assessment", log, metrics);
      case ReassessmentJson.Asked.SomethingElse() -> accept(message, log, metrics);
    }
  }

  private void accept(Message message, Log log, Metrics metrics) {
    var now = message.sentAt();
    byte[] body = message.body().getBytes(StandardCharsets.UTF_8);
    Arrival arrival;
    try {
      arrival = arrivals.read(body);
    } catch (NotAnArrival e) {
      // Its message says which member is wrong and repeats nothing of it.
      var reason = "not an arrival: " + e.getMessage();
      refuse(message, EntryRefusal.UNREADABLE);
      poison(message, reason, log, metrics);
      return;
    }
    var acceptEntry =
        new AcceptEntry(
            ports.ledger(), ports.leads(), ports.handOffs(), folding(now), ports.newIds());
    var mark = Suspicion.mark(arrival);
    if (mark.isPresent()) {
      // First, so that the entry it is about never counts, not even for a moment.
      switch (acceptEntry.accept(mark.get(), now)) {
        case Outcome.Assessed assessed -> metrics.count("quarantined");
        case Outcome.AlreadyCounted counted -> metrics.count("quarantinedAgain");
        case Outcome.Different different -> metrics.count("different");
        case Outcome.Refused(var problems) -> {
          poison(
              message,
              "not to be quarantined: " + text(problems.stream().map(Reason::of).toList()),
              log,
              metrics);
          return;
        }
      }
    }
    switch (acceptEntry.accept(arrival, now)) {
      case Outcome.Assessed(var lead, var transitions) -> {
        line(log, "assessed", arrival.id()).with("stages", moves(transitions)).write();
        metrics.count("assessed");
        metrics.count("transitions", transitions.size());
        endWaiting(arrival, lead, now);
      }
      case Outcome.AlreadyCounted(var entry) -> {
        line(log, "repeated", entry).write();
        metrics.count("repeated");
        backfills(folding(now)).folded(arrival, now);
      }
      case Outcome.Different(var entry) -> {
        line(log, "different", entry).write();
        metrics.count("different");
      }
      case Outcome.Refused(var problems) -> {
        line(log, "refused", arrival.id()).write();
        var reasons = problems.stream().map(Reason::of).toList();
        ports
            .refusals()
            .keep(
                arrival.home(),
                arrival.id(),
                arrival.imported().map(Imported::importId),
                reasons,
                now);
        poison(message, "refused: " + text(reasons), log, metrics);
      }
    }
  }

  private Folding folding(Instant now) {
    return new Folding(ports.activeModels().apply(now));
  }

  /** An import that has ended, or has come to a standstill, keeps no lead waiting. */
  private void endWaiting(Arrival arrival, Lead lead, Instant now) {
    if (arrival.imported().isPresent()) {
      backfills(folding(now)).folded(arrival, now);
    } else if (!lead.openBackfills().isEmpty()) {
      backfills(folding(now)).settle(lead, now);
    }
  }

  /** Keeps why the entry that a message speaks of is not taken, as far as that can be read. */
  private void refuse(Message message, EntryRefusal why) {
    arrivals
        .named(message.body().getBytes(StandardCharsets.UTF_8))
        .ifPresent(named ->
            ports
                .refusals()
                .keep(
                    named.home(),
                    named.id(),
                    named.importId(),
                    List.of(new Reason("", new Refusal(why))),
                    message.sentAt()));
  }

  private void poison(Message message, String reason, Log log, Metrics metrics) {
    ports.deadLetters().putAside(message, reason);
    log.warn("poison").with("message", message.id()).with("reason", reason).write();
    metrics.count("poison");
  }

  private static String text(List<Reason> reasons) {
    return reasons.stream()
        .map(reason -> reason.in(Language.ENGLISH))
        .collect(Collectors.joining("; "));
  }

  private Log.Line line(Log log, String event, EntryId entry) {
    return log.info(event).with("entry", names.of(entry.source(), entry.id()));
  }

  private static String moves(List<Transition> transitions) {
    return transitions.stream()
        .map(t -> t.model() + " " + t.from() + ">" + t.to())
        .collect(Collectors.joining(", "));
  }

  private void reassess(Reassess.Piece piece, Message message, Log log, Metrics metrics) {
    var now = message.sentAt();
    new Reassess(ports.created(), ports.ledger(), ports.leads(), folding(now))
        .work(
            piece,
            now,
            (lead, failure) -> {
              log.error("reassessment failed").with("lead", lead.value()).with(failure).write();
              metrics.count("reassessmentFailed");
            })
        .ifPresent(next -> send(reassessments.write(next), message));
    metrics.count("reassessed");
  }

  private void send(String body, Message cause) {
    ports.bulk().send(body, cause.trace(), Duration.ZERO);
  }

  private void backfill(Message message, Log log, Metrics metrics) {
    var json = new BackfillJson();
    var piece = json.read(message.body());
    if (piece.isEmpty()) {
      poison(message, "not a backfill", log, metrics);
      return;
    }
    var now = message.sentAt();
    backfills(folding(now))
        .work(
            piece.get(),
            now,
            (next, delay) -> ports.bulk().send(json.write(next), message.trace(), delay),
            (lead, failure) -> {
              log.error("backfill failed").with("lead", lead.value()).with(failure).write();
              metrics.count("backfillFailed");
            });
    metrics.count("backfilled");
  }

  private BackfillLeads backfills(Folding folding) {
    return new BackfillLeads(
        ports.backfills(), ports.ledger(), ports.newestLeads(), folding, ports.reigns());
  }

  /** Visits the leads that are due at {@code now}. */
  SweepDue.Swept sweep(Instant now, BooleanSupplier timeIsUp, Log log, Metrics metrics) {
    var folding = folding(now);
    var swept =
        new SweepDue(ports.due(), ports.ledger(), ports.leads(), folding, backfills(folding))
            .sweep(
                now,
                timeIsUp,
                (lead, failure) ->
                    log.error("visit failed").with("lead", lead.value()).with(failure).write());
    log.info("swept")
        .with("visited", swept.visited())
        .with("moved", swept.moved())
        .with("overdue", swept.overdue())
        .with("failed", swept.failed())
        .with("finished", Boolean.toString(swept.finished()))
        .write();
    metrics.count("visited", swept.visited());
    metrics.count("transitions", swept.moved());
    metrics.count("visitFailed", swept.failed());
    // Watched by the template's OverdueHandoffsAlarm.
    metrics.count("overdueHandoffs", swept.overdue());
    return swept;
  }
}
