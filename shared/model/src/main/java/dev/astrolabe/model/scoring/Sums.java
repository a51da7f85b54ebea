package dev.astrolabe.model.scoring;

/**
 * The plain sums of a model's engagement and inactivity rules at one second, in the model's order.
 * Millionths. Written by {@link Tally#sum}; not copied.
 */
final class Sums {
  final long[] engagement;
  final long[] inactivity;

  Sums(CompiledModel model) {
    engagement = new long[model.model().engagementRules().size()];
    inactivity = new long[model.model().inactivityRules().size()];
  }
}
