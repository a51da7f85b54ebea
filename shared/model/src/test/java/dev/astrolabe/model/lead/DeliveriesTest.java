package dev.astrolabe.model.lead;

import static dev.astrolabe.model.lead.RandomArrivals.end;
import static dev.astrolabe.model.lead.Samples.MONDAY;
import static dev.astrolabe.model.lead.Samples.arrival;
import static dev.astrolabe.model.lead.Samples.email;
import static dev.astrolabe.model.lead.Samples.phone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.model.identity.Identity;
import dev.astrolabe.model.lead.Calls.Crash;
import dev.astrolabe.model.stage.Cause;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * Whatever the order, the repeats, the crashes and the company: the same leads, nothing lost,
 * nothing doubled.
 */
final class DeliveriesTest {
  private static final Identity SARA = email("sara@example.com");
  private static final Identity PHONE = phone("+971501234567");

  private static Set<Installation.Essence> inOrder(List<Arrival> arrivals) {
    var here = new Installation();
    arrivals.forEach(a -> here.acceptEntry().accept(a, a.recordedAt()));
    here.check("in order", end());
    assertThat(here.people()).isEqualTo(connected(arrivals));
    return here.essences(end());
  }

  /** Who is one person, by nothing but who was named together. */
  private static Set<Set<Identity>> connected(List<Arrival> arrivals) {
    var sets = new ArrayList<Set<Identity>>();
    for (var arrival : arrivals) {
      var named = new TreeSet<Identity>();
      arrival.contacts().forEach(contact -> named.add(contact.identity()));
      var touched = sets.stream().filter(set -> !Collections.disjoint(set, named)).toList();
      touched.forEach(named::addAll);
      sets.removeAll(touched);
      sets.add(named);
    }
    return Set.copyOf(sets);
  }

  @Test
  void comesToTheSameInAnyOrderAndAnyNumberOfDeliveries() {
    int merging = 0;
    for (long seed = 0; seed < 200; seed++) {
      var arrivals = new RandomArrivals(seed).some();
      var expected = inOrder(arrivals);
      merging += expected.size() < arrivals.size() ? 1 : 0;
      var random = new Random(seed);
      for (int round = 0; round < 3; round++) {
        var deliveries = new ArrayList<Arrival>(arrivals);
        arrivals.forEach(a -> deliveries.addAll(Collections.nCopies(random.nextInt(3), a)));
        Collections.shuffle(deliveries, random);
        var here = new Installation();
        deliveries.forEach(a -> here.acceptEntry().accept(a, a.recordedAt()));
        here.check("seed " + seed, end());
        assertThat(here.essences(end())).as("seed %d", seed).isEqualTo(expected);
      }
    }
    assertThat(merging).isGreaterThan(50);
  }

  @Test
  void losesAndDoublesNothingWhereverAWriterDies() {
    int deaths = 0;
    for (long seed = 1000; seed < 1012; seed++) {
      var arrivals = new RandomArrivals(seed).some();
      var expected = inOrder(arrivals);
      for (boolean after : List.of(false, true)) {
        for (int k = 1; ; k++) {
          var calls = Calls.dyingAt(k, after);
          var here = new Installation();
          var where = "seed " + seed + ", call " + k + (after ? " after" : " before");
          if (deliver(here, calls, arrivals) == 0) {
            break;
          }
          deaths++;
          here.check(where, end());
          assertThat(here.essences(end())).as(where).isEqualTo(expected);
        }
      }
    }
    assertThat(deaths).isGreaterThan(500);
  }

  /** Delivers everything; what died comes again after all others. Answers how often it died. */
  private static int deliver(Installation here, Calls calls, List<Arrival> arrivals) {
    var queue = new ArrayDeque<>(arrivals);
    int deaths = 0;
    while (!queue.isEmpty()) {
      var arrival = queue.removeFirst();
      try {
        here.acceptEntry(calls).accept(arrival, arrival.recordedAt());
      } catch (Crash | StillContended e) {
        deaths++;
        queue.addLast(arrival);
      }
    }
    return deaths;
  }

  /** Dies at one call in {@code oneIn}, before or after it took effect. */
  private static Calls frail(Random random, int oneIn, Calls inner) {
    return new Calls() {
      @Override
      public <T> T around(String name, Supplier<T> call) {
        int fate = random.nextInt(2 * oneIn);
        if (fate == 0) {
          throw new Crash("before " + name);
        }
        T answer = inner.around(name, call);
        if (fate == 1) {
          throw new Crash("after " + name);
        }
        return answer;
      }
    };
  }

  @Test
  void losesAndDoublesNothingHoweverOftenWritersDie() {
    for (long seed = 2000; seed < 2150; seed++) {
      var arrivals = new RandomArrivals(seed).some();
      var expected = inOrder(arrivals);
      var here = new Installation().stale(new Random(seed));
      deliver(here, frail(new Random(seed), 8, new Straight()), arrivals);
      here.check("seed " + seed, end());
      assertThat(here.essences(end())).as("seed %d", seed).isEqualTo(expected);
    }
  }

  private static final class Straight implements Calls {
    @Override
    public <T> T around(String name, Supplier<T> call) {
      return call.get();
    }
  }

  @Test
  void comesToTheSameWhenWritersRace() {
    for (long seed = 3000; seed < 3200; seed++) {
      var arrivals = new RandomArrivals(seed).some();
      var expected = inOrder(arrivals);
      var random = new Random(seed);
      var here = race(random, arrivals, 2 + random.nextInt(2), false);
      here.check("seed " + seed, end());
      assertThat(here.essences(end())).as("seed %d", seed).isEqualTo(expected);
    }
  }

  @Test
  void comesToTheSameWhenWritersRaceAndDie() {
    for (long seed = 4000; seed < 4150; seed++) {
      var arrivals = new RandomArrivals(seed).some();
      var expected = inOrder(arrivals);
      var random = new Random(seed);
      var here = race(random, arrivals, 3, true);
      here.check("seed " + seed, end());
      assertThat(here.essences(end())).as("seed %d", seed).isEqualTo(expected);
    }
  }

  /** Every writer gets most of the arrivals, in an order of its own. */
  private static Installation race(
      Random random, List<Arrival> arrivals, int writers, boolean dying) {
    var here = new Installation().stale(random);
    var works = new ArrayList<Turns.Work>();
    for (int w = 0; w < writers; w++) {
      var mine = new ArrayList<>(arrivals);
      Collections.shuffle(mine, random);
      if (w > 0) {
        mine.subList(0, random.nextInt(mine.size())).clear();
      }
      works.add(calls -> deliver(here, dying ? frail(random, 12, calls) : calls, mine));
    }
    new Turns().run(works, random::nextInt);
    return here;
  }

  @Test
  void makesOneLeadOfConcurrentFirstContactsOfOnePerson() {
    // All ways in which one writer stops once in the other's work, and the other once in its own.
    for (var second :
        List.of(
            arrival("2", "asked", MONDAY, PHONE, SARA),
            arrival("2", "asked", MONDAY, SARA, PHONE),
            arrival("2", "asked", MONDAY, PHONE))) {
      var first = arrival("1", "seen", MONDAY, SARA, PHONE);
      for (int i = 0; i <= 14; i++) {
        for (int j = 0; j <= 14; j++) {
          var here = new Installation();
          new Turns()
              .run(
                  List.of(
                      calls -> deliver(here, calls, List.of(first)),
                      calls -> deliver(here, calls, List.of(second))),
                  stops(i, j));
          var where = "stops " + i + " and " + j;
          assertThat(here.people()).as(where).isEqualTo(Set.of(Set.of(SARA, PHONE)));
          here.check(where, MONDAY);
        }
      }
    }
  }

  /** The first runs {@code i} calls, then the second {@code j}, then the first to its end. */
  private static IntUnaryOperator stops(int i, int j) {
    return new IntUnaryOperator() {
      private int made;

      @Override
      public int applyAsInt(int running) {
        made++;
        return running == 1 || made <= i || made > i + j ? 0 : 1;
      }
    };
  }

  @Test
  void countsOneIdOnceThoughTwoWritersPutItUnderTwoIdentitiesAtOnce() {
    var first = arrival("1", "seen", MONDAY.plusSeconds(9), SARA);
    var second = arrival("1", "seen", MONDAY.plusSeconds(5), PHONE);
    for (int i = 0; i <= 8; i++) {
      for (int j = 0; j <= 8; j++) {
        var here = new Installation();
        here.acceptEntry().accept(arrival("0", "seen", MONDAY, SARA, PHONE), MONDAY);
        new Turns()
            .run(
                List.of(
                    calls -> deliver(here, calls, List.of(first)),
                    calls -> deliver(here, calls, List.of(second))),
                stops(i, j));

        Instant later = MONDAY.plusSeconds(60);
        var lead = here.leadOf(SARA);
        assertThat(lead.standings().values().iterator().next().evidence().size()).isEqualTo(2);
        var replayed =
            new RefoldLead(here.ledger, here.leads, here.folding())
                .replayed(lead, later, new Cause.ByTime());
        assertThat(here.essence(replayed, later))
            .as("stops %d and %d", i, j)
            .isEqualTo(here.essence(lead, later));
      }
    }
  }
}
