package dev.astrolabe.model.lead;

import dev.astrolabe.model.identity.Identity;
import dev.astrolabe.model.identity.IdentityKind;
import dev.astrolabe.model.ledger.Directive;
import dev.astrolabe.model.ledger.Entry;
import dev.astrolabe.model.ledger.EntryId;
import dev.astrolabe.model.ledger.Imported;
import dev.astrolabe.model.ledger.Link;
import dev.astrolabe.model.ledger.Origin;
import dev.astrolabe.model.ledger.Trust;
import dev.astrolabe.model.scoring.Clamp;
import dev.astrolabe.model.scoring.CompiledModel;
import dev.astrolabe.model.scoring.Dimension;
import dev.astrolabe.model.scoring.EngagementRule;
import dev.astrolabe.model.scoring.FitRule;
import dev.astrolabe.model.scoring.FrequencyLimit;
import dev.astrolabe.model.scoring.Grading;
import dev.astrolabe.model.scoring.HalfLife;
import dev.astrolabe.model.scoring.Matcher;
import dev.astrolabe.model.scoring.Points;
import dev.astrolabe.model.scoring.ScoringModel;
import dev.astrolabe.model.scoring.ValueTest;
import dev.astrolabe.model.stage.Condition;
import dev.astrolabe.model.stage.Stage;
import dev.astrolabe.model.stage.StageRule;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Small things to test leads with: identities, entries, a model of few rules. */
public final class Samples {
  private Samples() {}

  /** A Monday morning; every sample happens around it. */
  public static final Instant MONDAY = Instant.parse("2026-11-23T05:00:00Z");

  public static Identity email(String address) {
    return new Identity(IdentityKind.EMAIL, address);
  }

  public static Identity phone(String number) {
    return new Identity(IdentityKind.PHONE, number);
  }

  public static Identity visitor(String cookie) {
    return new Identity(IdentityKind.ANONYMOUS, cookie);
  }

  public static SortedMap<String, String> map(String... namesAndValues) {
    var map = new TreeMap<String, String>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      map.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return map;
  }

  /** An entry of a signed source {@code site}, recorded in the second in which it happened. */
  public static Entry entry(Identity home, String id, String kind, Instant at) {
    return new Entry(
        new EntryId("site", id),
        home,
        kind,
        at,
        at,
        Trust.SIGNED,
        Origin.VOLUNTARY,
        map(),
        map(),
        List.of(),
        Optional.empty());
  }

  /** The same entry, stating these attributes. */
  public static Entry stating(Entry entry, String... namesAndValues) {
    return new Entry(
        entry.id(),
        entry.home(),
        entry.kind(),
        entry.occurredAt(),
        entry.recordedAt(),
        entry.trust(),
        entry.origin(),
        map(namesAndValues),
        entry.payload(),
        entry.links(),
        entry.directive());
  }

  /** An entry with every field in use: three scripts, links of both states, a payload, a cut. */
  public static Entry richEntry(Identity home, String id) {
    return new Entry(
        new EntryId("crm/ایران", id),
        home,
        "unmerge",
        MONDAY.minusSeconds(3),
        MONDAY,
        Trust.OPERATOR,
        Origin.PURCHASED,
        map("name", "نگار احمدی", "company", "شركة الخليج"),
        map("answers.0", "yes, \"soon\"\n", "empty", "", "emoji", "🌍"),
        List.of(
            new Link(phone("+971501234567"), Link.State.IN_FORCE),
            new Link(visitor("v|1,2"), Link.State.PROPOSED)),
        Optional.of(
            new Directive.Cut(
                Set.of(home), Set.of(phone("+971501234567"), visitor("v|1,2")), true)),
        Optional.of(
            new Imported("leads-0123456789abcdef", true, Optional.of(MONDAY.minusSeconds(99)))));
  }

  /** {@code seen} gives 10 points halving in a day, at most 3 an hour; {@code asked} gives 50. */
  public static CompiledModel model(int version) {
    return model("default", version);
  }

  /** The same rules under another name. */
  public static CompiledModel model(String name, int version) {
    return new CompiledModel(
        new ScoringModel(
            name,
            version,
            List.of(
                new FitRule(
                    "industry",
                    Optional.empty(),
                    "industry",
                    List.of(
                        new FitRule.Case(
                            new ValueTest.OneOf(Set.of("logistics")),
                            Points.of(20 + version),
                            Optional.empty())),
                    Points.ZERO,
                    Points.ZERO,
                    Clamp.NONE)),
            List.of(
                new EngagementRule(
                    "seen",
                    Optional.empty(),
                    Matcher.of("seen"),
                    Points.of(10),
                    Optional.of(HalfLife.days(1)),
                    Optional.empty(),
                    Optional.of(new FrequencyLimit(3, 3600)),
                    Clamp.NONE),
                new EngagementRule(
                    "asked",
                    Optional.empty(),
                    Matcher.of("asked"),
                    Points.of(50),
                    Optional.of(HalfLife.days(7)),
                    Optional.empty(),
                    Optional.empty(),
                    Clamp.NONE)),
            List.of(),
            List.of(),
            Clamp.NONE,
            Clamp.NONE,
            Clamp.NONE,
            new Grading(
                List.of(Points.of(15), Points.of(10), Points.of(5)),
                List.of(Points.of(40), Points.of(20), Points.of(5))),
            Map.of(
                Stage.MQL,
                rule(
                    new Condition.Threshold(Dimension.ENGAGEMENT, Points.of(20)),
                    new Condition.Threshold(Dimension.ENGAGEMENT, Points.of(15)),
                    600),
                Stage.SQL,
                rule(
                    new Condition.Threshold(Dimension.TOTAL, Points.of(60)),
                    new Condition.Threshold(Dimension.TOTAL, Points.of(45)),
                    3600))));
  }

  private static StageRule rule(Condition enter, Condition stay, long dwell) {
    return new StageRule(enter, stay, new Condition.Any(List.of()), dwell);
  }

  /** An arrival from a signed source. */
  public static Arrival arrival(String id, String kind, Instant at, Identity... contacts) {
    return new Arrival(
        new EntryId("site", id),
        Optional.empty(),
        Arrays.stream(contacts).map(i -> new Arrival.Contact(i, i.key())).toList(),
        kind,
        at,
        at,
        Trust.SIGNED,
        Origin.VOLUNTARY,
        new TreeMap<>(),
        new TreeMap<>(),
        Optional.empty());
  }
}
