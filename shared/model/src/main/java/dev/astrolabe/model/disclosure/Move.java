package dev.astrolabe.model.disclosure;

import java.util.Optional;

/**
 * Between two runs so many people came, went, or changed groups. Who they are is not kept.
 *
 * @param from their group in the earlier run; empty where they were not asked then
 * @param to their group in the later one; empty where they were not asked any more
 */
public record Move(Optional<String> from, Optional<String> to, int people) {
  public Move {
    if (from.equals(to) || people < 1) {
      throw new IllegalArgumentException("somebody moves, from one group to another");
    }
  }
}
