package dev.astrolabe.model.lead;

import static dev.astrolabe.model.lead.RandomArrivals.end;
import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.model.identity.Identity;
import dev.astrolabe.model.lead.Calls.Crash;
import dev.astrolabe.model.ledger.Directive;
import dev.astrolabe.model.ledger.Entry;
import dev.astrolabe.model.ledger.EntryId;
import dev.astrolabe.model.ledger.Link;
import dev.astrolabe.model.ledger.Origin;
import dev.astrolabe.model.ledger.Trust;
import dev.astrolabe.model.reference.NaiveLeads;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * What anonymous visitors say, and marks between: whether a link is in force is decided when the
 * entry comes first, from the entries that stand then, and never again.
 */
final class StrangersTest {
  private int inForce;
  private int proposed;
  private int marked;

  @Test
  void decidesEachLinkOnceFromTheEntriesThatStood() {
    for (long seed = 7000; seed < 7200; seed++) {
      var random = new Random(seed);
      var here = new Installation();
      var decided = new HashMap<EntryId, List<Link>>();
      for (var arrival : deliveries(seed, random)) {
        var where = "seed " + seed + ", entry " + arrival.id().id();
        var before = here.ledger.everything();
        var expected = expected(arrival, before);
        here.acceptEntry().accept(arrival, arrival.recordedAt());
        var stands = here.ledger.entry(arrival.home(), arrival.id()).orElseThrow();
        var first = decided.putIfAbsent(arrival.id(), stands.links());
        if (first == null) {
          assertThat(states(stands)).as(where).isEqualTo(expected);
          count(stands);
        } else {
          assertThat(stands.links()).as(where).isEqualTo(first);
        }
        here.check(where, end());
        mark(here, random, where);
      }
    }
    assertThat(inForce).isGreaterThan(200);
    assertThat(proposed).isGreaterThan(20);
    assertThat(marked).isGreaterThan(200);
  }

  @Test
  void decidesEachLinkOnceWhereverItsWriterDies() {
    int deaths = 0;
    for (long seed = 8000; seed < 8030; seed++) {
      var random = new Random(seed);
      var here = new Installation().stale(new Random(seed));
      var decided = new HashMap<EntryId, List<Link>>();
      for (var arrival : deliveries(seed, random)) {
        var where = "seed " + seed + ", entry " + arrival.id().id();
        boolean died = true;
        // Some take more calls than others: each try gets further than the one before.
        for (int longest = 15; died; longest *= 2) {
          try {
            var calls = Calls.dyingAt(1 + random.nextInt(longest), random.nextBoolean());
            here.acceptEntry(calls).accept(arrival, arrival.recordedAt());
            died = false;
          } catch (Crash e) {
            deaths++;
          }
          here.ledger
              .entry(arrival.home(), arrival.id())
              .ifPresent(stands ->
                  assertThat(decided.computeIfAbsent(arrival.id(), id -> stands.links()))
                      .as(where)
                      .isEqualTo(stands.links()));
        }
        here.check(where, end());
        mark(here, random, where);
      }
    }
    assertThat(deaths).isGreaterThan(60);
  }

  /** Each arrival once or more often, in any order. */
  private static List<Arrival> deliveries(long seed, Random random) {
    var arrivals = RandomArrivals.ofStrangers(seed).some();
    var deliveries = new ArrayList<>(arrivals);
    arrivals.forEach(a -> deliveries.addAll(Collections.nCopies(random.nextInt(2), a)));
    Collections.shuffle(deliveries, random);
    return deliveries;
  }

  /**
   * The rule as it is written: what an anonymous visitor says never unites two known leads; known
   * is one with an entry above anonymous.
   */
  private static Map<Identity, Link.State> expected(Arrival arrival, List<Entry> standing) {
    var sets = NaiveLeads.resolve(standing, Instant.MAX);
    var joined = new LinkedHashSet<Set<Identity>>();
    joined.add(with(sets, arrival.home()));
    var states = new TreeMap<Identity, Link.State>();
    for (var contact : arrival.contacts().subList(1, arrival.contacts().size())) {
      var other = with(sets, contact.identity());
      boolean unites =
          joined.contains(other)
              || arrival.trust() != Trust.ANONYMOUS
              || !isKnown(other, standing)
              || joined.stream().noneMatch(set -> isKnown(set, standing));
      if (unites) {
        joined.add(other);
      }
      states.put(contact.identity(), unites ? Link.State.IN_FORCE : Link.State.PROPOSED);
    }
    return states;
  }

  private static Set<Identity> with(Set<Set<Identity>> sets, Identity identity) {
    return sets.stream()
        .filter(set -> set.contains(identity))
        .findFirst()
        .orElseGet(() -> Set.of(identity));
  }

  private static boolean isKnown(Set<Identity> identities, List<Entry> standing) {
    return standing.stream()
        .anyMatch(e -> identities.contains(e.home()) && e.trust() != Trust.ANONYMOUS);
  }

  private static Map<Identity, Link.State> states(Entry entry) {
    var states = new TreeMap<Identity, Link.State>();
    Installation.withoutInternal(new TreeSet<>(entry.links().stream().map(Link::other).toList()))
        .forEach(identity ->
            states.put(
                identity,
                entry.links().stream()
                    .filter(link -> link.other().equals(identity))
                    .findFirst()
                    .orElseThrow()
                    .state()));
    return states;
  }

  private void count(Entry entry) {
    for (var state : states(entry).values()) {
      inForce += state == Link.State.IN_FORCE ? 1 : 0;
      proposed += state == Link.State.PROPOSED ? 1 : 0;
    }
  }

  /** Now and then an operator marks an entry, or lifts a mark, through the queue. */
  private void mark(Installation here, Random random, String where) {
    if (random.nextInt(3) > 0) {
      return;
    }
    var living = here.living();
    var lead = living.get(random.nextInt(living.size()));
    var entries = new Whereabouts(here.ledger, here.leads).entries(lead.identities());
    if (entries.isEmpty()) {
      return;
    }
    var target = entries.get(random.nextInt(entries.size())).id();
    boolean quarantined = random.nextInt(3) > 0;
    var at = Samples.MONDAY.plusSeconds(random.nextInt(400));
    var mark =
        new Arrival(
            new EntryId("api", "mark-" + marked++),
            Optional.empty(),
            List.of(new Arrival.Contact(lead.id().internal(), lead.id().value())),
            "mark",
            at,
            at,
            Trust.OPERATOR,
            Origin.VOLUNTARY,
            new TreeMap<>(),
            new TreeMap<>(),
            Optional.of(new Directive.Mark(target, quarantined, "scanner")));
    here.acceptEntry().accept(mark, end());
    var inForceNow =
        here.ledger.everything().stream()
            .filter(e ->
                e.directive().isPresent()
                    && e.directive().get() instanceof Directive.Mark m
                    && m.target().equals(target)
                    && here.leads.read(lead.id()).orElseThrow().identities().contains(e.home()))
            .max(Entry.ORDER)
            .map(e -> ((Directive.Mark) e.directive().get()).quarantined());
    assertThat(Optional.of(here.leads.read(lead.id()).orElseThrow().facts().isQuarantined(target)))
        .as(where + ", mark")
        .isEqualTo(inForceNow);
    here.check(where + ", mark", end());
  }
}
