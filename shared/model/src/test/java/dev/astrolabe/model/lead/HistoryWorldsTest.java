package dev.astrolabe.model.lead;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.model.lead.Backfills.Phase;
import dev.astrolabe.model.lead.Backfills.Row;
import dev.astrolabe.model.lead.Calls.Crash;
import dev.astrolabe.model.ledger.Entry;
import dev.astrolabe.model.reference.ExactDecay;
import dev.astrolabe.model.reference.NaiveAssessor;
import dev.astrolabe.model.scoring.CompiledModel;
import dev.astrolabe.model.stage.Cause;
import dev.astrolabe.model.stage.Stage;
import dev.astrolabe.model.stage.Transition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * History in two files, delivered in any order and more than once, with entries of today in
 * between, people who turn out to be one, and workers who die: the past that is recorded is the one
 * that somebody finds who looks at every second.
 */
final class HistoryWorldsTest {
  private static final CompiledModel FIRST = Samples.model(1);
  private static final CompiledModel SECOND = Samples.model(40);
  private static final Instant IMPORT = Samples.MONDAY.plusSeconds(430);
  private static final Instant LATER = Samples.MONDAY.plusSeconds(900);
  private static final List<Reign> REIGNS =
      List.of(
          new Reign(Samples.MONDAY.plusSeconds(100), FIRST),
          new Reign(Samples.MONDAY.plusSeconds(260), SECOND));

  private int closed;
  private int transitions;
  private int byVersion;
  private int had;
  private int handedOver;
  private final Map<Object, List<Transition>> naive = new HashMap<>();

  /** One installation, and what waits on its queue. */
  private final class World {
    final String name;
    final Random random;
    final Installation here = new Installation(SECOND);
    final List<Object> queue = new ArrayList<>();
    Calls calls = Calls.dyingAt(-1, false);
    Instant now = LATER;
    int deaths;

    World(long seed, String name) {
      this.name = name;
      this.random = new Random(seed);
      here.reigns = REIGNS;
      var rows = new TreeMap<String, List<Row>>();
      for (var arrival : new RandomArrivals(seed).some()) {
        var file = List.of("h1", "h1", "h2", "today").get(random.nextInt(4));
        boolean today = file.equals("today");
        // Some of today's happens while the import runs.
        var received =
            received(
                arrival, today && random.nextBoolean() ? Duration.ofSeconds(450) : Duration.ZERO);
        queue.add(today ? received : Installation.inHistory(received, file));
        if (!today) {
          rows.computeIfAbsent(file, id -> new ArrayList<>()).add(Row.of(arrival, 2));
        }
      }
      rows.forEach((file, all) -> {
        all.sort(Comparator.comparing(Row::home));
        var chunks = new ArrayList<List<Row>>();
        for (int i = 0; i < all.size(); i += 2) {
          chunks.add(all.subList(i, Math.min(all.size(), i + 2)));
        }
        here.backfills.begin(file, true, chunks, now);
        queue.add(BackfillLeads.Piece.first(file));
      });
    }

    private Arrival received(Arrival a, Duration later) {
      var at = a.occurredAt().plus(later);
      return Arrivals.at(a, at, at.isAfter(IMPORT) ? at : IMPORT);
    }

    /** Works on one message; what died comes again. */
    void step() {
      var message = queue.remove(random.nextInt(queue.size()));
      if (random.nextInt(6) == 0) {
        queue.add(message);
      }
      var before = here.copy();
      try {
        work(message);
      } catch (Crash | StillContended e) {
        deaths++;
        queue.add(message);
      }
      check(before);
    }

    private void work(Object message) {
      switch (message) {
        case Arrival arrival -> here.acceptEntry(calls).accept(arrival, now);
        case BackfillLeads.Piece piece ->
            here.backfillLeads(calls)
                .work(
                    piece,
                    now,
                    (next, delay) -> calls.around("send", () -> queue.add(next)),
                    (lead, failure) -> deaths++);
        default -> throw new IllegalStateException();
      }
    }

    /** What must hold of every lead after every step. */
    void check(Installation before) {
      for (var lead : here.living()) {
        var then = before.leads.transitions(lead.id());
        var recorded = here.leads.transitions(lead.id());
        if (!lead.openBackfills().isEmpty()) {
          assertThat(recorded).as("%s: recorded nothing while it waits", name).isEqualTo(then);
        } else if (waited(before, lead.id())) {
          closed++;
          var inherited =
              lead.merges().stream()
                  .flatMap(merge -> before.leads.transitions(merge.other()).stream())
                  .toList();
          if (then.isEmpty() && inherited.isEmpty()) {
            var expected = past(lead);
            assertThat(recorded).as("%s: the past of %s", name, lead.id()).isEqualTo(expected);
            transitions += expected.size();
            byVersion +=
                (int)
                    expected.stream()
                        .filter(t -> t.effectiveAt().equals(REIGNS.getLast().from()))
                        .count();
          } else {
            had++;
            assertThat(recorded.size()).as(name).isBetween(then.size(), then.size() + 1);
            assertThat(recorded.subList(0, then.size())).as(name).isEqualTo(then);
            assertThat(recorded.subList(then.size(), recorded.size()))
                .as(name)
                .allMatch(
                    t -> t.cause() instanceof Cause.ByHistory == t.effectiveAt().isBefore(IMPORT));
          }
          for (var t : recorded.subList(then.size(), recorded.size())) {
            boolean sold = t.to() == Stage.SQL && !t.effectiveAt().isBefore(IMPORT);
            assertThat(lead.handoffsPending().contains(t.model() + "#" + t.n()))
                .as("%s: hands over what happened since, and nothing else: %s", name, t)
                .isEqualTo(sold);
            handedOver += sold ? 1 : 0;
          }
        }
        for (var t : recorded) {
          if (t.cause() instanceof Cause.ByHistory) {
            assertThat(lead.handoffsPending())
                .as("%s: hands nothing over", name)
                .doesNotContain(t.model() + "#" + t.n());
          }
        }
      }
    }

    private boolean waited(Installation before, LeadId id) {
      return before.leads.read(id).filter(lead -> !lead.openBackfills().isEmpty()).isPresent();
    }

    /** What would have been recorded, second by second. */
    private List<Transition> past(Lead lead) {
      var entries = new ArrayList<Entry>();
      lead.identities().forEach(identity -> entries.addAll(here.ledger.entries(identity)));
      var folded =
          Whereabouts.folded(lead, Whereabouts.within(entries, lead.identities())).stream()
              .sorted(Entry.ORDER)
              .toList();
      var cause =
          here.leads.transitions(lead.id()).stream()
              .map(Transition::cause)
              .filter(Cause.ByHistory.class::isInstance)
              .findFirst()
              .orElse(new Cause.ByHistory("none"));
      return naive.computeIfAbsent(
          List.of(folded, now, cause), key -> secondBySecond(folded, now, cause));
    }

    /** Until nothing is left but what comes again for ever. */
    void run() {
      for (int steps = 0; !queue.isEmpty(); steps++) {
        assertThat(steps).as(name).isLessThan(5_000);
        step();
      }
      // Whoever could not be closed is closed by the sweep.
      now = now.plus(Lead.BACKFILL_PATIENCE).plus(Duration.ofSeconds(1));
      var before = here.copy();
      here.sweepDue(here.leads)
          .sweep(
              now,
              () -> false,
              (lead, failure) -> {
                throw failure;
              });
      check(before);
      here.check(name, now);
      for (var lead : here.living()) {
        assertThat(lead.openBackfills()).as(name).isEmpty();
      }
      for (var file : List.of("h1", "h2")) {
        assertThat(here.backfills.progress(file).map(Backfills.Progress::phase).orElse(Phase.DONE))
            .as(name)
            .isEqualTo(Phase.DONE);
      }
    }
  }

  private static List<Transition> secondBySecond(List<Entry> entries, Instant now, Cause cause) {
    var decay = new ExactDecay();
    var readings = new HashMap<CompiledModel, dev.astrolabe.model.reference.NaiveReading>();
    for (var reign : REIGNS) {
      readings.put(
          reign.version(),
          new NaiveAssessor(reign.version().model(), decay).read(entries, Instant.MAX));
    }
    var recorded = new ArrayList<Transition>();
    var stage = Stage.LEAD;
    for (var t = Samples.MONDAY; !t.isAfter(now); t = t.plusSeconds(1)) {
      var version = t.isBefore(REIGNS.getLast().from()) ? FIRST : SECOND;
      var next = Objects.requireNonNull(readings.get(version)).stage(t);
      if (next != stage) {
        var second = t;
        var live =
            entries.stream()
                .filter(entry -> entry.occurredAt().equals(second))
                .reduce((one, other) -> other)
                .<Cause>map(entry -> new Cause.ByEntry(entry.id()))
                .orElseGet(Cause.ByTime::new);
        recorded.add(
            new Transition(
                "default",
                recorded.size() + 1,
                stage,
                next,
                t,
                now,
                version.model().version(),
                t.isBefore(IMPORT) ? cause : live));
        stage = next;
      }
    }
    return recorded;
  }

  @Test
  void recordsThePastThatSomebodyFindsWhoLooksAtEverySecond() {
    for (long seed = 0; seed < 100; seed++) {
      new World(seed, "seed " + seed).run();
    }
    assertThat(closed).isGreaterThan(100);
    assertThat(transitions).isGreaterThan(100);
    assertThat(byVersion).isGreaterThan(5);
    assertThat(had).isGreaterThan(5);
    assertThat(handedOver).isGreaterThan(5);
  }

  @Test
  void recordsTheSameWhereverAWorkerDies() {
    int deaths = 0;
    for (long seed = 500; seed < 504; seed++) {
      for (boolean after : List.of(false, true)) {
        for (int k = 1; ; k++) {
          var world = new World(seed, "seed " + seed + ", call " + k + (after ? " after" : ""));
          world.calls = Calls.dyingAt(k, after);
          world.run();
          if (world.deaths == 0) {
            break;
          }
          deaths += world.deaths;
        }
      }
    }
    assertThat(deaths).isGreaterThan(500);
  }

  @Test
  void recordsTheSameHoweverOftenWorkersDie() {
    int deaths = 0;
    for (long seed = 700; seed < 740; seed++) {
      var world = new World(seed, "seed " + seed);
      var fate = new Random(seed);
      world.calls =
          new Calls() {
            @Override
            public <T> T around(String call, Supplier<T> made) {
              int drawn = fate.nextInt(24);
              if (drawn == 0) {
                throw new Crash("before " + call);
              }
              T answer = made.get();
              if (drawn == 1) {
                throw new Crash("after " + call);
              }
              return answer;
            }
          };
      world.run();
      deaths += world.deaths;
    }
    assertThat(deaths).isGreaterThan(200);
  }

  @Test
  void theSameFileTwiceChangesNothing() {
    for (long seed = 0; seed < 40; seed++) {
      var world = new World(seed, "seed " + seed);
      var again = List.copyOf(world.queue);
      world.run();
      var transitions = all(world);
      var people = world.here.people();

      world.queue.addAll(again);
      world.run();

      assertThat(all(world)).as(world.name).isEqualTo(transitions);
      assertThat(world.here.people()).as(world.name).isEqualTo(people);
      Set<LeadId> walked = new TreeSet<>(world.here.backfills.walked("h1"));
      walked.addAll(world.here.backfills.walked("h2"));
      assertThat(walked).as(world.name).isSubsetOf(ids(world));
    }
  }

  private static Map<LeadId, List<Transition>> all(World world) {
    var all = new TreeMap<LeadId, List<Transition>>();
    world
        .here
        .leads
        .everything()
        .forEach(lead -> all.put(lead.id(), world.here.leads.transitions(lead.id())));
    return all;
  }

  private static Set<LeadId> ids(World world) {
    var ids = new HashSet<LeadId>();
    world.here.leads.everything().forEach(lead -> ids.add(lead.id()));
    return ids;
  }
}
