package dev.astrolabe.runtime.door;

import dev.astrolabe.model.lead.Arrival;
import dev.astrolabe.model.ledger.Directive;
import dev.astrolabe.model.ledger.EntryId;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a public form's door noticed about who filled it in. The entry is kept; the mark made here
 * is an entry of its own, takes the other out of the count, and can be lifted like any mark.
 */
public final class Suspicion {
  /** The payload's field in which the door says so. A visitor's own field never has this name. */
  public static final String FIELD = "suspect";

  /** Somebody filled in the field that people do not see. */
  public static final String HONEYPOT = "honeypot";

  /** Whose word the mark is; its id is made of the entry's, so that however often there is one. */
  public static final String SOURCE = "quarantine";

  private static final String FORMS = "form:";

  private Suspicion() {}

  /**
   * The mark to take in before the arrival, which then never counts; empty where nothing was
   * noticed. It has the arrival's home and goes where that goes.
   */
  public static Optional<Arrival> mark(Arrival arrival) {
    if (!arrival.id().source().startsWith(FORMS)
        || !HONEYPOT.equals(arrival.payload().get(FIELD))) {
      return Optional.empty();
    }
    return Optional.of(
        new Arrival(
            id(arrival, arrival.id()),
            arrival.before().map(before -> id(arrival, before)),
            List.of(arrival.contacts().getFirst()),
            "quarantined",
            arrival.recordedAt(),
            arrival.recordedAt(),
            arrival.trust(),
            arrival.origin(),
            new TreeMap<>(),
            new TreeMap<>(),
            Optional.of(
                new Directive.Mark(
                    arrival.id(), true, "a field was filled in that people do not see"))));
  }

  private static EntryId id(Arrival arrival, EntryId entry) {
    return new EntryId(SOURCE, ContentId.of(arrival.home(), entry));
  }
}
