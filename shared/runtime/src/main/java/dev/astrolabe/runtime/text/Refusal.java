package dev.astrolabe.runtime.text;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Why something is not taken, for whoever reads it later in their own language.
 *
 * @param arguments limits and names, as many as the code's sentence has places
 */
public record Refusal(RefusalCode code, List<String> arguments) {
  /** Every code; the one that fits every sentence is the last. */
  private static final List<RefusalCode> CODES =
      Stream.<RefusalCode>concat(Stream.of(EntryRefusal.values()), Stream.of(FileRefusal.values()))
          .toList();

  public Refusal {
    arguments = List.copyOf(arguments);
    if (arguments.size() != code.sentence().places()) {
      throw new IllegalArgumentException(
          code.name() + " has " + code.sentence().places() + " arguments");
    }
  }

  public Refusal(RefusalCode code, Object... arguments) {
    this(code, Arrays.stream(arguments).map(String::valueOf).toList());
  }

  /** What has no code of its own: English for everybody. */
  public static Refusal inEnglish(String sentence) {
    return new Refusal(FileRefusal.OTHER, sentence);
  }

  /** What code says in English that knows no other language. */
  public static Refusal told(String english) {
    for (var code : CODES) {
      var arguments = code.sentence().arguments(english);
      if (arguments.isPresent()) {
        return new Refusal(code, arguments.get());
      }
    }
    throw new IllegalStateException("the last code fits every sentence");
  }

  /** What was kept; a code that a later version wrote is all that can be said of it. */
  public static Refusal kept(String code, List<String> arguments) {
    return CODES.stream()
        .filter(known -> known.name().equals(code))
        .findFirst()
        .map(known -> new Refusal(known, arguments))
        .orElseGet(() -> new Refusal(FileRefusal.OTHER, code));
  }

  /** The sentence; what has no code of its own is English for everybody. */
  public String in(Language language) {
    return code == FileRefusal.OTHER
        ? arguments.getFirst()
        : code.sentence().in(language, arguments);
  }
}
