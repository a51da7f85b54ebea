package dev.astrolabe.model.stage;

import dev.astrolabe.model.scoring.Span;
import dev.astrolabe.model.scoring.Tally;
import dev.astrolabe.model.scoring.Worksheet;
import dev.astrolabe.model.stage.CompiledStage.Turn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The course of a lead through the stages of a model: every episode, to the second, found without
 * stepping through the seconds. The time line is cut where something can rise (an entry, a changed
 * fact, a period of silence); within a piece the two ends bound everything, so a piece that is
 * decided is taken or left whole, and one that is not is halved, the earlier half first, down to
 * one second.
 */
public final class Course {
  /** The highest stage changes: from this second it is {@code stage}. */
  public record Change(long at, Stage stage) {}

  /**
   * A part of the course.
   *
   * @param end where it stands at the last second looked at
   * @param changes changes of the highest stage on the way, oldest first
   */
  public record Walk(Checkpoint end, List<Change> changes) {}

  /** A stage, by its place in the model, is entered or left. */
  private record Flip(long at, int stage, boolean enters) {}

  /** No second at all. */
  private static final long NONE = Long.MAX_VALUE;

  /** Later than every second: the stage is not held. */
  private static final long NOT_HELD = Long.MAX_VALUE;

  private final Tally tally;
  private final List<CompiledStage> stages;

  public Course(Tally tally) {
    this.tally = tally;
    this.stages = tally.model().stages();
  }

  /** The stages for which the lead is qualified at a second. */
  public Set<Stage> qualified(long t) {
    var held = EnumSet.noneOf(Stage.class);
    held.addAll(walk(Checkpoint.BEGINNING, t).end().since().keySet());
    return held;
  }

  /** Score and open entrances at a second; allocates the result only. */
  public Reading reading(long t, Worksheet sheet) {
    var span = sheet.reckon(tally, t);
    int entered = 0;
    for (int s = 0; s < stages.size(); s++) {
      var stage = stages.get(s);
      if (stage.isEntered(span)) {
        entered |= stage.bit();
      }
    }
    return new Reading(span.score(), CompiledStage.set(entered));
  }

  /**
   * The highest stage at the one second of the span for a lead that stood at {@code before} one
   * second earlier.
   */
  public static Stage next(Checkpoint before, Span second) {
    var highest = Stage.LEAD;
    for (var stage : second.tally().model().stages()) {
      var since = before.since().get(stage.stage());
      if (since == null ? stage.isEntered(second) : !stage.isLeft(second, since)) {
        highest = stage.stage();
      }
    }
    return highest;
  }

  /**
   * Carries a checkpoint on to a later second. No entry until the checkpoint may have been added or
   * hidden since it was made.
   */
  public Walk walk(Checkpoint from, long to) {
    var changes = new ArrayList<Change>();
    var end = advance(from, to, changes, false);
    return new Walk(end, List.copyOf(changes));
  }

  /**
   * The first second after the checkpoint at which the highest stage differs, if no further entry
   * arrives; empty where it never will.
   */
  public OptionalLong nextChange(Checkpoint now) {
    long dwell = 0;
    for (var stage : stages) {
      dwell = Math.max(dwell, stage.dwellSeconds());
    }
    long horizon = Math.max(tally.quietFrom(), now.asOf()) + dwell + 2;
    var changes = new ArrayList<Change>();
    advance(now, horizon, changes, true);
    return changes.isEmpty() ? OptionalLong.empty() : OptionalLong.of(changes.getFirst().at());
  }

  private Checkpoint advance(Checkpoint from, long to, List<Change> changes, boolean firstOnly) {
    var first = tally.first();
    if (first.isEmpty() || first.get() > to || from.asOf() >= to) {
      return from.asOf() >= to ? from : new Checkpoint(to, from.since());
    }
    long[] since = new long[stages.size()];
    for (int s = 0; s < since.length; s++) {
      since[s] = from.since().getOrDefault(stages.get(s).stage(), NOT_HELD);
    }
    long start = Math.max(first.get(), from.asOf() + 1);
    while (start <= to) {
      long rise = tally.riseAfter(start);
      long end = Math.min(rise - 1, to);
      piece(start, end, since, changes);
      if (end == to || (firstOnly && !changes.isEmpty())) {
        break;
      }
      start = rise;
    }
    var held = new EnumMap<Stage, Long>(Stage.class);
    for (int s = 0; s < since.length; s++) {
      if (since[s] != NOT_HELD) {
        held.put(stages.get(s).stage(), since[s]);
      }
    }
    return new Checkpoint(to, held);
  }

  private void piece(long from, long to, long[] since, List<Change> changes) {
    var whole = Span.of(tally, from, to);
    long[] before = since.clone();
    var flips = new ArrayList<Flip>(0);
    for (int s = 0; s < since.length; s++) {
      flips(s, whole, since, flips);
    }
    if (flips.isEmpty()) {
      return;
    }
    flips.sort(Comparator.comparingLong(Flip::at));
    var highest = highest(before);
    for (int i = 0; i < flips.size(); i++) {
      var flip = flips.get(i);
      before[flip.stage()] = flip.enters() ? flip.at() : NOT_HELD;
      if (i + 1 < flips.size() && flips.get(i + 1).at() == flip.at()) {
        continue;
      }
      var now = highest(before);
      if (now != highest) {
        changes.add(new Change(flip.at(), now));
        highest = now;
      }
    }
  }

  private Stage highest(long[] since) {
    for (int s = since.length - 1; s >= 0; s--) {
      if (since[s] != NOT_HELD) {
        return stages.get(s).stage();
      }
    }
    return Stage.LEAD;
  }

  private void flips(int s, Span whole, long[] since, List<Flip> flips) {
    var stage = stages.get(s);
    long from = whole.from();
    while (from <= whole.to()) {
      boolean enters = since[s] == NOT_HELD;
      long at =
          enters
              ? first(stage, Turn.ENTERED, whole, from, whole.to())
              : exit(stage, whole, from, since[s] + stage.dwellSeconds());
      if (at == NONE) {
        return;
      }
      since[s] = enters ? at : NOT_HELD;
      flips.add(new Flip(at, s, enters));
      from = at + 1;
    }
  }

  private long exit(CompiledStage stage, Span whole, long from, long free) {
    if (from < free) {
      long barred = first(stage, Turn.BARRED, whole, from, Math.min(whole.to(), free - 1));
      if (barred != NONE) {
        return barred;
      }
    }
    return first(stage, Turn.LEFT, whole, Math.max(from, free), whole.to());
  }

  private long first(CompiledStage stage, Turn turn, Span whole, long from, long to) {
    if (from > to) {
      return NONE;
    }
    boolean isWhole = from == whole.from() && to == whole.to();
    return first(stage, turn, isWhole ? whole : Span.of(tally, from, to));
  }

  private static long first(CompiledStage stage, Turn turn, Span span) {
    return switch (stage.over(turn, span)) {
      case NO -> NONE;
      case YES -> span.from();
      case MAYBE -> {
        long early = first(stage, turn, span.firstHalf());
        yield early != NONE ? early : first(stage, turn, span.secondHalf());
      }
    };
  }

  /**
   * The first second of the current stretch of the highest stage at t; empty where the lead has no
   * entry by then.
   */
  public Optional<Long> since(long t) {
    var walk = walk(Checkpoint.BEGINNING, t);
    if (!walk.changes().isEmpty()) {
      return Optional.of(walk.changes().getLast().at());
    }
    return tally.first().filter(first -> first <= t);
  }
}
