package dev.astrolabe.model.lead;

import static dev.astrolabe.model.lead.Samples.MONDAY;
import static dev.astrolabe.model.lead.Samples.email;
import static dev.astrolabe.model.lead.Samples.entry;
import static dev.astrolabe.model.lead.Samples.phone;
import static dev.astrolabe.model.lead.Samples.stating;

import dev.astrolabe.model.identity.Identity;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Leads in every state that a store has to keep. */
final class StoredSamples {
  static final CompiledModel MODEL = Samples.model(3);
  static final LeadId SARA = new LeadId("L-sara");
  static final LeadId REZA = new LeadId("L-reza");

  private StoredSamples() {}

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
        lead.handoffsPending(),
        lead.openBackfills(),
        lead.partedAt(),
        false);
  }

  static Transition transition(int n, Stage from, Instant at) {
    return transition("default", n, from, at);
  }

  static Transition transition(String model, int n, Stage from, Instant at) {
    var cause =
        switch (n % 5) {
          case 0 -> new Cause.ByTime();
          case 1 -> new Cause.ByEntry(new EntryId("سایت#1", "e|" + n));
          case 2 -> new Cause.ByPublishing();
          case 3 -> new Cause.ByHistory("leads-" + n, Stage.PQL);
          default -> new Cause.ByMerge("m-" + n, Stage.SQL);
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

  static Lead standing(Lead lead, Stage stage, Optional<Transition> newest, int version) {
    var model = Samples.model(newest.map(Transition::model).orElse(MODEL.model().name()), version);
    return standing(
        lead, stage, newest, List.of(entry(email("a@example.com"), "1", "seen", MONDAY)), model);
  }

  static Lead standing(
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
        lead.handoffsPending(),
        lead.openBackfills(),
        lead.partedAt(),
        false);
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
            new TreeSet<>(List.of("default#1", "partners#12")),
            new TreeSet<>(List.of("entries-1", "leads-2")),
            Optional.of(MONDAY.minusSeconds(7)),
            false);
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
