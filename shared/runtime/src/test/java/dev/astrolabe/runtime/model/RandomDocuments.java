package dev.astrolabe.runtime.model;

import dev.astrolabe.model.ledger.EntryId;
import dev.astrolabe.model.ledger.Origin;
import dev.astrolabe.model.scoring.Clamp;
import dev.astrolabe.model.scoring.Dimension;
import dev.astrolabe.model.scoring.EngagementRule;
import dev.astrolabe.model.scoring.FitRule;
import dev.astrolabe.model.scoring.FrequencyLimit;
import dev.astrolabe.model.scoring.Grade;
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
import dev.astrolabe.runtime.model.GoldenLead.Expected;
import dev.astrolabe.runtime.model.GoldenLead.Happening;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Documents that use everything the language has, the same ones for the same seed. */
final class RandomDocuments {
  private static final String[] TEXTS = {
    "urgent",
    "فوری",
    "عاجل",
    "یک \"نقل\"",
    "a\\b/c~d",
    "100%",
    "نرم\u200cافزار",
    "👩🏽‍💻 x",
    "é",
    "0"
  };
  private static final Instant FROM = Instant.parse("2000-01-01T00:00:00Z");

  private final Random random;

  RandomDocuments(long seed) {
    this.random = new Random(seed);
  }

  ModelDocument document() {
    var ruleWords = new TreeMap<String, Words>();
    var groupWords = new TreeMap<String, Words>();
    var groups = new ArrayList<Group>();
    for (int i = random.nextInt(5); i > 0; i--) {
      var dimension = random.nextBoolean() ? Dimension.FIT : Dimension.ENGAGEMENT;
      groups.add(new Group("g." + i, dimension, clamp()));
      name("g." + i, groupWords);
    }
    var fit = new ArrayList<FitRule>();
    for (int i = random.nextInt(6); i > 0; i--) {
      fit.add(fitRule("fit-" + i, groups));
      name("fit-" + i, ruleWords);
    }
    var engagement = new ArrayList<EngagementRule>();
    for (int i = random.nextInt(6); i > 0; i--) {
      engagement.add(engagementRule("did_" + i, groups));
      name("did_" + i, ruleWords);
    }
    var silence = new ArrayList<InactivityRule>();
    for (int i = random.nextInt(3); i > 0; i--) {
      silence.add(
          new InactivityRule(
              "0silence" + i,
              group(groups, Dimension.ENGAGEMENT),
              points(),
              seconds(10_000_000_000L),
              1 + random.nextInt(1_000),
              clamp()));
      name("0silence" + i, ruleWords);
    }
    var stages = new EnumMap<Stage, StageRule>(Stage.class);
    for (var stage : List.of(Stage.MQL, Stage.PQL, Stage.SQL)) {
      if (random.nextInt(4) > 0) {
        stages.put(stage, stageRule());
      }
    }
    var golden = new ArrayList<GoldenLead>();
    for (int i = random.nextInt(3); i > 0; i--) {
      golden.add(golden("lead " + i + " " + text()));
    }
    var model =
        new ScoringModel(
            random.nextBoolean() ? "default" : "b2b-2",
            random.nextInt(5),
            fit,
            engagement,
            silence,
            groups,
            clamp(),
            clamp(),
            clamp(),
            new Grading(cuts(), cuts()),
            stages);
    return new ModelDocument(model, words(), ruleWords, groupWords, golden);
  }

  private void name(String id, SortedMap<String, Words> all) {
    var words = words();
    if (!words.isNone()) {
      all.put(id, words);
    }
  }

  private Words words() {
    return new Words(
        random.nextBoolean() ? text() : "", random.nextBoolean() ? text() + "\n\tmore" : "");
  }

  private FitRule fitRule(String id, List<Group> groups) {
    var cases = new ArrayList<FitRule.Case>();
    for (int i = random.nextInt(5); i > 0; i--) {
      cases.add(new FitRule.Case(test(), points(), maybe(this::text)));
    }
    return new FitRule(
        id, group(groups, Dimension.FIT), attribute(), cases, points(), points(), clamp());
  }

  private EngagementRule engagementRule(String id, List<Group> groups) {
    return new EngagementRule(
        id,
        group(groups, Dimension.ENGAGEMENT),
        matcher(),
        points(),
        maybe(() -> new HalfLife(seconds(1_000_000_000L))),
        maybe(() -> new Window(seconds(10_000_000_000L))),
        maybe(() -> new FrequencyLimit(1 + random.nextInt(10_000), seconds(10_000_000_000L))),
        clamp());
  }

  private StageRule stageRule() {
    var enter = condition(4);
    Condition stay = enter;
    if (enter instanceof Condition.All(var parts) && !parts.isEmpty() && random.nextBoolean()) {
      stay = new Condition.All(parts.subList(0, random.nextInt(parts.size() + 1)));
    }
    var veto = random.nextBoolean() ? ConditionReader.NEVER : condition(2);
    return new StageRule(enter, stay, veto, random.nextInt(3) * seconds(100_000_000L));
  }

  Condition condition(int depth) {
    return switch (random.nextInt(depth == 0 ? 3 : 7)) {
      case 0 -> new Condition.Attribute(attribute(), test());
      case 1 -> new Condition.Threshold(one(Dimension.values()), points());
      case 2 ->
          new Condition.Behaviour(
              matcher(), 1 + random.nextInt(3), maybe(() -> new Window(seconds(100_000_000L))));
      case 3 -> new Condition.Not(condition(depth - 1));
      case 4 -> new Condition.All(parts(depth, 0));
      case 5 -> new Condition.Any(parts(depth, 0));
      default -> {
        var parts = parts(depth, 1);
        yield new Condition.AtLeast(1 + random.nextInt(parts.size()), parts);
      }
    };
  }

  private List<Condition> parts(int depth, int least) {
    var parts = new ArrayList<Condition>();
    for (int i = least + random.nextInt(3); i > 0; i--) {
      parts.add(condition(depth - 1));
    }
    return parts;
  }

  private Matcher matcher() {
    var kinds = new HashSet<String>();
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      kinds.add(one("demo-requested", "guide-downloaded", "page.viewed", "k_1", "9lives"));
    }
    var filters = new TreeMap<String, ValueTest>();
    for (int i = random.nextInt(3); i > 0; i--) {
      filters.put(one("topic", "answers.0", "پاسخ", "a/b"), test());
    }
    return new Matcher(kinds, filters);
  }

  private ValueTest test() {
    return switch (random.nextInt(6)) {
      case 0 -> new ValueTest.Present();
      case 1 -> new ValueTest.OneOf(Set.of(text() + 1, text() + 2, text() + 3));
      case 2 -> new ValueTest.StartsWith(text());
      case 3 -> new ValueTest.EndsWith(text());
      case 4 -> new ValueTest.HasWord(text());
      default -> {
        var from = maybe(() -> Points.decimal(random.nextLong(1_000_000_000_000_000_000L)));
        var to =
            maybe(() -> from.orElse(BigDecimal.ZERO).add(Points.decimal(random.nextInt(9) + 1)));
        yield new ValueTest.Range(from, to.map(RandomDocuments::canonical));
      }
    };
  }

  private static BigDecimal canonical(BigDecimal number) {
    var plain = number.stripTrailingZeros();
    return plain.scale() < 0 ? plain.setScale(0) : plain;
  }

  private GoldenLead golden(String name) {
    var happenings = new ArrayList<Happening>();
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      happenings.add(
          new Happening(
              Happening.entry(
                  new EntryId(text(), "entry " + i),
                  one("demo-requested", "note"),
                  time(),
                  one(Origin.values()),
                  values("name", "companySize"),
                  values("answers.0", "متن")),
              maybe(this::text)));
    }
    return new GoldenLead(
        name,
        random.nextBoolean() ? "" : text(),
        time(),
        happenings,
        new Expected(
            one(Stage.values()),
            maybe(this::points),
            maybe(() -> new Grade((char) ('A' + random.nextInt(4)), 1 + random.nextInt(4)))));
  }

  private SortedMap<String, String> values(String... names) {
    var values = new TreeMap<String, String>();
    for (var name : names) {
      if (random.nextBoolean()) {
        values.put(name, random.nextInt(5) == 0 ? "" : text());
      }
    }
    return values;
  }

  private Instant time() {
    return FROM.plusSeconds(random.nextLong(100L * 365 * 86_400));
  }

  private Optional<String> group(List<Group> groups, Dimension dimension) {
    var fitting = groups.stream().filter(g -> g.dimension() == dimension).toList();
    return fitting.isEmpty() || random.nextBoolean()
        ? Optional.empty()
        : Optional.of(fitting.get(random.nextInt(fitting.size())).id());
  }

  private Clamp clamp() {
    var a = points();
    var b = points();
    var floor = a.compareTo(b) < 0 ? a : b;
    var cap = a.compareTo(b) < 0 ? b : a;
    return new Clamp(maybe(() -> floor), maybe(() -> cap));
  }

  private List<Points> cuts() {
    long low = points().millionths() / 2;
    return List.of(new Points(low + 7), new Points(low + 1), new Points(low));
  }

  private Points points() {
    return switch (random.nextInt(4)) {
      case 0 -> Points.ZERO;
      case 1 -> Points.of(random.nextInt(200) - 100);
      case 2 -> new Points(random.nextLong(2 * Points.LARGEST + 1) - Points.LARGEST);
      default -> new Points(random.nextInt(2_000) - 1_000);
    };
  }

  private long seconds(long most) {
    long unit = one(1L, 60L, 3_600L, 86_400L);
    return unit * (1 + random.nextLong(most / unit));
  }

  private String attribute() {
    return one("need", "companySize", "x", "Q-1_a.b");
  }

  private String text() {
    return one(TEXTS);
  }

  private <T> Optional<T> maybe(Supplier<T> value) {
    return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
  }

  @SafeVarargs
  private <T> T one(T... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
