package dev.astrolabe.model.stage;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * Where every stage's episodes stand at one second, from which they can be carried on without what
 * came before.
 *
 * @param asOf the second, in epoch seconds; every episode that begins or ends until then is
 *     accounted for
 * @param since for each stage the lead is in at {@code asOf}, the first second of that episode
 */
public record Checkpoint(long asOf, Map<Stage, Long> since) {
  /** Before everything: no stage is held. */
  public static final Checkpoint BEGINNING = new Checkpoint(Long.MIN_VALUE, Map.of());

  public Checkpoint {
    var byStage = new EnumMap<Stage, Long>(Stage.class);
    byStage.putAll(since);
    since = Collections.unmodifiableMap(byStage);
  }

  /** The highest stage held. */
  public Stage stage() {
    var highest = Stage.LEAD;
    for (var stage : since.keySet()) {
      highest = stage.compareTo(highest) > 0 ? stage : highest;
    }
    return highest;
  }
}
