package dev.astrolabe.model.scoring;

import dev.astrolabe.model.identity.MatchingKey;
import dev.astrolabe.model.ledger.Entry;
import dev.astrolabe.model.ledger.Origin;
import dev.astrolabe.model.stage.CompiledStage;
import dev.astrolabe.model.stage.Condition;
import dev.astrolabe.model.stage.StageRule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A model version made ready for use: its distinct matchers, indexed by the kind of entry they
 * speak of, so that an entry is looked at once when it arrives and never again.
 */
public final class CompiledModel {
  private final ScoringModel model;
  private final List<Matcher> matchers;
  private final Map<Matcher, Integer> indexOf = new LinkedHashMap<>();
  private final Map<String, List<Integer>> byKind = new HashMap<>();
  private final List<CompiledTest[]> filterTests = new ArrayList<>();
  private final List<CompiledFitRule> fitRules;
  private final Map<Condition.Attribute, Integer> questionOf = new LinkedHashMap<>();
  private final List<AttributeQuestion> questions;
  private final Set<Condition.Behaviour> behaviours = new LinkedHashSet<>();
  private final Set<String> attributes = new LinkedHashSet<>();
  private final Map<String, AskedAttribute> attributeOf = new HashMap<>();
  private final @Nullable Decay[] decays;
  private final int[] matcherOf;
  private final Ladder ladder;
  private final List<CompiledStage> stages;

  /** Worked out when somebody first asks what could happen; made twice it is the same. */
  private volatile @Nullable Trials trials;

  public CompiledModel(ScoringModel model) {
    this.model = model;
    for (var rule : model.engagementRules()) {
      add(rule.matcher());
    }
    for (StageRule rule : model.stages().values()) {
      addAll(rule.enter());
      addAll(rule.stay());
      addAll(rule.veto());
    }
    this.matchers = List.copyOf(indexOf.keySet());
    for (var matcher : matchers) {
      filterTests.add(
          matcher.filters().values().stream().map(CompiledTest::of).toArray(CompiledTest[]::new));
    }
    fitRules = model.fitRules().stream().map(CompiledFitRule::of).toList();
    questions =
        questionOf.keySet().stream()
            .map(asked -> new AttributeQuestion(asked.attribute(), CompiledTest.of(asked.test())))
            .toList();
    model.fitRules().forEach(rule -> attributes.add(rule.attribute()));
    questions.forEach(question -> attributes.add(question.attribute()));
    for (var attribute : attributes) {
      attributeOf.put(attribute, readers(attribute));
    }
    matcherOf = model.engagementRules().stream().mapToInt(rule -> index(rule.matcher())).toArray();
    decays = new @Nullable Decay[model.engagementRules().size()];
    for (int r = 0; r < decays.length; r++) {
      var life = model.engagementRules().get(r).halfLife();
      decays[r] = life.isPresent() ? new Decay(life.get().seconds()) : null;
    }
    ladder = new Ladder(model);
    stages = CompiledStage.of(this);
  }

  private AskedAttribute readers(String name) {
    int[] rules =
        IntStream.range(0, fitRules.size())
            .filter(r -> fitRules.get(r).rule().attribute().equals(name))
            .toArray();
    int[] asked =
        IntStream.range(0, questions.size())
            .filter(q -> questions.get(q).attribute().equals(name))
            .toArray();
    return new AskedAttribute(attributeOf.size(), rules, asked);
  }

  private void addAll(Condition condition) {
    switch (condition) {
      case Condition.All all -> all.parts().forEach(this::addAll);
      case Condition.Any any -> any.parts().forEach(this::addAll);
      case Condition.AtLeast some -> some.parts().forEach(this::addAll);
      case Condition.Not not -> addAll(not.part());
      case Condition.Behaviour behaviour -> {
        behaviours.add(behaviour);
        add(behaviour.matcher());
      }
      case Condition.Attribute attribute -> questionOf.putIfAbsent(attribute, questionOf.size());
      case Condition.Threshold threshold -> {}
    }
  }

  private void add(Matcher matcher) {
    if (indexOf.putIfAbsent(matcher, indexOf.size()) == null) {
      int index = indexOf.size() - 1;
      for (var kind : matcher.kinds()) {
        byKind.computeIfAbsent(kind, k -> new ArrayList<>()).add(index);
      }
    }
  }

  public ScoringModel model() {
    return model;
  }

  /** The distinct matchers of rules and conditions; a shape names them by their place here. */
  public List<Matcher> matchers() {
    return matchers;
  }

  /** The place of a matcher of this model. */
  public int index(Matcher matcher) {
    var index = indexOf.get(matcher);
    if (index == null) {
      throw new IllegalArgumentException("no rule or condition of " + model.code() + " has it");
    }
    return index;
  }

  /** The place of the matcher of the engagement rule at this place. */
  int matcherOf(int rule) {
    return matcherOf[rule];
  }

  /** The attributes that rules or conditions ask about. */
  public Set<String> attributes() {
    return Collections.unmodifiableSet(attributes);
  }

  /** The counts of behaviours that conditions ask about. */
  Set<Condition.Behaviour> behaviours() {
    return behaviours;
  }

  /** The questions about attributes that conditions ask, in the order in which they were met. */
  Set<Condition.Attribute> attributeConditions() {
    return questionOf.keySet();
  }

  List<CompiledFitRule> fitRules() {
    return fitRules;
  }

  List<AttributeQuestion> questions() {
    return questions;
  }

  /** The attribute of this name, which some rule or condition asks about. */
  AskedAttribute attribute(String name) {
    return Objects.requireNonNull(
        attributeOf.get(name), "no rule or condition of this model asks it");
  }

  /** The place of a condition's question about an attribute in {@link FitAt#answer}. */
  public int question(Condition.Attribute asked) {
    return Objects.requireNonNull(questionOf.get(asked), "no condition of this model asks it");
  }

  Ladder ladder() {
    return ladder;
  }

  /** The half-life of the engagement rule at this place made ready; null where points last. */
  @Nullable Decay decay(int rule) {
    return decays[rule];
  }

  /** What can be tried on a lead. */
  Trials trials() {
    var made = trials;
    if (made == null) {
      made = new Trials(this);
      trials = made;
    }
    return made;
  }

  /** The rules of MQL, PQL and SQL, the lowest stage first. */
  public List<CompiledStage> stages() {
    return stages;
  }

  /** What this model needs to know of the entry. */
  public Shape shape(Entry entry) {
    var matched = new ArrayList<Integer>();
    if (entry.isBehaviour()) {
      for (int index : byKind.getOrDefault(entry.kind(), List.of())) {
        if (passes(index, entry)) {
          matched.add(index);
        }
      }
    }
    return new Shape(matched, entry.origin() == Origin.VOLUNTARY, entry.isBehaviour());
  }

  private boolean passes(int index, Entry entry) {
    int i = 0;
    for (var path : matchers.get(index).filters().keySet()) {
      var value = entry.payload().get(path);
      if (value == null || !filterTests.get(index)[i++].passes(MatchingKey.text(value))) {
        return false;
      }
    }
    return true;
  }
}
