package dev.astrolabe.model.stage;

import dev.astrolabe.model.scoring.Span;
import dev.astrolabe.model.scoring.Tally;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

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

  private record Flip(long at, Stage stage, boolean enters) {}

  private final Tally tally;
  private final Map<Stage, StageRule> rules;

  public Course(Tally tally) {
    this.tally = tally;
    this.rules = tally.model().model().stages();
  }

  /** The stages for which the lead is qualified at a second. */
  public Set<Stage> qualified(long t) {
    var held = EnumSet.noneOf(Stage.class);
    held.addAll(walk(Checkpoint.BEGINNING, t).end().since().keySet());
    return held;
  }

  /**
   * The stages whose entrance is open at a second: their condition to enter holds and no veto does.
   */
  public Set<Stage> entered(long t) {
    var span = Span.of(tally, t, t);
    var open = EnumSet.noneOf(Stage.class);
    rules.forEach((stage, rule) -> {
      if (Answer.of(rule.enter(), span) == Truth.YES && vetoed(rule, span) == Truth.NO) {
        open.add(stage);
      }
    });
    return open;
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
    long dwell = rules.values().stream().mapToLong(StageRule::dwellSeconds).max().orElse(0);
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
    var since = new EnumMap<Stage, Long>(Stage.class);
    since.putAll(from.since());
    var cuts = cuts(Math.max(first.get(), from.asOf() + 1), to);
    for (int i = 0; i < cuts.size(); i++) {
      piece(cuts.get(i), i + 1 < cuts.size() ? cuts.get(i + 1) - 1 : to, since, changes);
      if (firstOnly && !changes.isEmpty()) {
        break;
      }
    }
    return new Checkpoint(to, since);
  }

  /** The seconds within the stretch, its first included, at which something can rise. Ascending. */
  private List<Long> cuts(long from, long to) {
    var cuts = new TreeSet<Long>();
    cuts.add(from);
    for (long entry : tally.entries()) {
      if (entry > from && entry <= to) {
        cuts.add(entry);
      }
    }
    for (long change : tally.fitChanges()) {
      if (change > from && change <= to) {
        cuts.add(change);
      }
    }
    var starts = List.copyOf(cuts);
    for (int i = 0; i < starts.size(); i++) {
      long end = i + 1 < starts.size() ? starts.get(i + 1) - 1 : to;
      addPeriods(cuts, starts.get(i), end);
    }
    return List.copyOf(cuts);
  }

  /** The ends of full periods of silence after {@code start}. */
  private void addPeriods(Set<Long> cuts, long start, long end) {
    var since = tally.silentSince(start);
    if (since.isEmpty()) {
      return;
    }
    for (var rule : tally.model().model().inactivityRules()) {
      long period = rule.periodSeconds();
      for (long k = Math.max(1, (start - since.get()) / period + 1);
          k <= rule.most() && since.get() + k * period <= end;
          k++) {
        cuts.add(since.get() + k * period);
      }
    }
  }

  private void piece(long from, long to, EnumMap<Stage, Long> since, List<Change> changes) {
    var whole = Span.of(tally, from, to);
    var held = EnumSet.noneOf(Stage.class);
    held.addAll(since.keySet());
    var highest = highest(held);
    var flips = new ArrayList<Flip>();
    rules.forEach((stage, rule) -> flips(stage, rule, whole, since, flips));
    flips.sort(Comparator.comparingLong(Flip::at));
    for (int i = 0; i < flips.size(); i++) {
      var flip = flips.get(i);
      if (flip.enters()) {
        held.add(flip.stage());
      } else {
        held.remove(flip.stage());
      }
      if (i + 1 < flips.size() && flips.get(i + 1).at() == flip.at()) {
        continue;
      }
      var now = highest(held);
      if (now != highest) {
        changes.add(new Change(flip.at(), now));
        highest = now;
      }
    }
  }

  private static Stage highest(Set<Stage> held) {
    var highest = Stage.LEAD;
    for (var stage : held) {
      highest = stage.compareTo(highest) > 0 ? stage : highest;
    }
    return highest;
  }

  private void flips(
      Stage stage, StageRule rule, Span whole, EnumMap<Stage, Long> since, List<Flip> flips) {
    long from = whole.from();
    while (from <= whole.to()) {
      var entered = since.get(stage);
      var at = entered == null ? entry(rule, whole, from) : exit(rule, whole, from, entered);
      if (at.isEmpty()) {
        return;
      }
      if (entered == null) {
        since.put(stage, at.getAsLong());
      } else {
        since.remove(stage);
      }
      flips.add(new Flip(at.getAsLong(), stage, entered == null));
      from = at.getAsLong() + 1;
    }
  }

  private OptionalLong entry(StageRule rule, Span whole, long from) {
    return first(
        whole,
        from,
        whole.to(),
        span -> vetoed(rule, span).not().and(Answer.of(rule.enter(), span)));
  }

  private OptionalLong exit(StageRule rule, Span whole, long from, long entered) {
    long free = entered + rule.dwellSeconds();
    if (from < free) {
      var vetoed = first(whole, from, Math.min(whole.to(), free - 1), span -> vetoed(rule, span));
      if (vetoed.isPresent()) {
        return vetoed;
      }
    }
    return first(
        whole,
        Math.max(from, free),
        whole.to(),
        span -> vetoed(rule, span).or(Answer.of(rule.stay(), span).not()));
  }

  private static Truth vetoed(StageRule rule, Span span) {
    return span.fit().disqualified().isEmpty() ? Answer.of(rule.veto(), span) : Truth.YES;
  }

  private OptionalLong first(Span whole, long from, long to, Function<Span, Truth> asked) {
    if (from > to) {
      return OptionalLong.empty();
    }
    return first(
        from == whole.from() && to == whole.to() ? whole : Span.of(tally, from, to), asked);
  }

  private static OptionalLong first(Span span, Function<Span, Truth> asked) {
    return switch (asked.apply(span)) {
      case NO -> OptionalLong.empty();
      case YES -> OptionalLong.of(span.from());
      case MAYBE -> {
        var early = first(span.firstHalf(), asked);
        yield early.isPresent() ? early : first(span.secondHalf(), asked);
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
