package dev.astrolabe.model.lead;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.model.funnel.CountMilestones;
import dev.astrolabe.model.funnel.Credit;
import dev.astrolabe.model.funnel.InMemoryCounters;
import dev.astrolabe.model.funnel.Milestone;
import dev.astrolabe.model.funnel.RecountMilestones;
import dev.astrolabe.model.funnel.Tallies;
import dev.astrolabe.model.identity.IdentityKind;
import dev.astrolabe.model.lead.Calls.Crash;
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
import org.junit.jupiter.api.Test;

/**
 * Leads that arrive, are merged, taken apart, replayed and brought under new versions at random:
 * the counters are what somebody counts who looks at everything after each act.
 */
final class CountedWorldsTest {
  private static final int WORLDS = 300;
  private static final List<String> CHANNELS = List.of("search", "linkedin", "referral");

  private int corrections;
  private int sqls;

  /** Time runs a thousand times faster than where the arrivals come from, so that days differ. */
  private static Instant stretched(Instant at) {
    return Samples.MONDAY.plus(Duration.between(Samples.MONDAY, at).multipliedBy(1_000));
  }

  private static List<Arrival> arrivals(long seed) {
    var random = new Random(seed);
    return new RandomArrivals(seed)
        .some().stream()
            .map(a ->
                new Arrival(
                    a.id(),
                    a.before(),
                    a.contacts(),
                    a.kind(),
                    stretched(a.occurredAt()),
                    stretched(a.recordedAt()),
                    a.trust(),
                    a.origin(),
                    a.profile(),
                    random.nextInt(4) == 0
                        ? a.payload()
                        : Samples.map(
                            "channel",
                            CHANNELS.get(random.nextInt(CHANNELS.size())),
                            "campaign",
                            "c" + random.nextInt(2)),
                    a.directive()))
            .sorted(Comparator.comparing(Arrival::recordedAt))
            .toList();
  }

  /** One world in which everything is counted as it happens. */
  private static final class World {
    final Random random;
    Installation here = new Installation();
    final InMemoryCounters counters = new InMemoryCounters();
    final NaiveCounts naive;
    private final boolean inOrder;
    final List<Arrival> arrivals;
    Instant now = Samples.MONDAY;
    int next;

    /** Changes that the stream still carries. */
    private final List<LeadId> changed = new ArrayList<>();

    /**
     * @param inOrder whether what is received is folded before anything later is recorded
     */
    World(long seed, boolean inOrder) {
      this.inOrder = inOrder;
      this.random = new Random(seed);
      this.naive = new NaiveCounts(here);
      this.arrivals = new ArrayList<>(arrivals(seed));
    }

    private static Arrival received(Arrival a, Instant at) {
      return new Arrival(
          a.id(),
          a.before(),
          a.contacts(),
          a.kind(),
          a.occurredAt(),
          at,
          a.trust(),
          a.origin(),
          a.profile(),
          a.payload(),
          a.directive());
    }

    CountMilestones milestones(Calls calls) {
      return new CountMilestones(
          calls.on(here.leads), calls.on(here.ledger), on(calls), "default", ZoneOffset.UTC);
    }

    dev.astrolabe.model.funnel.Counters on(Calls calls) {
      return new dev.astrolabe.model.funnel.Counters() {
        @Override
        public List<Standing> of(LeadId lead) {
          return calls.around("of", () -> counters.of(lead));
        }

        @Override
        public boolean count(dev.astrolabe.model.funnel.Counted counted) {
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
          int waits = Math.min(next + random.nextInt(4), arrivals.size() - 1);
          Collections.swap(arrivals, next, waits);
        }
        var arrival = arrivals.get(next++);
        now = Whereabouts.later(now.plusSeconds(1), arrival.recordedAt());
        here.acceptEntry().accept(inOrder ? received(arrival, now) : arrival, now);
        return;
      }
      now = now.plusSeconds(40_000);
      var living = here.living();
      if (living.isEmpty()) {
        return;
      }
      var lead = living.get(random.nextInt(living.size()));
      var other = living.get(random.nextInt(living.size()));
      // Whoever is taken apart while an entry of before still waits may be credited without it.
      switch (inOrder ? random.nextInt(5) : 4 * random.nextInt(2)) {
        case 0, 1 -> here.mergeLeads().merge(lead.id(), other.id(), id, now);
        case 2 -> {
          if (!lead.merges().isEmpty()) {
            var merge = lead.merges().get(random.nextInt(lead.merges().size()));
            here.unmergeLeads().merge(lead.id(), merge.id(), id, now);
          }
        }
        case 3 -> {
          var people = new ArrayList<>(lead.identities());
          people.removeIf(identity -> identity.kind() == IdentityKind.INTERNAL);
          if (!people.isEmpty()) {
            here.unmergeLeads()
                .identity(lead.id(), people.get(random.nextInt(people.size())), id, now);
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

    RecountMilestones recount() {
      return new RecountMilestones(
          here.leads, here.leads, here.ledger, counters, counters, "default", ZoneOffset.UTC);
    }

    List<RecountMilestones.Difference> differences(boolean write) {
      var all = new ArrayList<RecountMilestones.Difference>();
      Optional<String> cursor = Optional.empty();
      do {
        var page = recount().page("all", cursor, write);
        all.addAll(page.differences());
        cursor = page.next();
      } while (cursor.isPresent());
      return all;
    }
  }

  private static final Calls UNDISTURBED = Calls.dyingAt(-1, false);

  @Test
  void countsWhatSomebodyCountsWhoLooksAtEverything() {
    for (long seed = 0; seed < WORLDS; seed++) {
      var world = new World(seed, seed % 2 == 0);
      for (int step = 0; step < 20; step++) {
        world.act(step);
        world.naive.look();
        world.countAll(UNDISTURBED);
        assertThat(world.counters.cells())
            .as("seed %d, step %d", seed, step)
            .isEqualTo(world.naive.cells());
      }
      note(world);
    }
    assertThat(corrections).isGreaterThan(80);
    assertThat(sqls).isGreaterThan(80);
  }

  private void note(World world) {
    for (var standing : world.counters.everything()) {
      corrections += standing.corrections();
      sqls += standing.counted().milestone() == Milestone.SQL ? 1 : 0;
    }
  }

  /** A function that dies at any call of a store is called again with the same change. */
  @Test
  void countsTheSameWhereverItDies() {
    int deaths = 0;
    for (long seed = 200; seed < 212; seed++) {
      for (boolean after : List.of(false, true)) {
        for (int k = 1; k <= 40; k++) {
          var world = new World(seed, seed % 2 == 0);
          for (int step = 0; step < 12; step++) {
            world.act(step);
            world.naive.look();
            try {
              world.countAll(Calls.dyingAt(k, after));
            } catch (Crash e) {
              deaths++;
              world.countAll(UNDISTURBED);
            }
          }
          assertThat(world.counters.cells())
              .as("seed %d, call %d, after %s", seed, k, after)
              .isEqualTo(world.naive.cells());
        }
      }
    }
    assertThat(deaths).isGreaterThan(2_000);
  }

  @Test
  void findsNothingToMendWhereEverythingWasCountedAndAllOfItWhereNothingWas() {
    int rebuilt = 0;
    for (long seed = 400; seed < 400 + WORLDS; seed++) {
      var world = new World(seed, seed % 2 == 0);
      for (int step = 0; step < 20; step++) {
        world.act(step);
        world.countAll(UNDISTURBED);
      }
      assertThat(world.differences(false)).as("seed %d", seed).isEmpty();
      for (var month : months(world.counters)) {
        assertThat(world.recount().month(month, false)).as("seed %d", seed).isEmpty();
      }

      var anew = new World(seed, seed % 2 == 0);
      anew.here = world.here;
      assertThat(anew.differences(true)).as("seed %d", seed).isNotEmpty();
      assertThat(anew.differences(false)).as("seed %d", seed).isEmpty();
      assertThat(anew.counters.cells()).as("seed %d", seed).isEqualTo(world.counters.cells());
      rebuilt += anew.counters.cells().size();

      var whole = world.counters.cells();
      world.counters.wipeCells();
      for (var month : whole.keySet().stream().map(cell -> YearMonth.from(cell.day())).toList()) {
        world.recount().month(month, true);
      }
      assertThat(world.counters.cells()).as("seed %d", seed).isEqualTo(whole);
    }
    assertThat(rebuilt).isGreaterThan(300);
  }

  private static List<YearMonth> months(InMemoryCounters counters) {
    return counters.cells().keySet().stream()
        .map(Tallies.Cell::day)
        .map(YearMonth::from)
        .distinct()
        .toList();
  }
}
