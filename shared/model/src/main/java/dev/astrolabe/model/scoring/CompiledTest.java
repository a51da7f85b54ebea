package dev.astrolabe.model.scoring;

import dev.astrolabe.model.identity.MatchingKey;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A {@link ValueTest} whose literals are matching keys already. */
interface CompiledTest {
  /** Whether a value with this {@link MatchingKey#text} passes. */
  boolean passes(String key);

  static CompiledTest of(ValueTest test) {
    return switch (test) {
      case ValueTest.Present present -> value -> true;
      case ValueTest.OneOf oneOf -> {
        Set<String> keys =
            oneOf.literals().stream().map(MatchingKey::text).collect(Collectors.toSet());
        yield keys::contains;
      }
      case ValueTest.StartsWith starts -> {
        var key = MatchingKey.text(starts.prefix());
        yield value -> value.startsWith(key);
      }
      case ValueTest.EndsWith ends -> {
        var key = MatchingKey.text(ends.suffix());
        yield value -> value.endsWith(key);
      }
      case ValueTest.HasWord word -> {
        var key = MatchingKey.text(word.word());
        yield value -> hasWord(value, key);
      }
      case ValueTest.Range range -> value -> inRange(number(value), range);
    };
  }

  private static boolean hasWord(String text, String word) {
    for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      boolean begins = at == 0 || !Character.isLetterOrDigit(text.codePointBefore(at));
      int end = at + word.length();
      boolean ends = end == text.length() || !Character.isLetterOrDigit(text.codePointAt(end));
      if (begins && ends && !word.isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private static Optional<BigDecimal> number(String key) {
    if (!key.matches("-?[0-9]{1,18}(\\.[0-9]{1,9})?")) {
      return Optional.empty();
    }
    return Optional.of(new BigDecimal(key));
  }

  private static boolean inRange(Optional<BigDecimal> number, ValueTest.Range range) {
    return number.isPresent()
        && range.from().map(from -> number.get().compareTo(from) >= 0).orElse(true)
        && range.to().map(to -> number.get().compareTo(to) < 0).orElse(true);
  }
}
