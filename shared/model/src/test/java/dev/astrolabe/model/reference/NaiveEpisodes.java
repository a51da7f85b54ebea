package dev.astrolabe.model.reference;

import dev.astrolabe.model.stage.Condition;
import dev.astrolabe.model.stage.Stage;
import dev.astrolabe.model.stage.StageRule;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongPredicate;

/**
 * The episodes of one stage, by looking at every second from the first entry on: it begins at the
 * first second with enter and no veto; it ends at the first later second with a veto, or with no
 * stay once the dwell is over; the next begins at the first second after that with enter and no
 * veto.
 */
public final class NaiveEpisodes {
  /**
   * The seconds {@code from <= u < to}.
   *
   * @param to empty while it has not ended
   * @param vetoed whether a veto ended it
   */
  public record Episode(long from, OptionalLong to, boolean vetoed) {
    boolean contains(long u) {
      return from <= u && (to.isEmpty() || u < to.getAsLong());
    }
  }

  private final Stage stage;
  private final StageRule rule;
  private final NaiveConditions conditions;
  private final LongPredicate disqualified;
  private final Mutant mutant;
  private final List<Episode> episodes = new ArrayList<>();
  private long next;

  NaiveEpisodes(
      Stage stage,
      StageRule rule,
      NaiveConditions conditions,
      LongPredicate disqualified,
      long first,
      Mutant mutant) {
    this.stage = stage;
    this.rule = rule;
    this.conditions = conditions;
    this.disqualified = disqualified;
    this.next = first;
    this.mutant = mutant;
  }

  Stage stage() {
    return stage;
  }

  boolean isQualified(long u) {
    stepTo(u);
    for (var episode : episodes) {
      if (episode.contains(u) || endsLate(episode, u)) {
        return true;
      }
    }
    return false;
  }

  private boolean endsLate(Episode episode, long u) {
    return mutant == Mutant.VETO_END_CLOSED
        && episode.vetoed()
        && episode.to().equals(OptionalLong.of(u));
  }

  /** Those that begin up to {@code to}; what is known of their ends may lie later. */
  List<Episode> episodes(long to) {
    stepTo(to);
    return episodes.stream().filter(e -> e.from() <= to).toList();
  }

  private void stepTo(long u) {
    while (next <= u) {
      step(next);
      next++;
    }
  }

  private void step(long u) {
    if (episodes.isEmpty() || episodes.getLast().to().isPresent()) {
      if (holds(rule.enter(), u) && !veto(u)) {
        episodes.add(new Episode(u, OptionalLong.empty(), false));
      }
      return;
    }
    var open = episodes.getLast();
    boolean vetoed = veto(u);
    if (vetoed || (!holds(rule.stay(), u) && isDwellOver(open.from(), u))) {
      episodes.removeLast();
      episodes.add(new Episode(open.from(), OptionalLong.of(u), vetoed));
    }
  }

  private boolean isDwellOver(long from, long u) {
    long over = from + rule.dwellSeconds();
    return mutant == Mutant.DWELL_CLOSED ? u > over : u >= over;
  }

  private boolean holds(Condition condition, long u) {
    return conditions.holds(condition, u, mutant == Mutant.CONDITION_WINDOW_CLOSED);
  }

  private boolean veto(long u) {
    return mutant != Mutant.VETO_IGNORED
        && (conditions.holds(rule.veto(), u, mutant == Mutant.VETO_WINDOW_CLOSED)
            || disqualified.test(u));
  }
}
