package dev.astrolabe.model.lead;

import dev.astrolabe.model.stage.Cause;
import java.time.Instant;
import java.util.List;

/** Replays a lead from everything the ledger says of it. Never overwrites a newer state. */
public final class RefoldLead {
  /** What became of it. */
  public sealed interface Outcome {
    /** What was stored is what the ledger says. */
    record Same(Lead lead) implements Outcome {}

    /** It was not; now it is. */
    record Mended(Lead lead) implements Outcome {}

    /** No lead has this id, or another one answers for it. */
    record Absent() implements Outcome {}
  }

  private static final int TRIES = 5;

  private final Leads leads;
  private final Folding folding;
  private final Whereabouts whereabouts;
  private final Publication publication;

  public RefoldLead(Ledger ledger, Leads leads, Folding folding) {
    this.leads = leads;
    this.folding = folding;
    this.whereabouts = new Whereabouts(ledger, leads);
    this.publication = new Publication(leads, folding, whereabouts);
  }

  /**
   * Replays the lead. One that stands under former model versions is brought under the active ones
   * first, by itself, so that what publishing moved is not put down to {@code cause}.
   *
   * @param cause what a change of stage found by it is put down to
   * @throws StillContended where other writers were faster every time
   */
  public Outcome refold(LeadId id, Instant time, Cause cause) {
    for (int attempt = 0; attempt < TRIES; attempt++) {
      var read = leads.read(id).filter(lead -> lead.mergedInto().isEmpty());
      if (read.isEmpty()) {
        return new Outcome.Absent();
      }
      var current = publication.apply(read.get(), time);
      if (current.isEmpty()) {
        continue;
      }
      var stored = current.get();
      var replayed = replayed(stored, Whereabouts.later(time, stored.assessedAt()), cause);
      boolean same = holdsTheSame(stored, replayed);
      if (leads.save(stored, replayed)) {
        var now = replayed.stored(stored);
        return same ? new Outcome.Same(now) : new Outcome.Mended(now);
      }
    }
    throw new StillContended(TRIES);
  }

  /**
   * Brings the lead under the active model versions and does nothing else to it.
   *
   * @throws StillContended where other writers were faster every time
   */
  void publish(LeadId id, Instant time) {
    for (int attempt = 0; attempt < TRIES; attempt++) {
      var read = leads.read(id).filter(lead -> lead.mergedInto().isEmpty());
      if (read.isEmpty() || publication.apply(read.get(), time).isPresent()) {
        return;
      }
    }
    throw new StillContended(TRIES);
  }

  /** The lead as the ledger says it is. */
  Lead replayed(Lead stored, Instant now, Cause cause) {
    var entries = Whereabouts.within(whereabouts.entries(stored.identities()), stored.identities());
    var waiting = stored.withOpenBackfills(OpenBackfills.of(List.of(stored), entries));
    return folding.refold(waiting, entries, now, cause);
  }

  /** Whether both rest on the same entries under the same models; assessed whenever. */
  static boolean holdsTheSame(Lead one, Lead other) {
    return one.identities().equals(other.identities())
        && one.facts().equals(other.facts())
        && one.standings().keySet().equals(other.standings().keySet())
        && one.standings().values().stream()
            .allMatch(standing -> {
              var twin = other.standings().get(standing.model());
              return twin != null
                  && twin.version() == standing.version()
                  && twin.evidence().equals(standing.evidence());
            });
  }
}
