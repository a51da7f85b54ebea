package dev.astrolabe.model.scoring;

import dev.astrolabe.model.identity.Identity;
import dev.astrolabe.model.ledger.Entry;
import dev.astrolabe.model.ledger.EntryId;
import dev.astrolabe.model.ledger.Origin;
import dev.astrolabe.model.ledger.Trust;
import dev.astrolabe.model.profile.Facts;
import dev.astrolabe.model.stage.Checkpoint;
import dev.astrolabe.model.stage.Condition;
import dev.astrolabe.model.stage.Course;
import dev.astrolabe.model.stage.Unmet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The outlook in the straightforward way: everything that is tried is put among the lead's entries
 * and the lead is reckoned anew. What {@link Outlook} has to agree with.
 */
final class StraightforwardOutlook {
  static Outlook of(CompiledModel model, Collection<Entry> entries, Instant t, Instant knownAt) {
    var existing = Explainer.existing(entries, t, knownAt);
    return new StraightforwardOutlook(
            model, Evidence.of(model, existing), Facts.of(existing), t.getEpochSecond())
        .outlook();
  }

  private static final EntryId HYPOTHETICAL = new EntryId("hypothetical", "1");

  private final CompiledModel model;
  private final Evidence evidence;
  private final Facts facts;
  private final long u;
  private final Tally tally;
  private final Checkpoint before;
  private final Checkpoint now;
  private final Score score;

  private StraightforwardOutlook(CompiledModel model, Evidence evidence, Facts facts, long u) {
    this.model = model;
    this.evidence = evidence;
    this.facts = facts;
    this.u = u;
    tally = new Tally(model, evidence, facts);
    var course = new Course(tally);
    before = course.walk(Checkpoint.BEGINNING, u - 1).end();
    now = course.walk(before, u).end();
    score = tally.score(u);
  }

  private Outlook outlook() {
    var next = new Course(tally).nextChange(now);
    return new Outlook(
        missing(),
        lifts(),
        nextQuestion(),
        next.isPresent() ? Optional.of(Instant.ofEpochSecond(next.getAsLong())) : Optional.empty());
  }

  private List<Outlook.Missing> missing() {
    var missing = new ArrayList<Outlook.Missing>();
    model
        .model()
        .stages()
        .forEach((stage, rule) -> {
          if (stage.compareTo(now.stage()) > 0) {
            Unmet.of(rule.enter(), Span.of(tally, u, u))
                .forEach(p -> missing.add(new Outlook.Missing(stage, p.condition(), p.detail())));
            if (!Unmet.of(new Condition.Not(rule.veto()), Span.of(tally, u, u)).isEmpty()) {
              missing.add(new Outlook.Missing(stage, "no veto", Unmet.words(rule.veto())));
            }
            tally
                .fit(u)
                .disqualified()
                .forEach(why -> missing.add(new Outlook.Missing(stage, "not disqualified", why)));
          }
        });
    return List.copyOf(missing);
  }

  private List<Outlook.Lift> lifts() {
    var lifts = new ArrayList<Outlook.Lift>();
    var tried = new LinkedHashSet<Matcher>();
    model.model().engagementRules().forEach(rule -> tried.add(rule.matcher()));
    model.behaviours().forEach(behaviour -> tried.add(behaviour.matcher()));
    for (var matcher : tried) {
      var kind = matcher.kinds().stream().sorted().findFirst().orElseThrow();
      lift(Unmet.words(matcher), entry(kind, new TreeMap<>(), Witness.payload(matcher)))
          .ifPresent(lifts::add);
    }
    for (var answer : answers().entrySet()) {
      answer.getValue().stream()
          .map(value -> lift(answer.getKey() + " = " + value, stating(answer.getKey(), value)))
          .flatMap(Optional::stream)
          .max(FURTHEST)
          .ifPresent(lifts::add);
    }
    return lifts.stream().sorted(FURTHEST.reversed().thenComparing(Outlook.Lift::what)).toList();
  }

  private static final Comparator<Outlook.Lift> FURTHEST =
      Comparator.comparing(Outlook.Lift::to).thenComparingLong(Outlook.Lift::points);

  private Optional<Outlook.Lift> lift(String what, Entry tried) {
    var lift = effect(what, tried);
    return lift.to().compareTo(now.stage()) > 0 ? Optional.of(lift) : Optional.empty();
  }

  private Outlook.Lift effect(String what, Entry tried) {
    var with = new Tally(model, evidence.with(model, tried), facts.with(tried));
    var stage = new Course(with).walk(before, u).end().stage();
    return new Outlook.Lift(what, stage, with.score(u).total() - score.total());
  }

  /**
   * The unknown attribute with the answer that gets furthest; where no answer moves the stage, the
   * one worth most points.
   */
  private Optional<Outlook.Question> nextQuestion() {
    record Asked(String attribute, Outlook.Lift best) {}
    return answers().entrySet().stream()
        .flatMap(answer ->
            answer.getValue().stream()
                .map(value -> effect(value, stating(answer.getKey(), value)))
                .max(FURTHEST)
                .map(best -> new Asked(answer.getKey(), best))
                .stream())
        .filter(asked -> asked.best().to().compareTo(now.stage()) > 0 || asked.best().points() > 0)
        .max(
            Comparator.comparing(Asked::best, FURTHEST)
                .thenComparing(Asked::attribute, Comparator.reverseOrder()))
        .map(asked -> new Outlook.Question(asked.attribute(), why(asked.best())));
  }

  private String why(Outlook.Lift best) {
    var points = Points.decimal(best.points()).toPlainString();
    return best.to().compareTo(now.stage()) > 0
        ? "\"" + best.what() + "\" would make this lead " + best.to() + " (" + points + " points)"
        : "\"" + best.what() + "\" is worth " + points + " points";
  }

  /** For every attribute nobody knows yet, the answers that rules and conditions look for. */
  private Map<String, Set<String>> answers() {
    var fit = tally.fit(u);
    var answers = new LinkedHashMap<String, Set<String>>();
    for (var rule : model.model().fitRules()) {
      rule.cases().forEach(c -> answer(answers, rule.attribute(), c.test()));
    }
    model.attributeConditions().forEach(c -> answer(answers, c.attribute(), c.test()));
    answers.keySet().removeIf(attribute -> fit.fact(attribute).isPresent());
    return answers;
  }

  private static void answer(Map<String, Set<String>> answers, String attribute, ValueTest test) {
    answers.computeIfAbsent(attribute, a -> new LinkedHashSet<>()).add(Witness.of(test));
  }

  private Entry stating(String attribute, String value) {
    return entry("profile-updated", new TreeMap<>(Map.of(attribute, value)), new TreeMap<>());
  }

  private Entry entry(
      String kind, SortedMap<String, String> profile, SortedMap<String, String> payload) {
    var at = Instant.ofEpochSecond(u);
    return new Entry(
        HYPOTHETICAL,
        Identity.internal("hypothetical"),
        kind,
        at,
        at,
        Trust.OPERATOR,
        Origin.VOLUNTARY,
        profile,
        payload,
        List.of(),
        Optional.empty());
  }
}
