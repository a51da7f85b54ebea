package dev.astrolabe.model.scoring;

import dev.astrolabe.model.ledger.Entry;
import dev.astrolabe.model.ledger.Origin;
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
  private final Ladder ladder;

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
    ladder = new Ladder(model);
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

  /** The place of a condition's question about an attribute in {@link FitAt#answers()}. */
  public int question(Condition.Attribute asked) {
    return Objects.requireNonNull(questionOf.get(asked), "no condition of this model asks it");
  }

  Ladder ladder() {
    return ladder;
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
      if (value == null || !filterTests.get(index)[i++].passes(value)) {
        return false;
      }
    }
    return true;
  }
}
