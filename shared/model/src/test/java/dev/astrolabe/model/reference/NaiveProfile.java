package dev.astrolabe.model.reference;

import dev.astrolabe.model.ledger.Entry;
import dev.astrolabe.model.ledger.Trust;
import dev.astrolabe.model.profile.Fact;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a person at a second. Of the facts stated by then: those of a visitor nobody
 * vouches for count only while nobody better has spoken; of what is left the newest stands. Marked
 * entries state nothing.
 */
final class NaiveProfile {
  private final List<Fact> given;
  private final List<Fact> bought;
  private final Mutant mutant;

  NaiveProfile(KnownLedger ledger, Mutant mutant) {
    var counted = ledger.behaviours().stream().filter(e -> !ledger.isQuarantined(e)).toList();
    this.given = facts(counted.stream().filter(ledger::isVoluntary).toList());
    this.bought = facts(counted.stream().filter(e -> !ledger.isVoluntary(e)).toList());
    this.mutant = mutant;
  }

  /** In the order of the entries, so that the last one is the newest. */
  private static List<Fact> facts(List<Entry> entries) {
    return entries.stream()
        .flatMap(
            e -> e.profile().entrySet().stream().map(a -> Fact.of(e, a.getKey(), a.getValue())))
        .toList();
  }

  /** What points and conditions read: voluntary values only. */
  Optional<Fact> voluntary(String attribute, long u) {
    return newest(given, attribute, u);
  }

  /** What is displayed: a bought value fills in where no voluntary one is known. */
  Optional<Fact> shown(String attribute, long u) {
    return voluntary(attribute, u).or(() -> newest(bought, attribute, u));
  }

  private Optional<Fact> newest(List<Fact> facts, String attribute, long u) {
    Optional<Fact> anonymous = Optional.empty();
    Optional<Fact> vouched = Optional.empty();
    for (var fact : facts) {
      if (fact.attribute().equals(attribute) && fact.occurredAt().getEpochSecond() <= u) {
        if (fact.trust() == Trust.ANONYMOUS && mutant != Mutant.TRUST_IGNORED) {
          anonymous = Optional.of(fact);
        } else {
          vouched = Optional.of(fact);
        }
      }
    }
    return vouched.isPresent() ? vouched : anonymous;
  }
}
