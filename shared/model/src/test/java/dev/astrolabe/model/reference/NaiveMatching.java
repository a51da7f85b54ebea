package dev.astrolabe.model.reference;

import dev.astrolabe.model.ledger.Entry;
import dev.astrolabe.model.scoring.Matcher;
import dev.astrolabe.model.scoring.ValueTest;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whether a value passes a test and an entry a matcher. Texts are compared by their matching keys,
 * which are remembered. For one thread.
 */
final class NaiveMatching {
  private static final Pattern PLAIN_DECIMAL = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,9})?");

  private final Map<String, String> keys = new HashMap<>();

  boolean matches(Matcher matcher, Entry entry) {
    return entry.directive().isEmpty()
        && matcher.kinds().contains(entry.kind())
        && matcher.filters().entrySet().stream()
            .allMatch(filter ->
                Optional.ofNullable(entry.payload().get(filter.getKey()))
                    .filter(value -> passes(filter.getValue(), value))
                    .isPresent());
  }

  boolean passes(ValueTest test, String value) {
    String key = key(value);
    return switch (test) {
      case ValueTest.Present() -> true;
      case ValueTest.OneOf(var literals) -> literals.stream().anyMatch(l -> key(l).equals(key));
      case ValueTest.StartsWith(var prefix) -> key.startsWith(key(prefix));
      case ValueTest.EndsWith(var suffix) -> key.endsWith(key(suffix));
      case ValueTest.HasWord(var word) -> hasWord(key, key(word));
      case ValueTest.Range(var from, var to) -> inRange(key, from, to);
    };
  }

  private String key(String text) {
    return keys.computeIfAbsent(text, NaiveText::key);
  }

  private static boolean hasWord(String text, String word) {
    if (word.isEmpty()) {
      return false;
    }
    for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      int end = at + word.length();
      boolean starts = at == 0 || !Character.isLetterOrDigit(text.codePointBefore(at));
      boolean ends = end == text.length() || !Character.isLetterOrDigit(text.codePointAt(end));
      if (starts && ends) {
        return true;
      }
    }
    return false;
  }

  private static boolean inRange(String key, Optional<BigDecimal> from, Optional<BigDecimal> to) {
    if (!PLAIN_DECIMAL.matcher(key).matches()) {
      return false;
    }
    var number = new BigDecimal(key);
    return from.stream().allMatch(f -> number.compareTo(f) >= 0)
        && to.stream().allMatch(t -> number.compareTo(t) < 0);
  }
}
