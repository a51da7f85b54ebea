package dev.astrolabe.model.scoring;

import dev.astrolabe.model.identity.Identity;
import dev.astrolabe.model.identity.IdentityKind;
import dev.astrolabe.model.ledger.Directive;
import dev.astrolabe.model.ledger.Entry;
import dev.astrolabe.model.ledger.EntryId;
import dev.astrolabe.model.ledger.Origin;
import dev.astrolabe.model.ledger.Trust;
import dev.astrolabe.model.stage.Condition;
import dev.astrolabe.model.stage.Stage;
import dev.astrolabe.model.stage.StageRule;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A model small enough to be reckoned by hand: fit 20 for a director; guide 10 points, half-life 10
 * days; demo request 40 points, half-life 10 days, at most one a day; SQL from 50 in total and a
 * demo request, kept from 25 on, dwell one day, vetoed for 30 days by a rejection.
 */
public final class Sample {
  public static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
  public static final Identity SARA = new Identity(IdentityKind.EMAIL, "sara@example.com");
  public static final long DAY = 86_400;

  private Sample() {}

  public static CompiledModel model() {
    return new CompiledModel(scoringModel(1));
  }

  public static ScoringModel scoringModel(int version) {
    var demo = Matcher.of("demo-requested");
    var enter =
        new Condition.All(
            List.of(
                new Condition.Threshold(Dimension.TOTAL, Points.of(50)),
                new Condition.Behaviour(demo, 1, Optional.empty())));
    var stay = new Condition.Threshold(Dimension.TOTAL, Points.of(25));
    var veto =
        new Condition.Behaviour(Matcher.of("sales-rejected"), 1, Optional.of(Window.days(30)));
    return new ScoringModel(
        "sample",
        version,
        List.of(
            new FitRule(
                "role",
                Optional.empty(),
                "role",
                List.of(
                    new FitRule.Case(
                        new ValueTest.OneOf(Set.of("director", "مدیر")),
                        Points.of(20),
                        Optional.empty())),
                Points.of(2),
                Points.ZERO,
                Clamp.NONE)),
        List.of(
            new EngagementRule(
                "guide",
                Optional.empty(),
                Matcher.of("guide-downloaded"),
                Points.of(10),
                Optional.of(HalfLife.days(10)),
                Optional.empty(),
                Optional.empty(),
                Clamp.NONE),
            new EngagementRule(
                "demo",
                Optional.empty(),
                demo,
                Points.of(40),
                Optional.of(HalfLife.days(10)),
                Optional.empty(),
                Optional.of(FrequencyLimit.perDays(1, 1)),
                Clamp.NONE)),
        List.of(),
        List.of(),
        Clamp.NONE,
        Clamp.NONE,
        Clamp.NONE,
        new Grading(
            List.of(Points.of(20), Points.of(10), Points.of(1)),
            List.of(Points.of(40), Points.of(20), Points.of(5))),
        Map.of(Stage.SQL, new StageRule(enter, stay, veto, DAY)));
  }

  public static Instant day(long n) {
    return START.plusSeconds(n * DAY);
  }

  public static Entry entry(String id, String kind, Instant at) {
    return entry(id, kind, at, Map.of(), Optional.empty());
  }

  public static Entry entry(
      String id,
      String kind,
      Instant at,
      Map<String, String> profile,
      Optional<Directive> directive) {
    return new Entry(
        new EntryId("site", id),
        SARA,
        kind,
        at,
        at,
        Trust.SIGNED,
        Origin.VOLUNTARY,
        new TreeMap<>(profile),
        new TreeMap<>(),
        List.of(),
        directive);
  }
}
