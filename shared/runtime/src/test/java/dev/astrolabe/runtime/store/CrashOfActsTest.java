package dev.astrolabe.runtime.store;

import static dev.astrolabe.model.lead.Samples.MONDAY;
import static dev.astrolabe.model.lead.Samples.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.model.identity.Identity;
import dev.astrolabe.model.identity.IdentityKind;
import dev.astrolabe.model.lead.Arrival;
import dev.astrolabe.model.lead.LeadId;
import dev.astrolabe.model.lead.Merge;
import dev.astrolabe.model.lead.MergeLeads;
import dev.astrolabe.model.ledger.EntryId;
import dev.astrolabe.model.ledger.Origin;
import dev.astrolabe.model.ledger.Trust;
import dev.astrolabe.runtime.store.Crash.Moment;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Whatever is done to leads, a crash between any two requests loses nothing and doubles nothing:
 * each request of each act fails, before it was sent or after it was applied, in a process that
 * dies or lives, and the act comes again at once or after the later ones.
 *
 * <p>Each request fails once in a way that is drawn; with {@code -Dastrolabe.crash.every=true} in
 * every way.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CrashOfActsTest {
  private static final long SEED = 20_261_126;
  private static final boolean EVERY_WAY = Boolean.getBoolean("astrolabe.crash.every");

  private final Crash crash = new Crash();
  private final DynamoDbClient failing = LocalTables.client(crash);
  private final DynamoDbClient client = LocalTables.client();
  private final LocalTables.Names names = LocalTables.create(client);
  private final Random random = new Random(SEED);
  private int runs;

  @AfterAll
  void close() {
    failing.close();
    client.close();
  }

  /**
   * One thing a process is asked to do; the same however often it is asked.
   *
   * @param ordered whoever asks for it waits for its answer before anything else is done
   */
  private record Act(String name, boolean ordered, Consumer<Scene.Worker> work) {}

  /** One way to be interrupted. */
  private record Way(Moment moment, boolean dies, boolean later) {
    static List<Way> all() {
      var all = new ArrayList<Way>();
      for (boolean later : List.of(false, true)) {
        all.add(new Way(Moment.BEFORE_SENDING, true, later));
        all.add(new Way(Moment.BEFORE_SENDING, false, later));
        all.add(new Way(Moment.AFTER_APPLYING, true, later));
        all.add(new Way(Moment.AFTER_APPLYING, false, later));
      }
      return all;
    }
  }

  private record Run(int requests, boolean waited, List<String> everything, List<String> settled) {}

  private void prove(Function<Scene, List<Act>> scenario) {
    var undisturbed = run(scenario, Integer.MAX_VALUE, Way.all().getFirst());
    assertThat(undisturbed.requests()).isBetween(20, 300);
    var interrupted = new HashSet<Integer>();
    for (int k = 1; k <= undisturbed.requests(); k++) {
      var ways = Way.all();
      for (var way : EVERY_WAY ? ways : List.of(ways.get(random.nextInt(ways.size())))) {
        var where = "seed " + SEED + ", request " + k + ", " + way;
        var run = run(scenario, k, way);
        interrupted.add(k);
        assertThat(run.settled()).as(where).isEqualTo(undisturbed.settled());
        if (!run.waited()) {
          assertThat(run.everything()).as(where).isEqualTo(undisturbed.everything());
        }
      }
    }
    assertThat(interrupted).hasSize(undisturbed.requests());
  }

  private Run run(Function<Scene, List<Act>> scenario, int k, Way way) {
    var scene = new Scene(++runs + "-", names);
    var acts = scenario.apply(scene);
    var queue = new ArrayDeque<>(acts);
    boolean waited = false;
    var process = scene.new Worker(failing);
    crash.at(k, way.moment());
    while (!queue.isEmpty()) {
      var act = queue.removeFirst();
      try {
        act.work().accept(process);
      } catch (SdkClientException e) {
        process = way.dies() ? scene.new Worker(failing) : process;
        if (way.later() && !act.ordered()) {
          waited = true;
          queue.addLast(act);
        } else {
          queue.addFirst(act);
        }
      } catch (Scene.NotYet e) {
        assertThat(waited).as(act.name() + " lacks nothing in its turn").isTrue();
        queue.addLast(act);
      }
    }
    int requests = crash.requests();
    crash.none();
    var where = "seed " + SEED + ", request " + k + ", " + way;
    var fresh = scene.new Worker(client);
    var everything = waited ? List.<String>of() : fresh.everything();
    if (waited || runs % 5 == 0) {
      // At least once: all of it may come again.
      acts.stream().filter(act -> !act.ordered()).forEach(act -> act.work().accept(fresh));
      fresh.handOver(Scene.END);
      if (!waited) {
        assertThat(fresh.everything()).as(where + ", all of it again").isEqualTo(everything);
      }
    }
    var settled = fresh.settled();
    fresh.check(where);
    return new Run(requests, waited, everything, settled);
  }

  private static Instant at(int seconds) {
    return MONDAY.plusSeconds(seconds);
  }

  private static Act accept(
      String id, String kind, int seconds, SortedMap<String, String> profile, Identity... people) {
    var contacts =
        Arrays.stream(people).map(i -> new Arrival.Contact(i, "As written: " + i.key())).toList();
    return new Act(
        "accept " + id,
        false,
        process ->
            process
                .acceptEntry()
                .accept(
                    new Arrival(
                        new EntryId("site", id),
                        Optional.empty(),
                        contacts,
                        kind,
                        at(seconds),
                        at(seconds),
                        Trust.SIGNED,
                        Origin.VOLUNTARY,
                        profile,
                        new TreeMap<>(),
                        Optional.empty()),
                    at(seconds)));
  }

  private static Act handOver(int seconds) {
    return new Act("hand over", false, process -> process.handOver(at(seconds)));
  }

  private Act merge(Scene scene, Identity one, Identity other, int seconds) {
    return new Act(
        "merge",
        true,
        process -> {
          var seen = scene.new Worker(client);
          var outcome =
              process
                  .merging()
                  .merge(
                      seen.leadOf(one).id(),
                      seen.leadOf(other).id(),
                      new EntryId("api", "merge " + seconds),
                      at(seconds));
          assertThat(outcome).isInstanceOf(MergeLeads.Outcome.Merged.class);
        });
  }

  private Act unmerge(Scene scene, Identity person, int seconds) {
    // The caller knows what it read before it asked for the first time.
    Map<String, Merge> known = new HashMap<>();
    return new Act(
        "unmerge",
        true,
        process -> {
          var lead = scene.new Worker(client).leadOf(person);
          var merge =
              known.computeIfAbsent(
                  "merge", m -> lead.merges().stream().findFirst().orElseThrow(Scene.NotYet::new));
          process
              .unmerging()
              .merge(lead.id(), merge.id(), new EntryId("api", "u " + seconds), at(seconds));
        });
  }

  private Act mark(Scene scene, Identity person, boolean quarantined, String id, int seconds) {
    return new Act(
        (quarantined ? "mark " : "lift ") + id,
        true,
        process -> {
          var lead = scene.new Worker(client).leadOf(person).id();
          var target = List.of(new EntryId("site", id));
          var act = new EntryId("api", "mark " + seconds);
          if (lead(process, lead, id)) {
            if (quarantined) {
              process.quarantine().mark(lead, target, "scanner", act, at(seconds));
            } else {
              process.quarantine().lift(lead, target, "a person", act, at(seconds));
            }
          } else {
            throw new Scene.NotYet();
          }
        });
  }

  /** Whether the lead has folded the entry. */
  private static boolean lead(Scene.Worker process, LeadId lead, String id) {
    return process.leads.read(lead).orElseThrow(Scene.NotYet::new).standings().values().stream()
        .allMatch(s -> s.evidence().contains(new EntryId("site", id)));
  }

  private static Act sweep(int seconds) {
    return new Act("sweep", false, process -> process.sweep(at(seconds)));
  }

  private static Act publish(int seconds) {
    return new Act("publish", false, process -> process.publish(40, at(seconds)));
  }

  private static Act reassess(int seconds) {
    return new Act("reassess", false, process -> process.reassess(at(seconds)));
  }

  @Test
  void aLeadBecomesReadyIsHandedOverAndCoolsDown() {
    prove(scene -> {
      var sara = scene.person(IdentityKind.EMAIL, "sara");
      var phone = scene.person(IdentityKind.PHONE, "phone");
      return List.of(
          accept("1", "seen", 0, map("industry", "logistics"), sara, phone),
          accept("2", "asked", 60, map(), phone),
          handOver(70),
          sweep(30 * 86_400));
    });
  }

  @Test
  void twoLeadsAreMergedAndParted() {
    prove(scene -> {
      var sara = scene.person(IdentityKind.EMAIL, "sara");
      var reza = scene.person(IdentityKind.EMAIL, "reza");
      return List.of(
          accept("1", "seen", 0, map("industry", "logistics"), sara),
          accept("2", "asked", 60, map("role", "cfo"), reza),
          merge(scene, sara, reza, 120),
          handOver(130),
          unmerge(scene, reza, 180),
          handOver(190));
    });
  }

  @Test
  void entriesAreMarkedAndMarksAreLifted() {
    prove(scene -> {
      var sara = scene.person(IdentityKind.EMAIL, "sara");
      return List.of(
          accept("1", "asked", 0, map("industry", "logistics"), sara),
          mark(scene, sara, true, "1", 60),
          mark(scene, sara, false, "1", 120),
          handOver(130));
    });
  }

  @Test
  void aVersionIsPublishedAndMovesLeads() {
    prove(scene -> {
      var sara = scene.person(IdentityKind.EMAIL, "sara");
      var reza = scene.person(IdentityKind.EMAIL, "reza");
      return List.of(
          accept("1", "seen", 0, map("industry", "logistics"), sara),
          accept("2", "seen", 5, map("industry", "logistics"), reza),
          publish(60),
          accept("3", "else", 70, map(), sara),
          reassess(80),
          handOver(90));
    });
  }
}
