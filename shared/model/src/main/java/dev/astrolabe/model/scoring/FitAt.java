package dev.astrolabe.model.scoring;

import dev.astrolabe.model.profile.Fact;
import dev.astrolabe.model.profile.Facts;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who a lead is, as a model sees it from one second until a fact changes.
 *
 * @param from the first second, epoch seconds
 * @param values the voluntary values of the attributes that the model asks about
 * @param results what each fit rule gives, in the model's order
 * @param completeness weight of the rules whose attributes are known, per million of the weight of
 *     all
 * @param answers whether each attribute question of the model's conditions is answered yes
 */
public record FitAt(
    long from,
    Map<String, Fact> values,
    List<Result> results,
    int completeness,
    List<Boolean> answers,
    List<String> disqualified) {

  /** What one fit rule gives: before its clamp, and after. Millionths. */
  public record Result(
      FitRule rule, Optional<Fact> fact, long plain, long held, Optional<String> disqualifies) {}

  static FitAt of(CompiledModel model, Facts facts, long from) {
    var at = Instant.ofEpochSecond(from);
    var values = new HashMap<String, Fact>();
    for (var attribute : model.attributes()) {
      facts.voluntary(attribute, at).ifPresent(fact -> values.put(attribute, fact));
    }
    var results = new ArrayList<Result>();
    var disqualified = new ArrayList<String>();
    long known = 0;
    long all = 0;
    for (var compiled : model.fitRules()) {
      var result = compiled.result(Optional.ofNullable(values.get(compiled.rule().attribute())));
      results.add(result);
      result.disqualifies().ifPresent(disqualified::add);
      all += compiled.rule().weight();
      known += result.fact().isPresent() ? compiled.rule().weight() : 0;
    }
    var answers = new ArrayList<Boolean>();
    for (var question : model.questions()) {
      var fact = values.get(question.attribute());
      answers.add(fact != null && question.test().passes(fact.value()));
    }
    return new FitAt(
        from,
        Map.copyOf(values),
        List.copyOf(results),
        perMillion(known, all),
        List.copyOf(answers),
        disqualified.stream().distinct().toList());
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
