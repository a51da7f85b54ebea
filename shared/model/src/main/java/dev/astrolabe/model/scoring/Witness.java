package dev.astrolabe.model.scoring;

import java.math.BigDecimal;
import java.util.SortedMap;
import java.util.TreeMap;

/** Values that pass a test: what a person could answer or do to satisfy a rule. */
final class Witness {
  private Witness() {}

  /** A value that passes; always the same one. */
  static String of(ValueTest test) {
    return switch (test) {
      case ValueTest.Present present -> "yes";
      case ValueTest.OneOf oneOf -> oneOf.literals().stream().sorted().findFirst().orElse("");
      case ValueTest.StartsWith starts -> starts.prefix();
      case ValueTest.EndsWith ends -> ends.suffix();
      case ValueTest.HasWord word -> word.word();
      case ValueTest.Range range -> within(range);
    };
  }

  private static String within(ValueTest.Range range) {
    var value =
        range
            .from()
            .orElseGet(() ->
                range
                    .to()
                    .map(to -> to.subtract(new BigDecimal("0.000001")))
                    .orElse(BigDecimal.ZERO));
    return value.toPlainString();
  }

  /** A payload that passes every filter of a matcher. */
  static SortedMap<String, String> payload(Matcher matcher) {
    var payload = new TreeMap<String, String>();
    matcher.filters().forEach((path, test) -> payload.put(path, of(test)));
    return payload;
  }
}
