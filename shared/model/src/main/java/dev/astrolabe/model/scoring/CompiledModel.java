package dev.astrolabe.model.scoring;

import dev.astrolabe.model.ledger.Entry;
import dev.astrolabe.model.ledger.Origin;
import dev.astrolabe.model.stage.Condition;
import dev.astrolabe.model.stage.StageRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
  }

  private void addAll(Condition condition) {
    switch (condition) {
      case Condition.All all -> all.parts().forEach(this::addAll);
      case Condition.Any any -> any.parts().forEach(this::addAll);
      case Condition.AtLeast some -> some.parts().forEach(this::addAll);
      case Condition.Not not -> addAll(not.part());
      case Condition.Behaviour behaviour -> add(behaviour.matcher());
      case Condition.Attribute attribute -> {}
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
