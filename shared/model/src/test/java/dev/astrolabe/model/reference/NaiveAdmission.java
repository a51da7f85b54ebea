package dev.astrolabe.model.reference;

import dev.astrolabe.model.ledger.Entry;
import dev.astrolabe.model.scoring.EngagementRule;
import dev.astrolabe.model.scoring.FrequencyLimit;
import dev.astrolabe.model.scoring.Line;
import java.util.ArrayList;
import java.util.List;

/**
 * What becomes of each entry that matches a rule, before its age is looked at: marked, bought,
 * refused by the frequency limit, or admitted. It depends on no instant: later entries never change
 * the admission of earlier ones.
 */
final class NaiveAdmission {
  /**
   * An entry that matches a rule.
   *
   * @param verdict COUNTED for an admitted entry, else why it gives nothing
   */
  record Candidate(Entry entry, Line.Status verdict) {
    boolean isAdmitted() {
      return verdict == Line.Status.COUNTED;
    }

    long at() {
      return entry.occurredAt().getEpochSecond();
    }
  }

  private final KnownLedger ledger;
  private final NaiveMatching matching;
  private final Mutant mutant;

  NaiveAdmission(KnownLedger ledger, NaiveMatching matching, Mutant mutant) {
    this.ledger = ledger;
    this.matching = matching;
    this.mutant = mutant;
  }

  /** The entries that match the rule, in entry order. */
  List<Candidate> candidates(EngagementRule rule) {
    var candidates = new ArrayList<Candidate>();
    for (var entry : ledger.behaviours()) {
      if (matching.matches(rule.matcher(), entry)) {
        candidates.add(new Candidate(entry, verdict(rule, entry, candidates)));
      }
    }
    return candidates;
  }

  private Line.Status verdict(EngagementRule rule, Entry entry, List<Candidate> before) {
    if (ledger.isQuarantined(entry)) {
      return Line.Status.QUARANTINED;
    }
    if (!ledger.isVoluntary(entry)) {
      return Line.Status.UNVOLUNTARY;
    }
    return rule.limit().filter(limit -> isFull(limit, entry, before)).isPresent()
        ? Line.Status.FREQUENCY
        : Line.Status.COUNTED;
  }

  private boolean isFull(FrequencyLimit limit, Entry entry, List<Candidate> before) {
    long from = entry.occurredAt().getEpochSecond() - limit.periodSeconds();
    long within =
        before.stream()
            .filter(Candidate::isAdmitted)
            .filter(earlier ->
                mutant == Mutant.ADMISSION_PERIOD_CLOSED
                    ? earlier.at() >= from
                    : earlier.at() > from)
            .count();
    return mutant == Mutant.ADMISSION_ONE_MORE ? within > limit.most() : within >= limit.most();
  }
}
