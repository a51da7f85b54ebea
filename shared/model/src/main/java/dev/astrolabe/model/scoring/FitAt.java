package dev.astrolabe.model.scoring;

import dev.astrolabe.model.identity.MatchingKey;
import dev.astrolabe.model.profile.Fact;
import dev.astrolabe.model.profile.Facts;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who a lead is, as a model sees it from one second until a fact changes. Immutable; the next one
 * shares what did not change.
 */
public final class FitAt {
  private final CompiledModel model;
  private final @Nullable Fact[] facts;
  private final Result[] results;
  private final boolean[] answers;
  private final boolean isDisqualified;
  private final long held;

  /** What one fit rule gives: before its clamp, and after. Millionths. */
  public record Result(
      FitRule rule, Optional<Fact> fact, long plain, long held, Optional<String> disqualifies) {}

  private FitAt(CompiledModel model, @Nullable Fact[] facts, Result[] results, boolean[] answers) {
    this.model = model;
    this.facts = facts;
    this.results = results;
    this.answers = answers;
    boolean disqualified = false;
    for (var result : results) {
      disqualified |= result.disqualifies().isPresent();
    }
    isDisqualified = disqualified;
    held = model.ladder().fit(results);
  }

  /** Someone of whom nothing is known. */
  static FitAt unknown(CompiledModel model) {
    var results = new Result[model.fitRules().size()];
    for (int r = 0; r < results.length; r++) {
      results[r] = model.fitRules().get(r).unknown();
    }
    return new FitAt(
        model,
        new @Nullable Fact[model.attributes().size()],
        results,
        new boolean[model.questions().size()]);
  }

  /** Who the lead is from a second on, by all of its facts. */
  static FitAt of(CompiledModel model, Facts facts, long from) {
    return unknown(model).with(facts, from, model.attributes());
  }

  /** The same with these attributes as the facts have them from a second on. */
  FitAt with(Facts stated, long from, Iterable<String> attributes) {
    var at = Instant.ofEpochSecond(from);
    var moreFacts = facts.clone();
    var moreResults = results.clone();
    var moreAnswers = answers.clone();
    for (var attribute : attributes) {
      set(
          stated.voluntary(attribute, at),
          model.attribute(attribute),
          moreFacts,
          moreResults,
          moreAnswers);
    }
    return new FitAt(model, moreFacts, moreResults, moreAnswers);
  }

  /** The same with one fact more, whatever else is known of its attribute. */
  FitAt with(Fact fact) {
    var moreFacts = facts.clone();
    var moreResults = results.clone();
    var moreAnswers = answers.clone();
    set(Optional.of(fact), model.attribute(fact.attribute()), moreFacts, moreResults, moreAnswers);
    return new FitAt(model, moreFacts, moreResults, moreAnswers);
  }

  private void set(
      Optional<Fact> fact,
      AskedAttribute attribute,
      @Nullable Fact[] facts,
      Result[] results,
      boolean[] answers) {
    facts[attribute.place()] = fact.orElse(null);
    var key = fact.isPresent() ? MatchingKey.text(fact.get().value()) : "";
    for (int r : attribute.rules()) {
      var rule = model.fitRules().get(r);
      results[r] = fact.isPresent() ? rule.result(fact, key) : rule.unknown();
    }
    for (int q : attribute.questions()) {
      answers[q] = fact.isPresent() && model.questions().get(q).test().passes(key);
    }
  }

  /** The voluntary value of an attribute that the model asks about. */
  public Optional<Fact> fact(String attribute) {
    return Optional.ofNullable(facts[model.attribute(attribute).place()]);
  }

  /** What each fit rule gives, in the model's order. */
  public List<Result> results() {
    return List.of(results);
  }

  /** Whether the model's attribute question at this place is answered yes. */
  public boolean answer(int question) {
    return answers[question];
  }

  /** The fit dimension's sum after its clamps, millionths. */
  long held() {
    return held;
  }

  public boolean isDisqualified() {
    return isDisqualified;
  }

  /** The reasons why the lead is disqualified, each once; empty for a lead that is not. */
  public List<String> disqualified() {
    return Stream.of(results).flatMap(r -> r.disqualifies().stream()).distinct().toList();
  }

  /** Weight of the rules whose attributes are known, per million of the weight of all. */
  public int completeness() {
    long known = 0;
    long all = 0;
    for (var result : results) {
      all += result.rule().weight();
      known += result.fact().isPresent() ? result.rule().weight() : 0;
    }
    return perMillion(known, all);
  }

  private static int perMillion(long known, long all) {
    return all == 0
        ? 1_000_000
        : BigInteger.valueOf(known)
            .multiply(BigInteger.valueOf(1_000_000))
            .divide(BigInteger.valueOf(all))
            .intValueExact();
  }
}
