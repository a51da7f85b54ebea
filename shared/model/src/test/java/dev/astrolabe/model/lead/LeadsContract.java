package dev.astrolabe.model.lead;

import static dev.astrolabe.model.lead.Samples.MONDAY;
import static dev.astrolabe.model.lead.Samples.email;
import static dev.astrolabe.model.lead.Samples.entry;
import static dev.astrolabe.model.lead.Samples.phone;
import static dev.astrolabe.model.lead.Samples.stating;
import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.model.identity.Identity;
import dev.astrolabe.model.lead.Leads.Change;
import dev.astrolabe.model.lead.Ledger.Claim;
import dev.astrolabe.model.ledger.Directive;
import dev.astrolabe.model.ledger.Entry;
import dev.astrolabe.model.ledger.EntryId;
import dev.astrolabe.model.ledger.Origin;
import dev.astrolabe.model.ledger.Trust;
import dev.astrolabe.model.profile.Facts;
import dev.astrolabe.model.scoring.CompiledModel;
import dev.astrolabe.model.scoring.Evidence;
import dev.astrolabe.model.scoring.Grade;
import dev.astrolabe.model.scoring.Score;
import dev.astrolabe.model.stage.Cause;
import dev.astrolabe.model.stage.Checkpoint;
import dev.astrolabe.model.stage.Stage;
import dev.astrolabe.model.stage.Transition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of leads does, in memory or not. */
public abstract class LeadsContract {
  /** Opens an empty store and the ledger whose claims it repoints. */
  protected abstract Stores emptyStores();

  /** Two ports on one store. */
  public record Stores(Ledger ledger, Leads leads) {}

  private static final CompiledModel MODEL = Samples.model(3);
  private static final LeadId SARA = new LeadId("L-sara");
  private static final LeadId REZA = new LeadId("L-reza");

  private Ledger ledger;
  private Leads leads;

  @BeforeEach
  final void open() {
    var stores = emptyStores();
    ledger = stores.ledger();
    leads = stores.leads();
  }

  @Test
  final void answersNothingForALeadThatWasNeverStored() {
    assertThat(leads.read(SARA)).isEmpty();
    assertThat(leads.transitions(SARA)).isEmpty();
  }

  @Test
  final void readsBackEveryFieldOfALead() {
    var lead = rich(SARA);

    assertThat(leads.save(Lead.first(SARA, lead.createdAt()), lead)).isTrue();

    assertThat(leads.read(SARA)).contains(stored(lead, 1));
  }

  @Test
  final void readsBackALeadOfWhichNothingIsKnown() {
    var nobody = Lead.first(SARA, MONDAY);

    assertThat(leads.save(nobody, nobody)).isTrue();

    assertThat(leads.read(SARA)).contains(stored(nobody, 1));
  }

  @Test
  final void savesOnlyOverTheVersionThatWasRead() {
    var first = Lead.first(SARA, MONDAY);
    var slow = standing(first, Stage.LEAD, Optional.empty(), 7);
    var fast = standing(first, Stage.LEAD, Optional.empty(), 8);

    assertThat(leads.save(first, fast)).isTrue();
    assertThat(leads.save(first, slow)).isFalse();
    assertThat(leads.read(SARA)).contains(stored(fast, 1));

    assertThat(leads.save(stored(fast, 1), slow)).isTrue();
    assertThat(leads.save(stored(fast, 1), fast)).isFalse();
    assertThat(leads.read(SARA)).contains(stored(slow, 2));
  }

  @Test
  final void countsVersionsBySavesWhateverTheNewStateSays() {
    var first = Lead.first(SARA, MONDAY);
    leads.save(first, stored(first, 77));

    assertThat(leads.read(SARA).orElseThrow().version()).isEqualTo(1);
  }

  @Test
  final void savesSeveralLeadsAndClaimsTogether() {
    var sara = Lead.first(SARA, MONDAY);
    var reza = Lead.first(REZA, MONDAY);
    ledger.claim(email("sara@example.com"), SARA, "Sara@example.com");
    leads.save(sara, sara);
    var merged = sara.withMerges(List.of(), Optional.of(REZA));
    var claim = new Claim(email("sara@example.com"), REZA, "Sara@example.com");

    assertThat(
            leads.saveTogether(
                List.of(new Change(stored(sara, 1), merged), new Change(reza, rich(REZA))),
                List.of(claim)))
        .isTrue();

    assertThat(leads.read(SARA)).contains(stored(merged, 2));
    assertThat(leads.read(REZA)).contains(stored(rich(REZA), 1));
    assertThat(ledger.claimOf(email("sara@example.com"))).contains(claim);
  }

  @Test
  final void savesNothingOfSeveralWhereOneIsNewer() {
    var sara = Lead.first(SARA, MONDAY);
    var reza = Lead.first(REZA, MONDAY);
    ledger.claim(email("sara@example.com"), SARA, "sara@example.com");
    leads.save(sara, sara);

    assertThat(
            leads.saveTogether(
                List.of(new Change(reza, rich(REZA)), new Change(sara, rich(SARA))),
                List.of(new Claim(email("sara@example.com"), REZA, "other"))))
        .isFalse();

    assertThat(leads.read(SARA)).contains(stored(sara, 1));
    assertThat(leads.read(REZA)).isEmpty();
    assertThat(ledger.claimOf(email("sara@example.com")).orElseThrow().lead()).isEqualTo(SARA);
  }

  @Test
  final void repointsManyIdentitiesAtOnce() {
    var sara = Lead.first(SARA, MONDAY);
    var reza = Lead.first(REZA, MONDAY);
    leads.save(sara, sara);
    leads.save(reza, reza);
    var claims = new ArrayList<Claim>();
    for (int i = 0; i < 40; i++) {
      ledger.claim(phone("+97150000" + i), SARA, "050" + i);
      claims.add(new Claim(phone("+97150000" + i), REZA, "050" + i));
    }

    assertThat(
            leads.saveTogether(
                List.of(
                    new Change(stored(sara, 1), sara.withMerges(List.of(), Optional.of(REZA))),
                    new Change(stored(reza, 1), reza)),
                claims))
        .isTrue();

    for (var claim : claims) {
      assertThat(ledger.claimOf(claim.identity())).contains(claim);
    }
  }

  @Test
  final void keepsEveryTransitionOnceTheNextOneIsRecorded() {
    var lead = Lead.first(SARA, MONDAY);
    var recorded = new ArrayList<Transition>();
    for (int n = 1; n <= 12; n++) {
      var transition = transition(n, n % 2 == 1 ? Stage.LEAD : Stage.MQL, MONDAY.plusSeconds(n));
      var next = standing(lead, transition.to(), Optional.of(transition), n);
      assertThat(leads.save(lead, next)).isTrue();
      recorded.add(transition);
      lead = leads.read(SARA).orElseThrow();
      assertThat(lead).isEqualTo(stored(next, n));
      assertThat(leads.transitions(SARA)).containsExactlyElementsOf(recorded);
    }
  }

  @Test
  final void losesNoTransitionWhereTheWriterThatReplacesItFails() {
    var lead = Lead.first(SARA, MONDAY);
    var first = transition(1, Stage.LEAD, MONDAY);
    var second = transition(2, Stage.MQL, MONDAY.plusSeconds(1));
    leads.save(lead, standing(lead, first.to(), Optional.of(first), 1));
    var read = leads.read(SARA).orElseThrow();
    leads.save(read, read);

    assertThat(leads.save(read, standing(read, second.to(), Optional.of(second), 2))).isFalse();

    assertThat(leads.transitions(SARA)).containsExactly(first);
  }

  @Test
  final void keepsTransitionsOfSeveralModelsApart() {
    var lead = Lead.first(SARA, MONDAY);
    var one = transition("default", 1, Stage.LEAD, MONDAY);
    var other = transition("partners", 1, Stage.LEAD, MONDAY.plusSeconds(9));
    var both =
        standing(standing(lead, Stage.MQL, Optional.of(one), 1), Stage.MQL, Optional.of(other), 1);
    leads.save(lead, both);

    assertThat(leads.read(SARA)).contains(stored(both, 1));
    assertThat(leads.transitions(SARA)).containsExactly(one, other);
  }

  @Test
  final void readsBackEvidenceHoweverItGrew() {
    long seed = 42;
    var random = new Random(seed);
    var lead = Lead.first(SARA, MONDAY);
    var entries = new ArrayList<Entry>();
    for (int save = 0; save < 60; save++) {
      for (int i = random.nextInt(60); i >= 0; i--) {
        boolean late = random.nextInt(20) == 0;
        var at = MONDAY.plusSeconds(late ? random.nextInt(1000) : 1000 + entries.size() * 7L);
        var kind = List.of("seen", "asked", "else").get(random.nextInt(3));
        entries.add(entry(email("sara@example.com"), "e" + entries.size(), kind, at));
      }
      var next = standing(lead, Stage.LEAD, Optional.empty(), entries, Samples.model(1));
      assertThat(leads.save(lead, next)).isTrue();
      lead = leads.read(SARA).orElseThrow();
      assertThat(lead).as("seed %d, save %d", seed, save).isEqualTo(stored(next, save + 1));
    }
    assertThat(lead.standings().values().iterator().next().evidence().size())
        .isEqualTo(entries.size());
  }

  @Test
  final void readsBackEvidenceThatShrankUnderAnotherModelVersion() {
    var lead = Lead.first(SARA, MONDAY);
    var entries = new ArrayList<Entry>();
    for (int i = 0; i < 3000; i++) {
      entries.add(
          entry(
              email("sara@example.com"),
              "e" + i,
              i % 2 == 0 ? "seen" : "x",
              MONDAY.plusSeconds(i)));
    }
    leads.save(lead, standing(lead, Stage.LEAD, Optional.empty(), entries, Samples.model(1)));
    lead = leads.read(SARA).orElseThrow();
    assertThat(lead.standings().values().iterator().next().evidence().size()).isEqualTo(3000);

    var fewer =
        standing(lead, Stage.LEAD, Optional.empty(), entries.subList(0, 10), Samples.model(2));
    leads.save(lead, fewer);

    assertThat(leads.read(SARA)).contains(stored(fewer, 2));
  }

  @Test
  final void forgetsModelsThatAreNoLongerActiveAndAttributesThatWentAway() {
    var lead = Lead.first(SARA, MONDAY);
    leads.save(lead, rich(SARA));
    var before = leads.read(SARA).orElseThrow();
    var bare = stored(Lead.first(SARA, before.createdAt()), 2);

    leads.save(before, bare);

    assertThat(leads.read(SARA)).contains(bare);
  }

  static Lead stored(Lead lead, long version) {
    return new Lead(
        lead.id(),
        version,
        lead.createdAt(),
        lead.identities(),
        lead.facts(),
        lead.standings(),
        lead.mergedInto(),
        lead.merges(),
        lead.handoffsPending());
  }

  private static Transition transition(int n, Stage from, Instant at) {
    return transition("default", n, from, at);
  }

  private static Transition transition(String model, int n, Stage from, Instant at) {
    var cause =
        switch (n % 4) {
          case 0 -> new Cause.ByTime();
          case 1 -> new Cause.ByEntry(new EntryId("سایت#1", "e|" + n));
          case 2 -> new Cause.ByPublishing();
          default -> new Cause.ByMerge("m-" + n);
        };
    return new Transition(
        model,
        n,
        from,
        from == Stage.LEAD ? Stage.MQL : Stage.LEAD,
        at.minusSeconds(5),
        at,
        n,
        cause);
  }

  private static Lead standing(Lead lead, Stage stage, Optional<Transition> newest, int version) {
    var model = Samples.model(newest.map(Transition::model).orElse(MODEL.model().name()), version);
    return standing(
        lead, stage, newest, List.of(entry(email("a@example.com"), "1", "seen", MONDAY)), model);
  }

  private static Lead standing(
      Lead lead,
      Stage stage,
      Optional<Transition> newest,
      List<Entry> entries,
      CompiledModel model) {
    var standings = new TreeMap<>(lead.standings());
    standings.put(
        model.model().name(),
        new Standing(
            model.model().name(),
            model.model().version(),
            Evidence.of(model, entries),
            new Checkpoint(MONDAY.getEpochSecond() - 1, Map.of(Stage.MQL, 1_700_000_000L)),
            stage,
            newest,
            new Score(12_345_678L, -20_000_000L, 999_999_999_999L),
            new Grade('B', 2),
            MONDAY,
            Optional.of(MONDAY.plusSeconds(1000))));
    return new Lead(
        lead.id(),
        lead.version(),
        lead.createdAt(),
        lead.identities(),
        lead.facts(),
        standings,
        lead.mergedInto(),
        lead.merges(),
        lead.handoffsPending());
  }

  /** A lead with every field in use. */
  static Lead rich(LeadId id) {
    var home = email("نگار@example.com");
    var facts =
        Facts.of(
                List.of(
                    stating(
                        entry(home, "1", "seen", MONDAY),
                        "name",
                        "نگار احمدی",
                        "industry",
                        "logistics"),
                    stating(entry(home, "2", "seen", MONDAY.plusSeconds(3)), "industry", "شحن"),
                    stating(Samples.richEntry(home, "3"), "budget", "1,000,000 ريال")))
            .with(
                new Entry(
                    new EntryId("api", "mark"),
                    id.internal(),
                    "quarantined",
                    MONDAY,
                    MONDAY,
                    Trust.OPERATOR,
                    Origin.VOLUNTARY,
                    Samples.map(),
                    Samples.map(),
                    List.of(),
                    Optional.of(new Directive.Mark(new EntryId("site", "1"), true, "scanner"))));
    var identities = new TreeSet<Identity>(List.of(id.internal(), home, phone("+971501234567")));
    var other = new LeadId("L-other");
    var lead =
        new Lead(
            id,
            0,
            MONDAY.minusSeconds(86_400),
            identities,
            facts,
            new TreeMap<>(),
            Optional.of(new LeadId("L-elsewhere")),
            List.of(
                new Merge(
                    "m-1",
                    other,
                    identities,
                    new TreeSet<>(List.of(other.internal(), email("o@example.com"))),
                    MONDAY)),
            new TreeSet<>(List.of("default#1", "partners#12")));
    return standing(
        lead,
        Stage.SQL,
        Optional.of(
            new Transition(
                "default",
                1,
                Stage.LEAD,
                Stage.SQL,
                MONDAY.minusSeconds(60),
                MONDAY,
                3,
                new Cause.ByEntry(new EntryId("site", "2")))),
        List.of(
            entry(home, "1", "seen", MONDAY),
            entry(home, "2", "asked", MONDAY.plusSeconds(3)),
            Samples.richEntry(home, "3")),
        MODEL);
  }
}
