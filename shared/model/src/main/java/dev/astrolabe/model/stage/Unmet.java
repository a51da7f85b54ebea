package dev.astrolabe.model.stage;

import dev.astrolabe.model.scoring.Matcher;
import dev.astrolabe.model.scoring.Points;
import dev.astrolabe.model.scoring.Span;
import dev.astrolabe.model.scoring.ValueTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The parts of a condition that do not hold at a second, said in plain words. */
public final class Unmet {
  /**
   * A part that does not hold.
   *
   * @param condition what would have to hold: {@code company is known}
   * @param detail how things stand: {@code 2 of 3}
   */
  public record Part(String condition, String detail) {}

  private final Span span;
  private final List<Part> parts = new ArrayList<>();

  private Unmet(Span span) {
    this.span = span;
  }

  /** What {@code condition} lacks at the one second of a span; empty where it holds. */
  public static List<Part> of(Condition condition, Span second) {
    var unmet = new Unmet(second);
    unmet.collect(condition);
    return List.copyOf(unmet.parts);
  }

  private void collect(Condition condition) {
    if (holds(condition)) {
      return;
    }
    switch (condition) {
      case Condition.All all -> all.parts().forEach(this::collect);
      case Condition.Any any -> parts.add(new Part(words(any), "none of them holds"));
      case Condition.AtLeast some -> {
        long held = some.parts().stream().filter(this::holds).count();
        parts.add(new Part(words(some), held + " of " + some.count()));
      }
      case Condition.Not not -> parts.add(new Part(words(not), "it holds"));
      case Condition.Attribute attribute -> {
        var fact = span.fit().fact(attribute.attribute());
        var detail = fact.map(known -> "is " + known.value()).orElse("unknown");
        parts.add(new Part(words(attribute), detail));
      }
      case Condition.Threshold threshold ->
          parts.add(
              new Part(
                  words(threshold),
                  "is " + Points.decimal(span.least(threshold.dimension())).toPlainString()));
      case Condition.Behaviour behaviour -> parts.add(new Part(words(behaviour), held(behaviour)));
    }
  }

  private boolean holds(Condition condition) {
    return CompiledCondition.of(condition, span.tally().model()).over(span) == Truth.YES;
  }

  private String held(Condition.Behaviour behaviour) {
    int matcher = span.tally().model().index(behaviour.matcher());
    int count =
        behaviour
            .window()
            .map(window -> span.most(matcher, window.seconds()))
            .orElseGet(() -> span.count(matcher));
    return count + " of " + behaviour.count();
  }

  /** The condition in words. */
  public static String words(Condition condition) {
    return switch (condition) {
      case Condition.All all -> joined(all.parts(), " and ");
      case Condition.Any any -> joined(any.parts(), " or ");
      case Condition.Not not -> "not (" + words(not.part()) + ")";
      case Condition.AtLeast some ->
          "at least " + some.count() + " of: " + joined(some.parts(), ", ");
      case Condition.Attribute attribute -> attribute.attribute() + " " + words(attribute.test());
      case Condition.Threshold threshold ->
          threshold.dimension().name().toLowerCase(Locale.ROOT)
              + " score at least "
              + threshold.atLeast();
      case Condition.Behaviour behaviour ->
          words(behaviour.matcher())
              + " at least "
              + (behaviour.count() == 1 ? "once" : behaviour.count() + " times")
              + behaviour.window().map(w -> " within " + duration(w.seconds())).orElse("");
    };
  }

  private static String joined(List<Condition> parts, String between) {
    return parts.stream().map(Unmet::words).collect(Collectors.joining(between, "(", ")"));
  }

  /** The kinds a matcher speaks of. */
  public static String words(Matcher matcher) {
    var kinds = matcher.kinds().stream().sorted().collect(Collectors.joining(" or "));
    var filters =
        matcher.filters().entrySet().stream()
            .map(filter -> filter.getKey() + " " + words(filter.getValue()))
            .collect(Collectors.joining(" and "));
    return filters.isEmpty() ? kinds : kinds + " with " + filters;
  }

  private static String words(ValueTest test) {
    return switch (test) {
      case ValueTest.Present present -> "is known";
      case ValueTest.OneOf oneOf ->
          "is one of " + oneOf.literals().stream().sorted().collect(Collectors.joining(", "));
      case ValueTest.StartsWith starts -> "starts with " + starts.prefix();
      case ValueTest.EndsWith ends -> "ends with " + ends.suffix();
      case ValueTest.HasWord word -> "has the word " + word.word();
      case ValueTest.Range range ->
          "is a number"
              + range.from().map(from -> " from " + from.toPlainString()).orElse("")
              + range.to().map(to -> " below " + to.toPlainString()).orElse("");
    };
  }

  private static String duration(long seconds) {
    return seconds % 86_400 == 0 ? seconds / 86_400 + " days" : seconds + " seconds";
  }
}
