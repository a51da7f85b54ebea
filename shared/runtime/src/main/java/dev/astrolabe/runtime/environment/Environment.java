package dev.astrolabe.runtime.environment;

import java.util.Map;
import java.util.Optional;

/** The variables a function was deployed with; read once, at its start. */
public final class Environment {
  private final Map<String, String> variables;

  public Environment(Map<String, String> variables) {
    this.variables = Map.copyOf(variables);
  }

  /** The variable; throws {@link IllegalStateException} naming it where it is absent or empty. */
  public String required(String name) {
    return optional(name)
        .orElseThrow(
            () -> new IllegalStateException("the environment variable " + name + " is not set"));
  }

  /** The variable as a whole number from 0; throws {@link IllegalStateException} naming it. */
  public int number(String name) {
    var text = required(name);
    if (!text.matches("[0-9]{1,9}")) {
      throw new IllegalStateException("the environment variable " + name + " is no whole number");
    }
    return Integer.parseInt(text);
  }

  /** The variable, where it is there and not empty. */
  public Optional<String> optional(String name) {
    return Optional.ofNullable(variables.get(name)).filter(value -> !value.isEmpty());
  }

  /**
   * What keyed hashes in logs are keyed with: {@code LOG_KEY}, or the name of one of the
   * deployment's own tables where there is none.
   */
  public String logKey() {
    return optional("LOG_KEY").orElseGet(() -> required("CONFIG_TABLE"));
  }
}
