package dev.astrolabe.model.lead;

import static dev.astrolabe.model.lead.RandomArrivals.end;
import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.model.identity.Identity;
import dev.astrolabe.model.identity.IdentityKind;
import dev.astrolabe.model.lead.Calls.Crash;
import dev.astrolabe.model.ledger.EntryId;
import dev.astrolabe.model.scoring.Clamp;
import dev.astrolabe.model.scoring.CompiledModel;
import dev.astrolabe.model.scoring.EngagementRule;
import dev.astrolabe.model.scoring.Matcher;
import dev.astrolabe.model.scoring.Points;
import dev.astrolabe.model.scoring.ScoringModel;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
  private int marks;

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
    for (long seed = 500; seed < 508; seed++) {
      var random = new Random(seed);
      var here = new Installation();
      var arrivals = new ArrayDeque<>(new RandomArrivals(seed).some());
      for (int step = 0; step < 16; step++) {
        long same = random.nextLong();
        deaths += diesAtEveryCall(here, same, arrivals, step, seed);
        act(here, new Random(same), arrivals, step, Calls.dyingAt(-1, false));
      }
    }
    assertThat(deaths).isGreaterThan(2000);
    assertThat(merges).isGreaterThan(100);
    assertThat(unmerges).isGreaterThan(50);
    assertThat(marks).isGreaterThan(50);
  }

  /** Dies at each call in turn; then the same act is asked for again, as a client does. */
  private int diesAtEveryCall(
      Installation here, long same, ArrayDeque<Arrival> arrivals, int step, long seed) {
    var undisturbed = here.copy();
    act(undisturbed, new Random(same), arrivals.clone(), step, Calls.dyingAt(-1, false));
    int deaths = 0;
    for (boolean after : List.of(false, true)) {
      for (int k = 1; ; k++) {
        var where =
            "seed " + seed + ", step " + step + ", call " + k + (after ? " after" : " before");
        var copy = here.copy().stale(new Random(seed + k));
        try {
          act(copy, new Random(same), arrivals.clone(), step, Calls.dyingAt(k, after));
          break;
        } catch (Crash e) {
          deaths++;
          last.accept(Calls.dyingAt(-1, false));
        }
        copy.check(where, end());
        assertThat(copy.people()).as(where).isEqualTo(undisturbed.people());
      }
    }
    return deaths;
  }

  private Consumer<Calls> last = calls -> {};

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
    if (random.nextInt(5) == 0) {
      mark(here, random, lead, id, now, calls);
    } else if (random.nextInt(2) == 0) {
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

  /** Quarantines an entry of the lead, or lets it count again. */
  private void mark(
      Installation here, Random random, Lead lead, EntryId id, Instant now, Calls calls) {
    var entries = new Whereabouts(here.ledger, here.leads).entries(lead.identities());
    if (entries.isEmpty()) {
      return;
    }
    marks++;
    var target = List.of(entries.get(random.nextInt(entries.size())).id());
    boolean quarantined = random.nextInt(3) > 0;
    run(
        calls,
        on -> {
          var quarantine =
              new Quarantine(on.on(here.seen), on.on(here.leads), here.acceptEntry(on));
          if (quarantined) {
            quarantine.mark(lead.id(), target, "scanner", id, now);
          } else {
            quarantine.lift(lead.id(), target, "a person", id, now);
          }
        });
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
      var here = new Installation(scoringMerges());
      new RandomArrivals(seed).some().forEach(a -> here.acceptEntry().accept(a, a.recordedAt()));
      var living = here.living();
      if (living.size() < 2) {
        continue;
      }
      restored++;
      Instant now = end();
      // From the un-merge on: a writer's now is never before the state it updates.
      var instants = List.of(now.plusSeconds(60), now.plusSeconds(61), now.plusSeconds(90_000));
      var before = instants.stream().map(t -> scores(here, t)).toList();
      var merged =
          (MergeLeads.Outcome.Merged)
              here.mergeLeads()
                  .merge(living.get(0).id(), living.get(1).id(), new EntryId("api", "m"), now);
      here.unmergeLeads()
          .merge(
              merged.lead().id(), merged.mergeId(), new EntryId("api", "u"), now.plusSeconds(60));

      here.check("seed " + seed, now.plusSeconds(60));
      var after = instants.stream().map(t -> scores(here, t)).toList();
      assertThat(after).as("seed %d", seed).isEqualTo(before);
    }
    assertThat(restored).isGreaterThan(50);
  }

  /** Gives points to whatever is called a merge. */
  private static CompiledModel scoringMerges() {
    var model = Samples.model(1).model();
    var rules = new ArrayList<>(model.engagementRules());
    rules.add(
        new EngagementRule(
            "merges",
            Optional.empty(),
            Matcher.of("merge"),
            Points.of(25),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Clamp.NONE));
    return new CompiledModel(
        new ScoringModel(
            model.name(),
            model.version(),
            model.fitRules(),
            rules,
            model.inactivityRules(),
            model.groups(),
            model.fit(),
            model.engagement(),
            model.total(),
            model.grading(),
            model.stages()));
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
