package dev.astrolabe.local;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The words after a command: options with a value, options without, and the rest. */
final class Arguments {
  private final Map<String, List<String>> values = new LinkedHashMap<>();
  private final List<String> rest = new ArrayList<>();

  private Arguments() {}

  /**
   * Reads them.
   *
   * @param withValue options that take the next word
   * @param flags options that stand alone
   * @throws CommandFailed for any other option, and for one without its value
   */
  static Arguments read(List<String> words, Set<String> withValue, Set<String> flags)
      throws CommandFailed {
    var read = new Arguments();
    for (int i = 0; i < words.size(); i++) {
      var word = words.get(i);
      if (flags.contains(word)) {
        read.values.put(word, List.of());
      } else if (withValue.contains(word)) {
        if (i + 1 == words.size()) {
          throw new CommandFailed("the option " + word + " needs a value");
        }
        read.values.computeIfAbsent(word, name -> new ArrayList<>()).add(words.get(++i));
      } else if (word.startsWith("--")) {
        throw new CommandFailed("unknown option " + word);
      } else {
        read.rest.add(word);
      }
    }
    return read;
  }

  boolean has(String flag) {
    return values.containsKey(flag);
  }

  Optional<String> value(String option) {
    return values(option).isEmpty() ? Optional.empty() : Optional.of(values(option).getLast());
  }

  List<String> values(String option) {
    return values.getOrDefault(option, List.of());
  }

  int port() throws CommandFailed {
    var text = value("--port").orElse("8080");
    try {
      int port = Integer.parseInt(text);
      if (port >= 0 && port <= 65_535) {
        return port;
      }
    } catch (NumberFormatException e) {
      throw new CommandFailed("--port takes a number from 0 to 65535, not " + text);
    }
    throw new CommandFailed("--port takes a number from 0 to 65535, not " + text);
  }

  /** The words that are no options; exactly {@code names} of them are expected. */
  List<String> exactly(String... names) throws CommandFailed {
    if (rest.size() > names.length) {
      throw new CommandFailed("one word too many: " + rest.get(names.length));
    }
    if (rest.size() < names.length) {
      throw new CommandFailed("missing: " + names[rest.size()]);
    }
    return rest;
  }
}
