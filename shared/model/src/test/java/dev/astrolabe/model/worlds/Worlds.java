package dev.astrolabe.model.worlds;

import dev.astrolabe.model.ledger.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;

/** Makes worlds from seeds: the same seed, the same world. */
public final class Worlds {
  private static final int INSTANTS = 6;
  private static final int AFTER_ALL = 1_000;

  private Worlds() {}

  /** The world of that seed: at most 400 seconds long. */
  public static World random(long seed) {
    var draw = new Draw(seed);
    var words = new Vocabulary(draw, draw.of(1, 1, 2, 3, 5, 5, 10));
    var model = new RandomModel(draw, words).model();
    var ledger = new RandomLedger(draw, words);
    var entries = List.copyOf(ledger.entries());
    int end = Math.min(RandomLedger.LONGEST, ledger.latest() + words.unit() * draw.between(2, 12));

    var deliveries = new ArrayList<Entry>(entries);
    entries.stream().filter(entry -> draw.chance(15)).forEach(deliveries::add);
    Collections.shuffle(deliveries, draw.random());
    return new World(
        seed,
        model,
        entries,
        List.copyOf(deliveries),
        Happened.second(end),
        instants(draw, entries, words, end),
        knownAts(draw, entries, end));
  }

  /** Any seconds, and those at and after entries, on the grid, where things end. */
  private static List<Instant> instants(Draw draw, List<Entry> entries, Vocabulary words, int end) {
    var instants = new TreeSet<Instant>();
    while (instants.size() < Math.min(INSTANTS, end)) {
      var instant =
          draw.chance(40)
              ? Happened.second(draw.between(-1, end))
              : draw.of(entries)
                  .occurredAt()
                  .plusSeconds((long) words.unit() * draw.between(0, 8) + draw.between(-1, 1));
      if (!instant.isAfter(Happened.second(end))) {
        instants.add(instant);
      }
    }
    return List.copyOf(instants);
  }

  private static List<Instant> knownAts(Draw draw, List<Entry> entries, int end) {
    var knownAts = new ArrayList<Instant>();
    if (draw.chance(60)) {
      knownAts.add(draw.of(entries).recordedAt().minusSeconds(draw.between(0, 1)));
    }
    knownAts.add(Happened.second(end + AFTER_ALL));
    return List.copyOf(knownAts);
  }
}
