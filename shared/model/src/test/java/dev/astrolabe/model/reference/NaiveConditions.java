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
      case Condition.All(var parts) -> atLeast(parts.size(), parts, u, closed);
      case Condition.Any(var parts) -> atLeast(1, parts, u, closed);
      case Condition.AtLeast(int count, var parts) -> atLeast(count, parts, u, closed);
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

  /** Whether that many of the parts hold; no more are asked than it takes to know. */
  private boolean atLeast(int count, List<Condition> parts, long u, boolean closed) {
    int missing = count;
    int left = parts.size();
    for (var part : parts) {
      if (missing == 0 || left < missing) {
        break;
      }
      if (holds(part, u, closed)) {
        missing--;
      }
      left--;
    }
    return missing == 0;
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
