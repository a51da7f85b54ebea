package dev.astrolabe.qualification;

import dev.astrolabe.model.identity.Identity;
import dev.astrolabe.model.identity.IdentityKind;
import dev.astrolabe.model.lead.Arrival;
import dev.astrolabe.model.lead.Arrival.Contact;
import dev.astrolabe.model.lead.Ledger;
import dev.astrolabe.model.ledger.Entry;
import dev.astrolabe.model.ledger.Link;
import dev.astrolabe.runtime.door.ArrivalQueue;
import dev.astrolabe.runtime.door.Naming;
import dev.astrolabe.runtime.door.Reception;
import dev.astrolabe.runtime.door.Reception.Code;
import dev.astrolabe.runtime.door.Reception.Reason;
import dev.astrolabe.runtime.door.Submission;
import dev.astrolabe.runtime.http.Request;
import dev.astrolabe.runtime.text.EntryRefusal;
import dev.astrolabe.runtime.text.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Takes entries from people and programs with a token and puts them on the live queue. */
final class EntryDoor {
  private final Reception reception;
  private final Ledger ledger;
  private final ArrivalQueue queue;
  private final Answers answers;

  EntryDoor(Ports ports) {
    this.reception = new Reception(ports.phones());
    this.ledger = ports.ledger();
    this.queue = ports.liveQueue();
    this.answers = ports.answers();
  }

  /** What became of a submission. */
  sealed interface Outcome {
    /** The queue has it, or the ledger had it already. */
    record Accepted(Arrival arrival) implements Outcome {}

    record Rejected(List<Reason> reasons) implements Outcome {}

    /** The queue did not answer; it has to be sent again. */
    record Unavailable() implements Outcome {}
  }

  /**
   * Takes one submission.
   *
   * @param request says when it came and in which trace
   */
  Outcome take(Submission submission, Naming naming, Request request) {
    var now = request.now();
    return switch (reception.receive(submission, naming, now)) {
      case Reception.Outcome.Rejected(var reasons) -> new Outcome.Rejected(reasons);
      case Reception.Outcome.Received(var arrival, var fingerprint) ->
          naming instanceof Naming.Own && saysSomethingElse(arrival, fingerprint, now)
              ? taken()
              : send(arrival, request.trace());
    };
  }

  /** An id is its source's own, whoever the entry is about: the first content under it stands. */
  private boolean saysSomethingElse(Arrival arrival, String fingerprint, Instant now) {
    var standing = ledger.entry(arrival.home(), arrival.id());
    if (standing.isPresent()) {
      return !saysTheSame(standing.get(), arrival);
    }
    var claim = Answers.Answer.plain(fingerprint, 202, "");
    return !answers
        .claim("entry " + arrival.id().source(), arrival.id().id(), claim, now)
        .fingerprint()
        .equals(fingerprint);
  }

  private static Outcome taken() {
    return new Outcome.Rejected(
        List.of(
            new Reason(Code.BAD_ID, "/entryId", "an entry that says something else has this id")));
  }

  private Outcome send(Arrival arrival, String trace) {
    // One that stands is sent again all the same: it may not be folded yet, and counts once.
    return switch (queue.send(arrival, trace)) {
      case ArrivalQueue.Sent.Queued() -> new Outcome.Accepted(arrival);
      case ArrivalQueue.Sent.Unavailable() -> new Outcome.Unavailable();
      case ArrivalQueue.Sent.TooLarge(int limit) ->
          new Outcome.Rejected(
              List.of(
                  new Reason(Code.TOO_LONG, "", new Refusal(EntryRefusal.LONGEST_ENTRY, limit))));
    };
  }

  private static boolean saysTheSame(Entry entry, Arrival arrival) {
    return entry.kind().equals(arrival.kind())
        && entry.profile().equals(arrival.profile())
        && said(entry.payload()).equals(said(arrival.payload()))
        && entry.directive().equals(arrival.directive())
        && entry.links().stream()
            .map(Link::other)
            .filter(EntryDoor::isNamed)
            .collect(Collectors.toSet())
            .equals(
                arrival.contacts().stream()
                    .skip(1)
                    .map(Contact::identity)
                    .filter(EntryDoor::isNamed)
                    .collect(Collectors.toSet()));
  }

  /** That a stated time lay ahead is ours to say, and no longer true of a later delivery. */
  private static Map<String, String> said(Map<String, String> payload) {
    var said = new TreeMap<>(payload);
    said.remove(Reception.STATED_TIME);
    return said;
  }

  /** The ledger adds links to the lead itself; a source names the others. */
  private static boolean isNamed(Identity identity) {
    return identity.kind() != IdentityKind.INTERNAL;
  }
}
