package dev.astrolabe.model.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.model.identity.ConnectedIdentities;
import dev.astrolabe.model.ledger.Entry;
import dev.astrolabe.model.profile.Facts;
import dev.astrolabe.model.reference.ExactDecay;
import dev.astrolabe.model.reference.NaiveAssessor;
import dev.astrolabe.model.reference.NaiveLeads;
import dev.astrolabe.model.reference.NaiveReading;
import dev.astrolabe.model.scoring.CompiledModel;
import dev.astrolabe.model.scoring.Evidence;
import dev.astrolabe.model.scoring.Explainer;
import dev.astrolabe.model.scoring.Outlook;
import dev.astrolabe.model.scoring.Tally;
import dev.astrolabe.model.scoring.Worksheet;
import dev.astrolabe.model.stage.Checkpoint;
import dev.astrolabe.model.stage.Course;
import dev.astrolabe.model.stage.Reading;
import dev.astrolabe.model.stage.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One world assessed twice: by the reference, which reads every second, and by the code that runs.
 * Every message names the seed and the instant.
 */
final class Comparison {
  /** How far ahead the reference looks for the next change. Seconds. */
  private static final int AHEAD = 200;

  private final World world;
  private final CompiledModel model;
  private final NaiveAssessor reference;

  Comparison(World world, ExactDecay decay) {
    this.world = world;
    this.model = new CompiledModel(world.model());
    this.reference = new NaiveAssessor(world.model(), decay);
  }

  /** Everything, for every lead of the world as it was known at several instants. */
  void check() {
    checkLeads();
    for (var life : world.lives()) {
      var reading = reference.read(life.entries(), life.knownAt());
      checkAssessments(life, reading);
      checkCourse(life, reading);
      checkProfile(life, reading);
    }
    checkNextChange(world.largest());
    new Deliveries(world, model, reference).check();
  }

  /** Who is one lead, by the entries in two orders. */
  private void checkLeads() {
    for (var knownAt : world.knownAts()) {
      var expected = NaiveLeads.resolve(world.deliveries(), knownAt);
      var again = world.redelivered(world.deliveries(), 3);
      for (var delivered : List.of(world.deliveries(), again)) {
        var found = ConnectedIdentities.of(known(delivered, knownAt)).sets();
        assertThat(found).as(world + ", knownAt " + knownAt).isEqualTo(expected);
      }
    }
  }

  private void checkAssessments(World.Life life, NaiveReading reading) {
    var again = world.redelivered(life.entries(), 1);
    for (var t : world.instants()) {
      var expected = Essence.of(at(life, t), reading.at(t));
      for (var delivered : List.of(life.entries(), again)) {
        var assessed = Explainer.assess(model, delivered, t, life.knownAt());
        assertThat(List.of(assessed.at(), assessed.knownAt()))
            .isEqualTo(List.of(t, life.knownAt()));
        assertThat(Essence.of(at(life, t), assessed)).as(at(life, t)).isEqualTo(expected);
      }
    }
  }

  /** The scores, the stages, and the same stages carried on from checkpoint to checkpoint. */
  private void checkCourse(World.Life life, NaiveReading reading) {
    var known = known(life.entries(), life.knownAt());
    var tally = tally(known);
    var course = new Course(tally);
    var sheet = new Worksheet(model);
    var intervals = reading.intervals(world.end());
    var expected = changes(reading, intervals);
    var walk = course.walk(Checkpoint.BEGINNING, world.end().getEpochSecond());
    assertThat(walk.changes()).as(at(life, world.end())).isEqualTo(expected);

    var inSteps = new ArrayList<Course.Change>();
    var checkpoint = Checkpoint.BEGINNING;
    for (var t : world.instants()) {
      long u = t.getEpochSecond();
      var step = course.walk(checkpoint, u);
      inSteps.addAll(step.changes());
      checkpoint = step.end();
      assertThat(tally.score(u)).as(at(life, t)).isEqualTo(reading.at(t).score());
      checkWithoutPast(life, reading, t, course.reading(u, sheet));
      assertThat(checkpoint.since().keySet()).as(at(life, t)).isEqualTo(reading.qualified(t));
      assertThat(checkpoint.stage()).as(at(life, t)).isEqualTo(reading.stage(t));
      assertThat(course.qualified(u)).as(at(life, t)).isEqualTo(reading.qualified(t));
      assertThat(course.since(u)).as(at(life, t)).isEqualTo(since(intervals, t));
    }
    inSteps.addAll(course.walk(checkpoint, world.end().getEpochSecond()).changes());
    assertThat(inSteps).as(at(life, world.end())).isEqualTo(expected);
  }

  /**
   * The score, and the entrances by what the stages show: one that was entered at this second was
   * open, and no open one stands beside a stage that is not held.
   */
  private void checkWithoutPast(World.Life life, NaiveReading reading, Instant t, Reading found) {
    assertThat(found.score()).as(at(life, t)).isEqualTo(reading.at(t).score());
    if (reading.first().filter(first -> !first.isAfter(t)).isPresent()) {
      var entered = EnumSet.noneOf(Stage.class);
      entered.addAll(reading.qualified(t));
      entered.removeAll(reading.qualified(t.minusSeconds(1)));
      assertThat(found.entered()).as(at(life, t)).containsAll(entered);
      assertThat(reading.qualified(t)).as(at(life, t)).containsAll(found.entered());
    }
  }

  private static List<Course.Change> changes(
      NaiveReading reading, List<NaiveReading.Interval> intervals) {
    return intervals.stream()
        .filter(i -> !(i.stage() == Stage.LEAD && i.from().equals(reading.first().orElseThrow())))
        .map(i -> new Course.Change(i.from().getEpochSecond(), i.stage()))
        .toList();
  }

  private static Optional<Long> since(List<NaiveReading.Interval> intervals, Instant t) {
    return intervals.stream()
        .map(NaiveReading.Interval::from)
        .filter(from -> !from.isAfter(t))
        .reduce((earlier, later) -> later)
        .map(Instant::getEpochSecond);
  }

  private void checkProfile(World.Life life, NaiveReading reading) {
    var facts = Facts.of(known(life.entries(), life.knownAt()));
    for (var t : world.instants()) {
      for (var attribute : facts.attributes()) {
        assertThat(facts.voluntary(attribute, t))
            .as(at(life, t))
            .isEqualTo(reading.voluntary(attribute, t));
        assertThat(facts.shown(attribute, t))
            .as(at(life, t))
            .isEqualTo(reading.shown(attribute, t));
      }
    }
  }

  /** When it leaves its stage if nothing more happens: to the second. */
  private void checkNextChange(World.Life life) {
    var reading = reference.read(life.entries(), life.knownAt());
    for (var t : List.of(world.instants().getFirst(), world.instants().getLast())) {
      var horizon = t.plusSeconds(AHEAD);
      var expected = reading.leavesStageAt(t, horizon);
      var course = new Course(tally(Explainer.existing(life.entries(), t, life.knownAt())));
      var now = course.walk(Checkpoint.BEGINNING, t.getEpochSecond()).end();
      var found = course.nextChange(now);
      assertThat(within(found, horizon)).as(at(life, t)).isEqualTo(expected);
      var told = Outlook.of(model, life.entries(), t, life.knownAt()).leavesStageAt();
      assertThat(told.filter(u -> !u.isAfter(horizon))).as(at(life, t)).isEqualTo(expected);
    }
  }

  static Optional<Instant> within(OptionalLong second, Instant horizon) {
    return second.isPresent() && second.getAsLong() <= horizon.getEpochSecond()
        ? Optional.of(Instant.ofEpochSecond(second.getAsLong()))
        : Optional.empty();
  }

  private Tally tally(Collection<Entry> entries) {
    return new Tally(model, Evidence.of(model, entries), Facts.of(entries));
  }

  static List<Entry> known(Collection<Entry> entries, Instant knownAt) {
    return entries.stream().filter(e -> !e.recordedAt().isAfter(knownAt)).toList();
  }

  private String at(World.Life life, Instant t) {
    return world + ", lead of " + life.identities() + ", t " + t + ", knownAt " + life.knownAt();
  }
}
