package dev.astrolabe.model.reference;

import dev.astrolabe.model.ledger.Entry;
import dev.astrolabe.model.scoring.Score;
import dev.astrolabe.model.scoring.Window;
import dev.astrolabe.model.stage.Condition;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;

/** Whether a condition holds at a second. */
final class NaiveConditions {
  private final LongFunction<Score> score;
  private final NaiveProfile profile;
  private final NaiveMatching matching;
  private final Mutant mutant;
  private final List<Entry> counting;
  private final IdentityHashMap<Condition.Behaviour, List<Entry>> matched = new IdentityHashMap<>();

  NaiveConditions(
      LongFunction<Score> score,
      NaiveProfile profile,
      KnownLedger ledger,
      NaiveMatching matching,
      Mutant mutant) {
    this.score = score;
    this.profile = profile;
    this.matching = matching;
    this.mutant = mutant;
    this.counting =
        ledger.behaviours().stream()
            .filter(entry -> ledger.isVoluntary(entry) && !ledger.isQuarantined(entry))
            .toList();
  }

  /**
   * Whether the condition holds at second {@code u}.
   *
   * @param closed whether windows count an age of exactly their length, which is wrong
   */
  boolean holds(Condition condition, long u, boolean closed) {
    return switch (condition) {
      case Condition.All(var parts) -> holding(parts, u, closed) == parts.size();
      case Condition.Any(var parts) -> holding(parts, u, closed) > 0;
      case Condition.AtLeast(int count, var parts) -> holding(parts, u, closed) >= count;
      case Condition.Not(var part) -> !holds(part, u, closed);
      case Condition.Attribute(var attribute, var test) ->
          profile
              .voluntary(attribute, u)
              .filter(fact -> matching.passes(test, fact.value()))
              .isPresent();
      case Condition.Threshold(var dimension, var atLeast) -> {
        long points = score.apply(u).of(dimension);
        yield mutant == Mutant.THRESHOLD_OPEN
            ? points > atLeast.millionths()
            : points >= atLeast.millionths();
      }
      case Condition.Behaviour behaviour -> count(behaviour, u, closed) >= behaviour.count();
    };
  }

  private int holding(List<Condition> parts, long u, boolean closed) {
    int holding = 0;
    for (var part : parts) {
      if (holds(part, u, closed)) {
        holding++;
      }
    }
    return holding;
  }

  private int count(Condition.Behaviour behaviour, long u, boolean closed) {
    int count = 0;
    for (var entry : matched.computeIfAbsent(behaviour, this::matching)) {
      long age = u - entry.occurredAt().getEpochSecond();
      if (age >= 0 && isWithin(behaviour.window(), age, closed)) {
        count++;
      }
    }
    return count;
  }

  private static boolean isWithin(Optional<Window> window, long age, boolean closed) {
    return window.isEmpty()
        || age < window.get().seconds()
        || (closed && age == window.get().seconds());
  }

  private List<Entry> matching(Condition.Behaviour behaviour) {
    return counting.stream().filter(e -> matching.matches(behaviour.matcher(), e)).toList();
  }
}
