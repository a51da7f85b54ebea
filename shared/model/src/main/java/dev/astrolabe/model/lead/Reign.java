package dev.astrolabe.model.lead;

import dev.astrolabe.model.scoring.CompiledModel;
import java.time.Instant;
import java.util.List;

/**
 * The time in which a version of a model was the active one: from its first second until the next
 * one's.
 */
public record Reign(Instant from, CompiledModel version) {
  /** Who knows since when which version has been active. */
  @FunctionalInterface
  public interface Reigns {
    /**
     * The reigns of a model, oldest first, the last one that of the version which is active now.
     * What lies before the first one is the first version's too.
     */
    List<Reign> of(CompiledModel active, Instant now);
  }
}
