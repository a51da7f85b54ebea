package dev.astrolabe.local.template;

import java.util.List;
import java.util.SequencedMap;

/** A piece of a template. Every piece keeps the line on which it begins, counted from 1. */
public sealed interface Node {
  int line();

  /** A scalar, as it was written: {@code true} and {@code 30} are text too. */
  record Text(String value, int line) implements Node {}

  /** A list. */
  record Items(List<Node> values, int line) implements Node {
    public Items {
      values = List.copyOf(values);
    }
  }

  /** A mapping, in the order of the file. */
  record Entries(SequencedMap<String, Node> values, int line) implements Node {}

  /**
   * An intrinsic function, whichever of its forms was used: {@code Ref}, {@code Sub}, {@code If}...
   */
  record Call(String function, Node argument, int line) implements Node {}

  /** What {@code AWS::NoValue} leaves: the property is as if it had not been written. */
  record Nothing(int line) implements Node {}
}
