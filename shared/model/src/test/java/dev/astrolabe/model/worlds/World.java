package dev.astrolabe.model.worlds;

import dev.astrolabe.model.identity.Identity;
import dev.astrolabe.model.ledger.Entry;
import dev.astrolabe.model.reference.NaiveLeads;
import dev.astrolabe.model.scoring.ScoringModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A model and what was delivered, in the order of delivery, some of it more than once; what is
 * delivered again is the same to the letter. One id may stand under several homes.
 *
 * @param seed makes the same world again
 * @param entries each entry once
 * @param end the last second that is looked at
 * @param instants where to look, among the first second and the last
 * @param knownAts as of when to look; the last knows everything
 */
public record World(
    long seed,
    ScoringModel model,
    List<Entry> entries,
    List<Entry> deliveries,
    Instant end,
    List<Instant> instants,
    List<Instant> knownAts) {
  /** The same entries in another order, each once or more often. */
  List<Entry> redelivered(List<Entry> delivered, long salt) {
    var draw = new Draw(seed * 31 + salt);
    var again = new ArrayList<Entry>(new LinkedHashSet<>(delivered));
    delivered.stream().filter(entry -> draw.chance(15)).forEach(again::add);
    Collections.shuffle(again, draw.random());
    return again;
  }

  /**
   * One lead as known at an instant: its identities and the entries of its ledger, as delivered.
   */
  public record Life(Instant knownAt, Set<Identity> identities, List<Entry> entries) {}

  /** The lead with most entries as of each instant of knowledge; two when all is known. */
  public List<Life> lives() {
    var lives = new ArrayList<Life>();
    for (var knownAt : knownAts) {
      NaiveLeads.resolve(deliveries, knownAt).stream()
          .map(ids -> new Life(knownAt, ids, NaiveLeads.ledger(deliveries, ids)))
          .filter(life -> !life.entries().isEmpty())
          .sorted(
              Comparator.<Life>comparingInt(life -> -life.entries().size())
                  .thenComparing(life -> life.identities().iterator().next()))
          .limit(knownAt.equals(knowingAll()) ? 2 : 1)
          .forEach(lives::add);
    }
    return lives;
  }

  /** The lead with most entries when all is known. */
  Life largest() {
    return lives().stream()
        .filter(life -> life.knownAt().equals(knowingAll()))
        .findFirst()
        .orElseThrow();
  }

  /** A time after everything that was recorded. */
  Instant knowingAll() {
    return knownAts.getLast();
  }

  /** Enough to make the world again, for messages of failing tests. */
  @Override
  public String toString() {
    return "world of seed " + seed + ": Worlds.random(" + seed + "L)";
  }
}
