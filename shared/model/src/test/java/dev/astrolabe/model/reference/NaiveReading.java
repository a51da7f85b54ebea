package dev.astrolabe.model.reference;

import dev.astrolabe.model.ledger.Entry;
import dev.astrolabe.model.profile.Fact;
import dev.astrolabe.model.scoring.Assessment;
import dev.astrolabe.model.scoring.Grade;
import dev.astrolabe.model.scoring.Line;
import dev.astrolabe.model.scoring.Points;
import dev.astrolabe.model.scoring.Score;
import dev.astrolabe.model.scoring.ScoringModel;
import dev.astrolabe.model.stage.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One lead as it was known at an instant, read at any second of its life. Stages are found by
 * stepping through every second from the first entry on. For one thread.
 */
public final class NaiveReading {
  /** A stage and the seconds {@code from <= u < to} during which it was held; open at the end. */
  public record Interval(Stage stage, Instant from, Optional<Instant> to) {}

  private final NaiveAssessor assessor;
  private final ScoringModel model;
  private final Instant knownAt;
  private final List<Entry> entries;
  private final Optional<Instant> first;
  private final NaiveProfile profile;
  private final NaiveSheet sheet;
  private final List<NaiveEpisodes> episodes = new ArrayList<>();

  // The last second asked for, since every stage asks for the same one in turn.
  private long scoredAt = Long.MIN_VALUE;
  private Score scored = Score.ZERO;
  private long disqualifiedAt = Long.MIN_VALUE;
  private boolean disqualified;

  NaiveReading(NaiveAssessor assessor, Collection<Entry> entries, Instant knownAt) {
    var mutant = assessor.mutant();
    this.assessor = assessor;
    this.model = assessor.model();
    this.knownAt = knownAt;
    var ledger = new KnownLedger(entries, knownAt, mutant);
    this.entries = ledger.entries();
    this.first = ledger.first().map(Entry::occurredAt);
    this.profile = new NaiveProfile(ledger, mutant);
    this.sheet =
        new NaiveSheet(model, ledger, profile, assessor.matching(), assessor.decay(), mutant);
    var conditions = new NaiveConditions(this::score, profile, ledger, assessor.matching(), mutant);
    model
        .stages()
        .forEach((stage, rule) ->
            first.ifPresent(f ->
                episodes.add(
                    new NaiveEpisodes(
                        stage,
                        rule,
                        conditions,
                        this::isDisqualified,
                        f.getEpochSecond(),
                        mutant))));
  }

  /** Everything the model says of the lead at {@code t}. */
  public Assessment at(Instant t) {
    long u = t.getEpochSecond();
    var lines = sheet.lines(u);
    var score = sum(lines);
    return new Assessment(
        model.name(),
        model.version(),
        t,
        knownAt,
        score,
        grade(score),
        stage(t),
        qualified(t),
        sheet.completeness(u),
        lines,
        sheet.disqualified(u));
  }

  /** When the first entry occurred that counts as one; no episode begins before it. */
  public Optional<Instant> first() {
    return first;
  }

  /** The highest stage the lead is qualified for at {@code t}. */
  public Stage stage(Instant t) {
    var qualified = qualified(t);
    return qualified.isEmpty() ? Stage.LEAD : Collections.max(qualified);
  }

  /** The stages the lead is qualified for at {@code t}. */
  public Set<Stage> qualified(Instant t) {
    var qualified = EnumSet.noneOf(Stage.class);
    for (var walk : episodes) {
      if (walk.isQualified(t.getEpochSecond())) {
        qualified.add(walk.stage());
      }
    }
    return qualified;
  }

  /** The episodes of one stage that begin up to {@code to}; the last may be open. */
  public List<NaiveEpisodes.Episode> episodes(Stage stage, Instant to) {
    return episodes.stream()
        .filter(walk -> walk.stage() == stage)
        .flatMap(walk -> walk.episodes(to.getEpochSecond()).stream())
        .toList();
  }

  /** The stages held from the first entry until {@code to}, in order; the last is open. */
  public List<Interval> intervals(Instant to) {
    var intervals = new ArrayList<Interval>();
    if (first.isEmpty() || first.get().isAfter(to)) {
      return intervals;
    }
    var since = first.get();
    var held = stage(since);
    for (var u = since.plusSeconds(1); !u.isAfter(to); u = u.plusSeconds(1)) {
      var now = stage(u);
      if (now != held) {
        intervals.add(new Interval(held, since, Optional.of(u)));
        since = u;
        held = now;
      }
    }
    intervals.add(new Interval(held, since, Optional.empty()));
    return intervals;
  }

  /**
   * The first second after {@code t}, up to {@code horizon}, at which the stage is another than at
   * {@code t} if nothing more happens: what occurs after {@code t} does not exist.
   */
  public Optional<Instant> leavesStageAt(Instant t, Instant horizon) {
    var frozen = frozen(t);
    var held = frozen.stage(t);
    for (var u = t.plusSeconds(1); !u.isAfter(horizon); u = u.plusSeconds(1)) {
      if (frozen.stage(u) != held) {
        return Optional.of(u);
      }
    }
    return Optional.empty();
  }

  /** As {@link #leavesStageAt}, for the set of qualified stages. */
  public Optional<Instant> changesQualificationAt(Instant t, Instant horizon) {
    var frozen = frozen(t);
    var held = frozen.qualified(t);
    for (var u = t.plusSeconds(1); !u.isAfter(horizon); u = u.plusSeconds(1)) {
      if (!frozen.qualified(u).equals(held)) {
        return Optional.of(u);
      }
    }
    return Optional.empty();
  }

  /** The same lead without what occurs after {@code t}; directives hold at every instant. */
  private NaiveReading frozen(Instant t) {
    var existing =
        entries.stream()
            .filter(e -> e.directive().isPresent() || !e.occurredAt().isAfter(t))
            .toList();
    return new NaiveReading(assessor, existing, knownAt);
  }

  /** The value points and conditions read at {@code t}. */
  public Optional<Fact> voluntary(String attribute, Instant t) {
    return profile.voluntary(attribute, t.getEpochSecond());
  }

  /** The value that is displayed at {@code t}. */
  public Optional<Fact> shown(String attribute, Instant t) {
    return profile.shown(attribute, t.getEpochSecond());
  }

  private boolean isDisqualified(long u) {
    if (u != disqualifiedAt) {
      disqualified = !sheet.disqualified(u).isEmpty();
      disqualifiedAt = u;
    }
    return disqualified;
  }

  private Score score(long u) {
    if (u != scoredAt) {
      scored = sum(sheet.lines(u));
      scoredAt = u;
    }
    return scored;
  }

  private static Score sum(List<Line> lines) {
    long fit = 0;
    long engagement = 0;
    long adjustment = 0;
    for (var line : lines) {
      switch (line.dimension()) {
        case FIT -> fit += line.points();
        case ENGAGEMENT -> engagement += line.points();
        case TOTAL -> adjustment += line.points();
      }
    }
    return new Score(fit + engagement + adjustment, fit, engagement);
  }

  private Grade grade(Score score) {
    int fit = rank(model.grading().fit(), score.fit());
    return new Grade(
        "ABCD".charAt(fit), 1 + rank(model.grading().engagement(), score.engagement()));
  }

  private static int rank(List<Points> cuts, long score) {
    return (int) cuts.stream().filter(cut -> score < cut.millionths()).count();
  }
}
