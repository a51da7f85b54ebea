package dev.astrolabe.model.scoring;

import java.util.List;

/**
 * All that a model version needs to know of an entry but its time: which of the model's matchers it
 * satisfies.
 *
 * @param matchers indexes into {@link CompiledModel#matchers()}, ascending
 * @param voluntary false for what came from a purchased list: it satisfies nothing
 * @param behaviour false for directives, which are about other entries
 */
public record Shape(List<Integer> matchers, boolean voluntary, boolean behaviour) {
  public Shape {
    matchers = List.copyOf(matchers);
  }
}
