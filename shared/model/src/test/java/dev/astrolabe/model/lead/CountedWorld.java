package dev.astrolabe.model.lead;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.model.funnel.CountMilestones;
import dev.astrolabe.model.funnel.Counted;
import dev.astrolabe.model.funnel.Counters;
import dev.astrolabe.model.funnel.Credit;
import dev.astrolabe.model.funnel.InMemoryCounters;
import dev.astrolabe.model.funnel.RecountMilestones;
import dev.astrolabe.model.funnel.Tallies;
import dev.astrolabe.model.identity.IdentityKind;
import dev.astrolabe.model.ledger.EntryId;
import dev.astrolabe.model.stage.Cause;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * One seeded world in which a few people's leads arrive, are merged, taken apart and replayed, and
 * are counted as the stream tells. In worlds of an odd seed entries wait in the queue, however
 * long, while all of that happens to the leads they belong to; in every second pair of worlds the
 * stream lags behind.
 */
final class CountedWorld {
  private static final int ACTS = 20;
  private static final Calls UNDISTURBED = Calls.dyingAt(-1, false);
  private static final List<String> CHANNELS = List.of("search", "linkedin", "referral");

  private final long seed;
  private final Random random;

  /** Whether what is received is folded before anything later is recorded. */
  private final boolean inOrder;

  private final boolean lags;
  private final Installation here;
  private final List<Arrival> arrivals;
  private int next;
  private Instant now = Samples.MONDAY;

  /** Changes that the stream still carries. */
  private final List<LeadId> changed = new ArrayList<>();

  final InMemoryCounters counters = new InMemoryCounters();
  final NaiveCounts naive;

  private Instant parted = Instant.MIN;

  /** How many entries waited while a person was taken apart. */
  int late;

  CountedWorld(long seed) {
    this(seed, new Installation());
  }

  private CountedWorld(long seed, Installation here) {
    this.seed = seed;
    this.random = new Random(seed);
    this.inOrder = seed % 2 == 0;
    this.lags = seed % 4 >= 2;
    this.here = here;
    this.naive = new NaiveCounts(here);
    this.arrivals = new ArrayList<>(arrivals(seed));
  }

  /** All that happens; the counters are what somebody counts who looks at everything. */
  void live() {
    for (int step = 0; step < ACTS; step++) {
      act(step);
      naive.look();
      if (!lags || step == ACTS - 1 || random.nextInt(3) == 0) {
        countAll(UNDISTURBED);
        assertThat(counters.cells()).as("seed %d, step %d", seed, step).isEqualTo(naive.cells());
      }
    }
  }

  /** A recount finds nothing to mend; one from nothing comes to the same. */
  void rebuild() {
    assertThat(differences(false)).as("seed %d", seed).isEmpty();
    for (var month : months()) {
      assertThat(recount().month(month, false)).as("seed %d", seed).isEmpty();
    }

    var anew = new CountedWorld(seed, here);
    assertThat(anew.differences(true)).as("seed %d", seed).isNotEmpty();
    assertThat(anew.differences(false)).as("seed %d", seed).isEmpty();
    assertThat(anew.counters.cells()).as("seed %d", seed).isEqualTo(counters.cells());

    var whole = counters.cells();
    var months = months();
    counters.wipeCells();
    months.forEach(month -> recount().month(month, true));
    assertThat(counters.cells()).as("seed %d", seed).isEqualTo(whole);
  }

  private List<YearMonth> months() {
    return counters.cells().keySet().stream()
        .map(Tallies.Cell::day)
        .map(YearMonth::from)
        .distinct()
        .toList();
  }

  private CountMilestones milestones(Calls calls) {
    return new CountMilestones(
        calls.on(here.leads), calls.on(here.ledger), on(calls), "default", ZoneOffset.UTC);
  }

  private Counters on(Calls calls) {
    return new Counters() {
      @Override
      public List<Standing> of(LeadId lead) {
        return calls.around("of", () -> counters.of(lead));
      }

      @Override
      public boolean count(Counted counted) {
        return calls.around("count", () -> counters.count(counted));
      }

      @Override
      public boolean correct(Standing standing) {
        return calls.around("correct", () -> counters.correct(standing));
      }

      @Override
      public boolean credit(Standing standing, Credit firstTouch, Credit lastTouch) {
        return calls.around("credit", () -> counters.credit(standing, firstTouch, lastTouch));
      }
    };
  }

  void act(int step) {
    var id = new EntryId("api", "step-" + step);
    if (next < arrivals.size() && random.nextInt(3) > 0) {
      if (!inOrder) {
        // The queue carries them in no order: an earlier one waits while later ones are folded.
        Collections.swap(arrivals, next, next + random.nextInt(arrivals.size() - next));
      }
      var arrival = arrivals.get(next++);
      late += arrival.recordedAt().isBefore(parted) ? 1 : 0;
      now = Whereabouts.later(now.plusSeconds(1), arrival.recordedAt());
      here.acceptEntry().accept(inOrder ? Arrivals.received(arrival, now) : arrival, now);
      return;
    }
    now = now.plusSeconds(40_000);
    var living = here.living();
    if (living.isEmpty()) {
      return;
    }
    var lead = living.get(random.nextInt(living.size()));
    var other = living.get(random.nextInt(living.size()));
    switch (random.nextInt(5)) {
      case 0, 1 -> here.mergeLeads().merge(lead.id(), other.id(), id, now);
      case 2 -> {
        if (!lead.merges().isEmpty()) {
          var merge = lead.merges().get(random.nextInt(lead.merges().size()));
          here.unmergeLeads().merge(lead.id(), merge.id(), id, now);
          parted = now;
        }
      }
      case 3 -> {
        var people = new ArrayList<>(lead.identities());
        people.removeIf(identity -> identity.kind() == IdentityKind.INTERNAL);
        if (!people.isEmpty()) {
          here.unmergeLeads()
              .identity(lead.id(), people.get(random.nextInt(people.size())), id, now);
          parted = now;
        }
      }
      default ->
          new RefoldLead(here.ledger, here.leads, here.folding())
              .refold(lead.id(), now, new Cause.ByTime());
    }
  }

  /** As streams do: some changes twice, in any order, all of them in the end. */
  void countAll(Calls calls) {
    changed.addAll(here.leads.takeToCount());
    var ids = new ArrayList<>(changed);
    ids.addAll(ids.subList(0, ids.size() / 2));
    Collections.shuffle(ids, random);
    ids.forEach(milestones(calls)::count);
    changed.clear();
  }

  private RecountMilestones recount() {
    return new RecountMilestones(
        here.leads, here.leads, here.ledger, counters, counters, "default", ZoneOffset.UTC);
  }

  private List<RecountMilestones.Difference> differences(boolean write) {
    var all = new ArrayList<RecountMilestones.Difference>();
    Optional<String> cursor = Optional.empty();
    do {
      var page = recount().page("all", cursor, write);
      all.addAll(page.differences());
      cursor = page.next();
    } while (cursor.isPresent());
    return all;
  }

  /** Time runs a thousand times faster than where the arrivals come from, so that days differ. */
  private static Instant stretched(Instant at) {
    return Samples.MONDAY.plus(Duration.between(Samples.MONDAY, at).multipliedBy(1_000));
  }

  private static List<Arrival> arrivals(long seed) {
    var random = new Random(seed);
    return new RandomArrivals(seed)
        .some().stream()
            .map(a -> {
              var moved = Arrivals.at(a, stretched(a.occurredAt()), stretched(a.recordedAt()));
              return random.nextInt(4) == 0
                  ? moved
                  : Arrivals.carrying(
                      moved,
                      Samples.map(
                          "channel",
                          CHANNELS.get(random.nextInt(CHANNELS.size())),
                          "campaign",
                          "c" + random.nextInt(2)));
            })
            .sorted(Comparator.comparing(Arrival::recordedAt))
            .toList();
  }
}
