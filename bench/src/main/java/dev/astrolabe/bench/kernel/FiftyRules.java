package dev.astrolabe.bench.kernel;

import dev.astrolabe.model.identity.Identity;
import dev.astrolabe.model.identity.IdentityKind;
import dev.astrolabe.model.ledger.Entry;
import dev.astrolabe.model.ledger.EntryId;
import dev.astrolabe.model.ledger.Origin;
import dev.astrolabe.model.ledger.Trust;
import dev.astrolabe.model.scoring.Clamp;
import dev.astrolabe.model.scoring.Dimension;
import dev.astrolabe.model.scoring.EngagementRule;
import dev.astrolabe.model.scoring.FitRule;
import dev.astrolabe.model.scoring.Grading;
import dev.astrolabe.model.scoring.Group;
import dev.astrolabe.model.scoring.HalfLife;
import dev.astrolabe.model.scoring.InactivityRule;
import dev.astrolabe.model.scoring.Matcher;
import dev.astrolabe.model.scoring.Points;
import dev.astrolabe.model.scoring.ScoringModel;
import dev.astrolabe.model.scoring.ValueTest;
import dev.astrolabe.model.scoring.Window;
import dev.astrolabe.model.stage.Condition;
import dev.astrolabe.model.stage.Stage;
import dev.astrolabe.model.stage.StageRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * The world of the kernel benchmark: 20 fit rules, 30 engagement rules in 3 capped groups, 50
 * entries over 200 days, 3 stages.
 */
public final class FiftyRules {
  static final long START = Instant.parse("2026-01-01T00:00:00Z").getEpochSecond();
  static final long NOW = START + 200 * 86_400L;
  static final int FIT = 20;
  static final int ENGAGEMENT = 30;

  private FiftyRules() {}

  static long points(int rule) {
    return rule % 10 == 9 ? -3_000_000L : (2 + rule % 7) * 1_000_000L;
  }

  static long halfLife(int rule) {
    return (10 + rule) * 86_400L;
  }

  static boolean hasWindow(int rule) {
    return rule % 5 == 0;
  }

  static ScoringModel model() {
    var fit = new ArrayList<FitRule>();
    for (int i = 0; i < FIT; i++) {
      fit.add(
          new FitRule(
              "fit-" + i,
              Optional.empty(),
              "attribute-" + i,
              List.of(
                  new FitRule.Case(
                      new ValueTest.OneOf(Set.of("best")), Points.of(5), Optional.empty()),
                  new FitRule.Case(
                      new ValueTest.OneOf(Set.of("good")), Points.of(3), Optional.empty())),
              Points.of(1),
              Points.ZERO,
              Clamp.NONE));
    }
    var engagement = new ArrayList<EngagementRule>();
    for (int i = 0; i < ENGAGEMENT; i++) {
      engagement.add(
          new EngagementRule(
              "rule-" + i,
              Optional.of("group-" + i % 3),
              Matcher.of("kind-" + i),
              new Points(points(i)),
              Optional.of(new HalfLife(halfLife(i))),
              hasWindow(i) ? Optional.of(Window.days(90)) : Optional.empty(),
              Optional.empty(),
              Clamp.NONE));
    }
    return new ScoringModel(
        "bench",
        1,
        fit,
        engagement,
        List.of(
            new InactivityRule(
                "silence", Optional.empty(), Points.of(-2), 30 * 86_400L, 5, Clamp.NONE)),
        List.of(group(0), group(1), group(2)),
        Clamp.NONE,
        Clamp.cap(Points.of(100)),
        Clamp.NONE,
        new Grading(
            List.of(Points.of(60), Points.of(40), Points.of(20)),
            List.of(Points.of(60), Points.of(40), Points.of(20))),
        Map.of(
            Stage.MQL, stage(30, "kind-1"),
            Stage.PQL, stage(45, "kind-2"),
            Stage.SQL, stage(60, "kind-3")));
  }

  private static Group group(int i) {
    return new Group("group-" + i, Dimension.ENGAGEMENT, Clamp.cap(Points.of(40)));
  }

  private static StageRule stage(int threshold, String kind) {
    var behaviour = new Condition.Behaviour(Matcher.of(kind), 1, Optional.of(Window.days(120)));
    return new StageRule(
        new Condition.All(
            List.of(
                new Condition.Threshold(Dimension.TOTAL, Points.of(threshold)),
                behaviour,
                new Condition.Attribute("attribute-1", new ValueTest.Present()))),
        new Condition.Threshold(Dimension.TOTAL, Points.of(threshold - 10)),
        new Condition.Any(List.of()),
        0);
  }

  static List<Entry> entries() {
    var random = new SplittableRandom(50);
    var entries = new ArrayList<Entry>();
    for (int i = 0; i < 50; i++) {
      var profile = new TreeMap<String, String>();
      if (i < FIT) {
        profile.put("attribute-" + i, i % 3 == 0 ? "best" : i % 3 == 1 ? "good" : "other");
      }
      var at = Instant.ofEpochSecond(START + random.nextLong(199 * 86_400L));
      entries.add(
          new Entry(
              new EntryId("bench", "e" + i),
              new Identity(IdentityKind.EMAIL, "a@example.com"),
              "kind-" + random.nextInt(ENGAGEMENT),
              at,
              at,
              Trust.SIGNED,
              Origin.VOLUNTARY,
              profile,
              new TreeMap<>(),
              List.of(),
              Optional.empty()));
    }
    return entries;
  }
}
