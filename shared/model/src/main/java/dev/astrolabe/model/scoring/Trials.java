package dev.astrolabe.model.scoring;

import dev.astrolabe.model.identity.Identity;
import dev.astrolabe.model.ledger.Entry;
import dev.astrolabe.model.ledger.EntryId;
import dev.astrolabe.model.ledger.Origin;
import dev.astrolabe.model.ledger.Trust;
import dev.astrolabe.model.stage.Unmet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The single behaviours and answers that a model's rules and conditions look for. They depend on
 * the model alone, so that they are worked out once for all of its leads.
 */
final class Trials {
  /** The id of an entry that did not happen. */
  static final EntryId HYPOTHETICAL = new EntryId("hypothetical", "1");

  /** One behaviour in words, and what it satisfies by the place of a matcher. */
  static final class Behaviour {
    private final String what;
    private final boolean[] satisfies;

    private Behaviour(String what, boolean[] satisfies) {
      this.what = what;
      this.satisfies = satisfies;
    }

    String what() {
      return what;
    }

    boolean[] satisfies() {
      return satisfies;
    }
  }

  private final List<Behaviour> behaviours;
  private final Map<String, SequencedSet<String>> answers = new LinkedHashMap<>();
  private final boolean[] byStating;

  Trials(CompiledModel model) {
    var matchers = new LinkedHashSet<Matcher>();
    model.model().engagementRules().forEach(rule -> matchers.add(rule.matcher()));
    model.behaviours().forEach(behaviour -> matchers.add(behaviour.matcher()));
    var found = new ArrayList<Behaviour>();
    for (var matcher : matchers) {
      var kind = matcher.kinds().stream().sorted().findFirst().orElseThrow();
      found.add(
          new Behaviour(Unmet.words(matcher), satisfies(model, kind, Witness.payload(matcher))));
    }
    behaviours = List.copyOf(found);
    for (var rule : model.model().fitRules()) {
      rule.cases().forEach(c -> answer(rule.attribute(), c.test()));
    }
    model.attributeConditions().forEach(asked -> answer(asked.attribute(), asked.test()));
    byStating = satisfies(model, "profile-updated", new TreeMap<>());
  }

  private void answer(String attribute, ValueTest test) {
    answers.computeIfAbsent(attribute, a -> new LinkedHashSet<>()).add(Witness.of(test));
  }

  private static boolean[] satisfies(
      CompiledModel model, String kind, SortedMap<String, String> payload) {
    var shape =
        model.shape(
            new Entry(
                HYPOTHETICAL,
                Identity.internal("hypothetical"),
                kind,
                Entry.EARLIEST,
                Entry.EARLIEST,
                Trust.OPERATOR,
                Origin.VOLUNTARY,
                new TreeMap<>(),
                payload,
                List.of(),
                Optional.empty()));
    boolean[] satisfied = new boolean[model.matchers().size()];
    for (int matcher : shape.matchers()) {
      satisfied[matcher] = true;
    }
    return satisfied;
  }

  /** One behaviour for each matcher, in the order of rules, then of conditions. */
  List<Behaviour> behaviours() {
    return behaviours;
  }

  /** For each attribute the answers that rules and conditions look for. */
  Map<String, SequencedSet<String>> answers() {
    return answers;
  }

  /** What the entry that states an answer satisfies, by the place of a matcher. */
  boolean[] byStating() {
    return byStating;
  }
}
