package dev.astrolabe.bench.cost;

import dev.astrolabe.bench.BudgetTable;
import dev.astrolabe.bench.cost.Mix.Share;
import dev.astrolabe.model.lead.AcceptEntry;
import dev.astrolabe.model.lead.Arrival;
import dev.astrolabe.model.lead.Folding;
import dev.astrolabe.model.lead.Lead;
import dev.astrolabe.model.lead.LeadId;
import dev.astrolabe.model.ledger.Entry;
import dev.astrolabe.model.scoring.CompiledModel;
import dev.astrolabe.model.stage.Cause;
import dev.astrolabe.model.stage.Stage;
import dev.astrolabe.runtime.model.DefaultModel;
import dev.astrolabe.runtime.store.DynamoHandOffs;
import dev.astrolabe.runtime.store.DynamoLeads;
import dev.astrolabe.runtime.store.DynamoLedger;
import dev.astrolabe.runtime.store.LocalTables;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Units per entry, as DynamoDB counts them (ReturnConsumedCapacity=INDEXES), for mix M under the
 * default model, through the same use case and stores as in the functions.
 */
public final class WriteCost {
  private static final long SEED = 20_261_123;
  private static final Instant START = Instant.parse("2026-09-01T06:00:00Z");

  private final CapacityMeter meter = new CapacityMeter();
  private final DynamoDbClient client = LocalTables.client(meter);
  private final DynamoLedger ledger;
  private final DynamoLeads leads;
  private final Folding folding = new Folding(List.of(new CompiledModel(DefaultModel.read())));
  private final AcceptEntry acceptEntry;
  private final Mix mix = new Mix(SEED, START);
  private int leadIds;

  private WriteCost() {
    var names = LocalTables.create(client);
    this.ledger = new DynamoLedger(client, names.ledger());
    this.leads = new DynamoLeads(client, names.leads(), names.ledger());
    this.acceptEntry =
        new AcceptEntry(
            ledger, leads, new DynamoHandOffs(client, names.leads()), folding, this::newId);
  }

  private LeadId newId() {
    return new LeadId(String.format(Locale.ROOT, "01KAQ7Z0M4T9V6X3C2B1N8P%03d", ++leadIds));
  }

  /** Measures, and gives the table. */
  public static BudgetTable measure(boolean quick) {
    var table = new BudgetTable("write-cost: capacity units per entry, mix M");
    var cost = new WriteCost();
    try {
      cost.firstContacts(table, quick ? 10 : 50);
      cost.entries(table, "50 entries", 50, quick ? 20 : 100, 10, 5, 2);
      cost.entries(table, "5,000 entries", 5_000, 1, quick ? 100 : 500, 6, 9);
      cost.fewFacts(table);
    } finally {
      cost.client.close();
    }
    table.note("seed " + SEED + ", default model, entries of about a kilobyte, ids are UUIDs");
    return table;
  }

  private void firstContacts(BudgetTable table, int people) {
    double most = 0;
    double sum = 0;
    for (int person = 0; person < people; person++) {
      meter.reset();
      accept(mix.contact(person, profile()));
      most = Math.max(most, meter.units().write());
      sum += meter.units().write();
    }
    table.atMost("first contact by three identities, write units, the dearest", 15, most);
    table.note(
        String.format(Locale.ROOT, "first contact: %.2f write units on average", sum / people));
  }

  private static SortedMap<String, String> profile() {
    var profile = new TreeMap<String, String>();
    profile.put("name", "Sara Ahmadi");
    profile.put("email", "sara.ahmadi@gulf-logistics.example");
    profile.put("phone", "+971501010000");
    profile.put("company", "Gulf Logistics");
    profile.put("industry", "logistics");
    profile.put("role", "head of supply chain");
    profile.put("companySize", "250");
    profile.put("need", "customs clearance");
    profile.put("intention", "buy");
    profile.put("budget", "approved");
    profile.put("authority", "decision maker");
    profile.put("timeline", "this quarter");
    return profile;
  }

  /** Entries of leads that have {@code before} entries already. */
  private void entries(
      BudgetTable table,
      String what,
      int before,
      int people,
      int each,
      double writeBudget,
      double readBudget) {
    int first = 1_000 * before;
    for (int person = first; person < first + people; person++) {
      grow(person, before);
    }
    var perShare = new EnumMap<Share, List<CapacityMeter.Units>>(Share.class);
    int n = 0;
    int moves = 0;
    int attributes = 0;
    for (int person = first; person < first + people; person++) {
      for (int i = 0; i < each; i++) {
        var share = Mix.share(n++);
        var arrival = mix.next(person, share, isQualified(person));
        attributes += arrival.profile().isEmpty() ? 0 : 1;
        meter.reset();
        moves += accept(arrival);
        perShare.computeIfAbsent(share, s -> new ArrayList<>()).add(meter.units());
      }
    }
    int all = n;
    var units = perShare.values().stream().flatMap(List::stream).toList();
    table.atMost(
        "lead with " + what + ", write units an entry",
        writeBudget,
        units.stream().mapToDouble(CapacityMeter.Units::write).sum() / all);
    table.atMost(
        "lead with " + what + ", read units an entry",
        readBudget,
        units.stream().mapToDouble(CapacityMeter.Units::read).sum() / all);
    table.note(
        String.format(
            Locale.ROOT,
            "lead with %s: %d entries of %d leads; %.1f %% changed an attribute, %.1f %% late,"
                + " %.1f %% moved a stage",
            what,
            all,
            people,
            100.0 * attributes / all,
            100.0 * perShare.getOrDefault(Share.LATE, List.of()).size() / all,
            100.0 * moves / all));
    perShare.forEach((share, costs) ->
        table.note(
            String.format(
                Locale.ROOT,
                "  %s: %.2f write, %.2f read, %.1f requests",
                share.name().toLowerCase(Locale.ROOT),
                costs.stream().mapToDouble(CapacityMeter.Units::write).average().orElse(0),
                costs.stream().mapToDouble(CapacityMeter.Units::read).average().orElse(0),
                costs.stream().mapToLong(CapacityMeter.Units::requests).average().orElse(0))));
  }

  private boolean isQualified(int person) {
    return leads.read(owner(person)).orElseThrow().standings().values().stream()
        .anyMatch(standing -> standing.stage() == Stage.SQL);
  }

  private LeadId owner(int person) {
    return ledger.claimOf(Mix.home(person)).orElseThrow().lead();
  }

  /** A lead with so many entries of the mix, the last forty of them as they come. */
  private void grow(int person, int entries) {
    accept(mix.contact(person, profile()));
    var known = new ArrayList<Entry>(ledger.entries(Mix.home(person)));
    for (int i = 1; i < entries - 40; i++) {
      var share = Mix.share(i) == Share.MOVE ? Share.BEHAVIOUR : Mix.share(i);
      known.add(entry(mix.next(person, share, false)));
    }
    var lead = leads.read(owner(person)).orElseThrow();
    var folded = folding.refold(lead, known, mix.now(), new Cause.ByTime());
    if (!leads.save(lead, withIdentities(folded, lead))) {
      throw new IllegalStateException("nobody else writes these leads");
    }
    for (int i = Math.max(1, entries - 40); i < entries; i++) {
      var share = Mix.share(i) == Share.MOVE ? Share.BEHAVIOUR : Mix.share(i);
      accept(mix.next(person, share, false));
    }
  }

  private static Lead withIdentities(Lead folded, Lead lead) {
    var all = new TreeSet<>(folded.identities());
    all.addAll(lead.identities());
    return folded.withIdentities(all);
  }

  private static Entry entry(Arrival arrival) {
    return new Entry(
        arrival.id(),
        arrival.home(),
        arrival.kind(),
        arrival.occurredAt(),
        arrival.recordedAt(),
        arrival.trust(),
        arrival.origin(),
        arrival.profile(),
        arrival.payload(),
        List.of(),
        arrival.directive());
  }

  /** Where the cost of reading a long life comes from: the same lead, had it stated less. */
  private void fewFacts(BudgetTable table) {
    int person = 9_000_000;
    accept(mix.contact(person, profile()));
    var known = new ArrayList<Entry>(ledger.entries(Mix.home(person)));
    for (int i = 1; i < 5_000; i++) {
      known.add(entry(mix.next(person, i % 100 == 3 ? Share.ATTRIBUTE : Share.BEHAVIOUR, false)));
    }
    var lead = leads.read(owner(person)).orElseThrow();
    var folded = folding.refold(lead, known, mix.now(), new Cause.ByTime());
    if (!leads.save(lead, withIdentities(folded, lead))) {
      throw new IllegalStateException("nobody else writes these leads");
    }
    var arrival = mix.next(person, Share.BEHAVIOUR, false);
    meter.reset();
    accept(arrival);
    table.note(
        String.format(
            Locale.ROOT,
            "with 5,000 entries of which 50, not 1,000, stated attributes: %.2f read units",
            meter.units().read()));
  }

  /** Takes it in; answers how many transitions it caused. */
  private int accept(Arrival arrival) {
    return switch (acceptEntry.accept(arrival, mix.now())) {
      case AcceptEntry.Outcome.Assessed assessed -> assessed.transitions().size();
      case AcceptEntry.Outcome.AlreadyCounted already ->
          throw new IllegalStateException("counted before: " + already);
      case AcceptEntry.Outcome.Different different ->
          throw new IllegalStateException("another stands: " + different);
      case AcceptEntry.Outcome.Refused refused ->
          throw new IllegalStateException("refused: " + Objects.toString(refused.problems()));
    };
  }
}
