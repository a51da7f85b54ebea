package dev.astrolabe.local.sample;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Noor Trade Cloud of Dubai, which sells software for imports and exports: everything that is
 * loaded, the same each time.
 */
public final class SampleCompany {
  public static final String NAME = "Noor Trade Cloud";

  /** What the laptop's clock shows when somebody begins to look: 09:00 in Dubai. */
  public static final Instant MORNING = Instant.parse("2026-10-05T05:00:00Z");

  /** How many leads there are before two of them are merged. */
  static final int LEADS =
      PastLeads.READY
          + PastLeads.READY_BY_LOOSER_CRITERIA
          + PastLeads.READERS
          + Purchased.SIZE
          + LiveLeads.READY.values().stream().mapToInt(Integer::intValue).sum()
          + LiveLeads.READERS
          + LiveLeads.IN_OCTOBER
          + Stories.LEADS;

  private static final long SEED = 20261005;

  private final PastLeads past;
  private final Purchased purchased;
  private final Stories stories = new Stories();
  private final List<Happening> live;

  public SampleCompany() {
    var random = new SplittableRandom(SEED);
    var cast = new Cast(random);
    past = new PastLeads(cast, random);
    purchased = new Purchased(cast);
    var all = new ArrayList<>(new LiveLeads(cast, random).happenings());
    all.addAll(stories.happenings());
    all.removeIf(happening -> happening.at().isAfter(MORNING));
    all.sort(Comparator.comparing(Happening::at).thenComparing(Happening::id));
    live = List.copyOf(all);
  }

  PastLeads past() {
    return past;
  }

  Purchased purchased() {
    return purchased;
  }

  Stories stories() {
    return stories;
  }

  /** What comes in by forms and from programs, in the order in which it happens. */
  List<Happening> live() {
    return live;
  }
}
