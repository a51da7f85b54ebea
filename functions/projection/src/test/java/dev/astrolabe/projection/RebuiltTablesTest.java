package dev.astrolabe.projection;

import static dev.astrolabe.model.lead.Samples.MONDAY;
import static dev.astrolabe.model.lead.Samples.email;
import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.model.funnel.CountMilestones;
import dev.astrolabe.model.funnel.Counters;
import dev.astrolabe.model.funnel.InMemoryCounters;
import dev.astrolabe.model.funnel.RecountMilestones;
import dev.astrolabe.model.funnel.Tallies;
import dev.astrolabe.model.lead.AcceptEntry;
import dev.astrolabe.model.lead.Arrival;
import dev.astrolabe.model.lead.Folding;
import dev.astrolabe.model.lead.LeadId;
import dev.astrolabe.model.lead.MergeLeads;
import dev.astrolabe.model.lead.Samples;
import dev.astrolabe.model.lead.UnmergeLeads;
import dev.astrolabe.model.ledger.EntryId;
import dev.astrolabe.model.ledger.Origin;
import dev.astrolabe.model.ledger.Trust;
import dev.astrolabe.runtime.http.AccessLog;
import dev.astrolabe.runtime.http.Ask;
import dev.astrolabe.runtime.json.Json;
import dev.astrolabe.runtime.json.JsonWriter;
import dev.astrolabe.runtime.store.DynamoCounters;
import dev.astrolabe.runtime.store.DynamoHandOffs;
import dev.astrolabe.runtime.store.DynamoLeads;
import dev.astrolabe.runtime.store.DynamoLedger;
import dev.astrolabe.runtime.store.LeadIndexes;
import dev.astrolabe.runtime.store.LocalTables;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * People that ask, are merged and taken apart, in real tables: what the projection counted comes
 * back whole where the counters are lost, or all that was ever counted.
 */
final class RebuiltTablesTest implements AccessLog {
  private static final int WORLDS = 2;
  private static final int ACTS = 20;
  private static final List<YearMonth> MONTHS =
      List.of(YearMonth.of(2026, 11), YearMonth.of(2026, 12), YearMonth.of(2027, 1));

  private int corrected;
  private int cells;

  /** One world in tables of its own. */
  private final class World {
    final Random random;
    final DynamoLeads leads;
    final DynamoLedger ledger;
    final DynamoHandOffs handOffs;
    final LeadIndexes indexes;
    final DynamoCounters counters;
    final InMemoryCounters counted = new InMemoryCounters();
    final List<LeadId> ids = new ArrayList<>();
    Instant now = MONDAY;

    World(DynamoDbClient client, long seed) {
      this.random = new Random(seed);
      var names = LocalTables.create(client);
      this.leads = DynamoLeads.consistent(client, names.leads(), names.ledger());
      this.ledger = DynamoLedger.consistent(client, names.ledger());
      this.handOffs = new DynamoHandOffs(client, names.leads());
      this.indexes = new LeadIndexes(client, names.leads());
      this.counters = new DynamoCounters(client, names.reporting());
    }

    Folding folding() {
      return new Folding(List.of(Samples.model(1)));
    }

    AcceptEntry acceptEntry() {
      return new AcceptEntry(
          ledger,
          leads,
          handOffs,
          folding(),
          () -> {
            ids.add(new LeadId("L-" + (ids.size() + 1)));
            return ids.getLast();
          });
    }

    void act(int step) {
      now = now.plusSeconds(3_600L + random.nextInt(100_000));
      var id = new EntryId("api", "step-" + step);
      var living =
          ids.stream()
              .flatMap(lead -> leads.read(lead).stream())
              .filter(lead -> lead.mergedInto().isEmpty())
              .toList();
      if (random.nextInt(3) > 0 || living.size() < 2) {
        var _ = acceptEntry().accept(arrival(id), now);
        return;
      }
      var lead = living.get(random.nextInt(living.size()));
      if (lead.merges().isEmpty()) {
        var other = living.get(random.nextInt(living.size()));
        var _ = new MergeLeads(ledger, leads, acceptEntry()).merge(lead.id(), other.id(), id, now);
      } else {
        var merge = lead.merges().getFirst().id();
        var _ =
            new UnmergeLeads(ledger, leads, handOffs, folding()).merge(lead.id(), merge, id, now);
      }
    }

    private Arrival arrival(EntryId id) {
      var mail = email("p" + random.nextInt(8) + "@example.com");
      return new Arrival(
          id,
          Optional.empty(),
          List.of(new Arrival.Contact(mail, "somebody")),
          "asked",
          now,
          now,
          Trust.SIGNED,
          Origin.VOLUNTARY,
          random.nextBoolean()
              ? Samples.map("industry", "logistics", "name", "Omar")
              : Samples.map(),
          Samples.map(
              "channel",
              List.of("search", "events", "کانال").get(random.nextInt(3)),
              "campaign",
              "c" + random.nextInt(2)),
          Optional.empty());
    }

    /** As the stream tells it: whatever may have changed, some of it twice. */
    void count(Counters into) {
      var milestones = new CountMilestones(leads, ledger, into, "default", ZoneOffset.UTC);
      ids.forEach(milestones::count);
      ids.stream().limit(2).forEach(milestones::count);
    }

    /** What an operator asks for, page by page; answers how much was found to mend. */
    int rebuild(DynamoCounters counters) {
      var recount =
          new RecountMilestones(
              indexes, leads, ledger, counters, counters, "default", ZoneOffset.UTC);
      var handler = new RebuildHandler(recount, RebuiltTablesTest.this);
      int mended = 0;
      for (var bucket : recount.buckets(now)) {
        var cursor = Optional.<String>empty();
        do {
          var body = Json.object().put("bucket", bucket).put("write", true);
          cursor.ifPresent(place -> body.put("cursor", place));
          var page = ask(handler, body.build());
          mended += page.items("differences").orElseThrow().size();
          cursor = page.text("next");
        } while (cursor.isPresent());
      }
      for (var month : MONTHS) {
        var body = Json.object().put("month", month.toString()).put("write", true).build();
        mended += ask(handler, body).items("counters").orElseThrow().size();
      }
      return mended;
    }

    private Json.Fields ask(RebuildHandler handler, Json.Fields body) {
      var json = new String(new JsonWriter().bytes(body), StandardCharsets.UTF_8);
      var answer =
          Ask.post("/api/reports/rebuild").json(json).at(now).as("operator", "admin").of(handler);
      assertThat(answer.status()).as(answer.body()).isEqualTo(200);
      return answer.json();
    }
  }

  private static SortedMap<Tallies.Cell, Long> cells(DynamoCounters counters) {
    var cells = new TreeMap<Tallies.Cell, Long>();
    MONTHS.forEach(month -> cells.putAll(counters.month("default", month).counters()));
    return cells;
  }

  @Test
  void wipingAndRebuildingGivesTheSame() {
    try (var client = LocalTables.client()) {
      for (long seed = 1; seed <= WORLDS; seed++) {
        var world = new World(client, seed);
        for (int step = 0; step < ACTS; step++) {
          world.act(step);
          world.count(world.counters);
          world.count(world.counted);
        }
        var whole = cells(world.counters);
        assertThat(whole).as("seed %d", seed).isNotEmpty().isEqualTo(world.counted.cells());
        assertThat(world.rebuild(world.counters)).as("seed %d: nothing to mend", seed).isZero();

        // The counters alone are lost.
        whole.forEach((cell, count) ->
            assertThat(world.counters.set(cell, count, 0)).as("%s", cell).isTrue());
        assertThat(cells(world.counters)).as("seed %d", seed).isEmpty();
        assertThat(world.rebuild(world.counters)).as("seed %d", seed).isEqualTo(whole.size());
        assertThat(cells(world.counters)).as("seed %d", seed).isEqualTo(whole);

        // The whole table is lost.
        var fresh = new DynamoCounters(client, LocalTables.createOne(client));
        assertThat(world.rebuild(fresh)).as("seed %d", seed).isPositive();
        assertThat(cells(fresh)).as("seed %d", seed).isEqualTo(whole);
        assertThat(world.rebuild(fresh)).as("seed %d", seed).isZero();

        cells += whole.size();
        corrected +=
            (int)
                world.ids.stream()
                    .flatMap(id -> world.counters.of(id).stream())
                    .filter(standing -> standing.corrections() > 0)
                    .count();
      }
    }
    assertThat(corrected).as("counts taken back").isPositive();
    assertThat(cells).isGreaterThan(20);
  }

  @Override
  public void answered(Served served) {
    // Nobody reads it here.
  }

  @Override
  public void failed(String route, RuntimeException fault, String requestId, String trace) {
    throw new AssertionError(route, fault);
  }
}
