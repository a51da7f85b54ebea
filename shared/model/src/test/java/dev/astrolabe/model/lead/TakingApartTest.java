package dev.astrolabe.model.lead;

import static dev.astrolabe.model.lead.RandomArrivals.end;
import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.model.identity.Identity;
import dev.astrolabe.model.identity.IdentityKind;
import dev.astrolabe.model.lead.Calls.Crash;
import dev.astrolabe.model.ledger.EntryId;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * Leads merged and un-merged at random, by entries and by people: what is stored stays what the
 * ledger says.
 */
final class TakingApartTest {
  private int merges;
  private int unmerges;
  private int parted;

  @Test
  void keepsWhatIsStoredAndWhatTheLedgerSaysTheSame() {
    for (long seed = 0; seed < 150; seed++) {
      var random = new Random(seed);
      var here = new Installation().stale(new Random(seed));
      var arrivals = new ArrayDeque<>(new RandomArrivals(seed).some());
      for (int step = 0; step < 16; step++) {
        act(here, random, arrivals, step, Calls.dyingAt(-1, false));
        here.check("seed " + seed + ", step " + step, end());
      }
    }
    assertThat(merges).isGreaterThan(100);
    assertThat(unmerges).isGreaterThan(50);
    assertThat(parted).isGreaterThan(50);
  }

  @Test
  void finishesWhatAWriterThatDiedHadBegun() {
    int deaths = 0;
    for (long seed = 500; seed < 560; seed++) {
      var random = new Random(seed);
      var here = new Installation().stale(new Random(seed));
      var dying = new Random(seed);
      var arrivals = new ArrayDeque<>(new RandomArrivals(seed).some());
      for (int step = 0; step < 16; step++) {
        // Dies at some call; then the same act is asked for again, as a client does.
        var again = new Random(random.nextLong());
        long same = again.nextLong();
        var left = new ArrayDeque<>(arrivals);
        try {
          act(
              here,
              new Random(same),
              left,
              step,
              Calls.dyingAt(1 + dying.nextInt(30), dying.nextBoolean()));
        } catch (Crash e) {
          deaths++;
          left = new ArrayDeque<>(arrivals);
          repeat(new Random(same), left);
        }
        arrivals = left;
        here.check("seed " + seed + ", step " + step, end());
      }
    }
    assertThat(deaths).isGreaterThan(200);
  }

  private Consumer<Calls> last = calls -> {};

  private void repeat(Random random, ArrayDeque<Arrival> arrivals) {
    if (!arrivals.isEmpty() && random.nextInt(3) > 0) {
      arrivals.removeFirst();
    }
    last.accept(Calls.dyingAt(-1, false));
  }

  private void act(
      Installation here, Random random, ArrayDeque<Arrival> arrivals, int step, Calls calls) {
    var now = end().plusSeconds(step);
    var id = new EntryId("api", "step-" + step);
    last = on -> {};
    if (!arrivals.isEmpty() && random.nextInt(3) > 0) {
      var arrival = arrivals.removeFirst();
      run(calls, on -> here.acceptEntry(on).accept(arrival, arrival.recordedAt()));
      return;
    }
    var living = here.living();
    if (living.isEmpty()) {
      return;
    }
    var lead = living.get(random.nextInt(living.size()));
    var other = living.get(random.nextInt(living.size()));
    if (random.nextInt(2) == 0) {
      merges += lead.id().equals(other.id()) ? 0 : 1;
      run(
          calls,
          on ->
              new MergeLeads(on.on(here.seen), on.on(here.leads), here.acceptEntry(on))
                  .merge(lead.id(), other.id(), id, now));
    } else if (random.nextBoolean() && !lead.merges().isEmpty()) {
      unmerges++;
      var merge = lead.merges().get(random.nextInt(lead.merges().size()));
      run(calls, on -> unmerge(here, on).merge(lead.id(), merge.id(), id, now));
    } else {
      var people = new ArrayList<>(lead.identities());
      people.removeIf(identity -> identity.kind() == IdentityKind.INTERNAL);
      if (!people.isEmpty()) {
        parted++;
        Identity identity = people.get(random.nextInt(people.size()));
        run(calls, on -> unmerge(here, on).identity(lead.id(), identity, id, now));
      }
    }
  }

  private static UnmergeLeads unmerge(Installation here, Calls calls) {
    return new UnmergeLeads(
        calls.on(here.seen), calls.on(here.leads), calls.on(here.handOffs), here.folding());
  }

  private void run(Calls calls, Consumer<Calls> work) {
    last = work;
    work.accept(calls);
  }

  @Test
  void restoresWhatBothLeadsCameToBeforeTheMerge() {
    int restored = 0;
    for (long seed = 900; seed < 1100; seed++) {
      var here = new Installation();
      new RandomArrivals(seed).some().forEach(a -> here.acceptEntry().accept(a, a.recordedAt()));
      var living = here.living();
      if (living.size() < 2) {
        continue;
      }
      restored++;
      Instant now = end();
      var before = scores(here, now);
      var merged =
          (MergeLeads.Outcome.Merged)
              here.mergeLeads()
                  .merge(living.get(0).id(), living.get(1).id(), new EntryId("api", "m"), now);
      here.unmergeLeads().merge(merged.lead().id(), merged.mergeId(), new EntryId("api", "u"), now);

      here.check("seed " + seed, now);
      assertThat(scores(here, now)).as("seed %d", seed).isEqualTo(before);
    }
    assertThat(restored).isGreaterThan(50);
  }

  /** Identities, facts, stage, score and grade of every lead, by its id. */
  private static List<Object> scores(Installation here, Instant now) {
    return here.living().stream()
        .map(lead -> {
          var essence = here.essence(lead, now);
          return (Object)
              List.of(
                  lead.id(),
                  lead.identities(),
                  lead.facts(),
                  essence.standings().stream().map(s -> ((List<?>) s).subList(3, 6)).toList());
        })
        .toList();
  }
}
