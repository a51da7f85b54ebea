package dev.astrolabe.local.engine;

import java.io.IOException;
import java.util.List;
import software.amazon.event.ruler.Machine;

/** EventBridge patterns, matched by EventBridge's own matcher. Safe for many threads. */
public final class Pattern {
  private static final String ONE_OF_THEM = "pattern";

  private final Machine machine;

  private Pattern(Machine machine) {
    this.machine = machine;
  }

  /**
   * Matches what one of {@code patterns} matches, and nothing where there is none.
   *
   * @throws IllegalArgumentException when one of them is not a pattern; the message says why
   */
  public static Pattern anyOf(List<String> patterns) {
    var machine = Machine.builder().build();
    for (var pattern : patterns) {
      try {
        machine.addRule(ONE_OF_THEM, pattern);
      } catch (IOException e) {
        throw new IllegalArgumentException(
            "not an event pattern: " + pattern + ": " + e.getMessage(), e);
      }
    }
    return new Pattern(machine);
  }

  /**
   * Whether it matches.
   *
   * @param event a JSON object
   */
  public boolean matches(String event) {
    try {
      return !machine.rulesForJSONEvent(event).isEmpty();
    } catch (Exception e) { // the matcher declares no narrower one
      throw new IllegalArgumentException("not an event: " + e.getMessage(), e);
    }
  }
}
