package dev.astrolabe.local.engine;

import java.util.List;

/** An EventBridge bus with the rules on it. */
public record BusSpec(String name, List<Rule> rules) {
  public BusSpec {
    rules = List.copyOf(rules);
  }

  /**
   * What to send where.
   *
   * @param pattern an EventBridge event pattern, JSON
   */
  public record Rule(String name, String pattern, List<Target> targets) {
    public Rule {
      targets = List.copyOf(targets);
    }
  }

  /** Who is told of an event that matches. */
  public sealed interface Target {
    record ToFunction(String function) implements Target {}

    record ToQueue(String queue) implements Target {}
  }
}
