package dev.astrolabe.model.stage;

import dev.astrolabe.model.scoring.Dimension;
import dev.astrolabe.model.scoring.Matcher;
import dev.astrolabe.model.scoring.Points;
import dev.astrolabe.model.scoring.ValueTest;
import dev.astrolabe.model.scoring.Window;
import java.util.List;
import java.util.Optional;

/** A question about a lead at one second, answered yes or no. */
public sealed interface Condition {
  /** Every part holds; of no parts, yes. */
  record All(List<Condition> parts) implements Condition {
    public All {
      parts = List.copyOf(parts);
    }
  }

  /** At least one part holds; of no parts, no. */
  record Any(List<Condition> parts) implements Condition {
    public Any {
      parts = List.copyOf(parts);
    }
  }

  record Not(Condition part) implements Condition {}

  /** At least {@code count} of the parts hold. */
  record AtLeast(int count, List<Condition> parts) implements Condition {
    public AtLeast {
      parts = List.copyOf(parts);
      if (count < 1 || count > parts.size()) {
        throw new IllegalArgumentException(
            "at least " + count + " of " + parts.size() + " parts can never or always hold");
      }
    }
  }

  /** The attribute's newest voluntary value passes the test; no value, no. */
  record Attribute(String attribute, ValueTest test) implements Condition {}

  /** The score of the dimension, after its clamps, is at least {@code atLeast}. */
  record Threshold(Dimension dimension, Points atLeast) implements Condition {}

  /**
   * At least {@code count} voluntary entries that are not quarantined match and, where there is a
   * window, have an age {@code 0 <= a < window}.
   */
  record Behaviour(Matcher matcher, int count, Optional<Window> window) implements Condition {
    public Behaviour {
      if (count < 1 || count > 10_000) {
        throw new IllegalArgumentException("a behaviour counts 1 to 10,000 times, was " + count);
      }
    }
  }
}
