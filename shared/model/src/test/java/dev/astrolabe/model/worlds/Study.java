package dev.astrolabe.model.worlds;

import dev.astrolabe.model.ledger.Entry;
import dev.astrolabe.model.reference.ExactDecay;
import dev.astrolabe.model.reference.Mutant;
import dev.astrolabe.model.reference.NaiveAssessor;
import dev.astrolabe.model.reference.NaiveEpisodes;
import dev.astrolabe.model.reference.NaiveReading;
import dev.astrolabe.model.scoring.InactivityRule;
import dev.astrolabe.model.scoring.Line;
import dev.astrolabe.model.stage.StageRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * A world read by the reference, to see what matters in it. A rule matters where forgetting it
 * changes the outcome.
 */
final class Study {
  private final World world;
  private final ExactDecay decay;
  private final NaiveAssessor assessor;
  private final List<NaiveReading> readings = new ArrayList<>();
  private final List<Line> lines = new ArrayList<>();
  private final Outcome right;

  Study(World world, ExactDecay decay) {
    this.world = world;
    this.decay = decay;
    this.assessor = new NaiveAssessor(world.model(), decay);
    for (var life : world.lives()) {
      var reading = assessor.read(life.entries(), life.knownAt());
      readings.add(reading);
      world.instants().forEach(t -> lines.addAll(reading.at(t).lines()));
    }
    this.right = Outcome.of(world, decay, Mutant.NONE);
  }

  /** Whether the feature matters in this world. */
  boolean shows(Feature feature) {
    return switch (feature) {
      case RE_ENTRY -> entersAgain();
      case VETO_INSIDE_DWELL -> isVetoedInsideDwell();
      case DWELL_KEEPS -> dwellMatters();
      case LATE_ENTRY -> lateEntryMatters();
      case LIFTED_MARK -> differsBy(Mutant.LIFTS_IGNORED);
      case MARK -> differsBy(Mutant.MARKS_IGNORED);
      case UN_MERGE -> differsBy(Mutant.CUTS_IGNORED);
      case TIE -> differsBy(Mutant.TIES_REVERSED);
      case CLAMP_WITH_NEGATIVES -> differsBy(Mutant.NEGATIVES_OUTSIDE_CLAMPS);
      case FREQUENCY_REFUSED -> isRefused();
      case WINDOW_EXPIRED -> expired("window over");
      case HALF_LIFE_EXPIRED -> expired("decayed");
      case SILENCE -> silenceCounts();
      case DISQUALIFIED -> isDisqualified();
      case PURCHASED_IGNORED -> differsBy(Mutant.PURCHASED_COUNTS);
      case ANONYMOUS_OVERRIDDEN -> differsBy(Mutant.TRUST_IGNORED);
      case ONE_ID_TWICE -> differsBy(Mutant.LAST_ACCEPTED_STANDS);
      case LEAVES_BY_TIME -> leavesByTime();
      case DELIVERED_AGAIN -> isDeliveredAgain();
    };
  }

  boolean differsBy(Mutant mutant) {
    return !Outcome.of(world, decay, mutant).equals(right);
  }

  private boolean entersAgain() {
    return readings.stream()
        .anyMatch(reading ->
            world.model().stages().keySet().stream()
                .anyMatch(stage -> reading.episodes(stage, world.end()).size() > 1));
  }

  private boolean isVetoedInsideDwell() {
    return anyEpisode((rule, episode) -> episode.vetoed() && length(episode) < rule.dwellSeconds());
  }

  /** It ended without a veto in the very second in which the dwell was over. */
  private boolean dwellMatters() {
    return anyEpisode((rule, episode) ->
        !episode.vetoed() && rule.dwellSeconds() > 1 && length(episode) == rule.dwellSeconds());
  }

  private boolean anyEpisode(BiPredicate<StageRule, NaiveEpisodes.Episode> wanted) {
    return readings.stream()
        .anyMatch(reading ->
            world.model().stages().entrySet().stream()
                .anyMatch(stage ->
                    reading.episodes(stage.getKey(), world.end()).stream()
                        .anyMatch(episode -> wanted.test(stage.getValue(), episode))));
  }

  /** Seconds; an open episode lasts longer than any dwell. */
  private static long length(NaiveEpisodes.Episode episode) {
    return episode.to().orElse(Long.MAX_VALUE) - episode.from();
  }

  /**
   * At the second in which a late entry is recorded, the ledger with it and without it differ in
   * the verdict on another entry or in a stage after an entry that was recorded before.
   */
  private boolean lateEntryMatters() {
    return world.lives().stream()
        .filter(life -> life.knownAt().equals(world.knowingAll()))
        .anyMatch(life -> life.entries().stream().anyMatch(late -> matters(late, life.entries())));
  }

  private boolean matters(Entry late, List<Entry> entries) {
    var before =
        entries.stream()
            .filter(e -> e.directive().isEmpty() && late.directive().isEmpty())
            .filter(e -> e.occurredAt().isAfter(late.occurredAt()))
            .filter(e -> e.recordedAt().isBefore(late.recordedAt()))
            .map(Entry::occurredAt)
            .min(Instant::compareTo);
    if (before.isEmpty()) {
      return false;
    }
    var others = entries.stream().filter(e -> !e.id().equals(late.id())).toList();
    var with = assessor.read(entries, late.recordedAt());
    var without = assessor.read(others, late.recordedAt());
    return verdictsDiffer(with, without, late) || stagesDiffer(with, without, before.get());
  }

  private boolean verdictsDiffer(NaiveReading with, NaiveReading without, Entry late) {
    var ofOthers =
        new HashSet<>(Essence.of(world.toString(), with.at(world.end())).entries().entrySet());
    ofOthers.removeIf(e -> e.getKey().entry().equals(late.id()));
    return !ofOthers.equals(
        Essence.of(world.toString(), without.at(world.end())).entries().entrySet());
  }

  private boolean stagesDiffer(NaiveReading with, NaiveReading without, Instant from) {
    for (var u = from; !u.isAfter(world.end()); u = u.plusSeconds(1)) {
      if (!with.qualified(u).equals(without.qualified(u))) {
        return true;
      }
    }
    return false;
  }

  private boolean isRefused() {
    return lines.stream().anyMatch(line -> line.status() == Line.Status.FREQUENCY);
  }

  private boolean expired(String note) {
    return lines.stream()
        .anyMatch(line -> line.status() == Line.Status.EXPIRED && line.note().equals(note));
  }

  private boolean silenceCounts() {
    var silence = world.model().inactivityRules().stream().map(InactivityRule::id).toList();
    return lines.stream()
        .filter(line -> line.points() != 0)
        .anyMatch(line -> line.rule().filter(silence::contains).isPresent());
  }

  private boolean isDisqualified() {
    return right.essences().stream().anyMatch(essence -> !essence.disqualified().isEmpty());
  }

  private boolean leavesByTime() {
    var last = world.instants().getLast();
    return readings.stream()
        .anyMatch(reading -> reading.leavesStageAt(last, last.plusSeconds(100)).isPresent());
  }

  private boolean isDeliveredAgain() {
    return world.deliveries().size() > world.entries().size();
  }
}
