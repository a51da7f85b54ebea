package dev.astrolabe.model.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.model.lead.Folding;
import dev.astrolabe.model.lead.Lead;
import dev.astrolabe.model.lead.LeadId;
import dev.astrolabe.model.lead.Standing;
import dev.astrolabe.model.ledger.Entry;
import dev.astrolabe.model.reference.NaiveAssessor;
import dev.astrolabe.model.reference.NaiveReading;
import dev.astrolabe.model.scoring.CompiledModel;
import dev.astrolabe.model.scoring.Evidence;
import dev.astrolabe.model.stage.Cause;
import dev.astrolabe.model.stage.Stage;
import dev.astrolabe.model.stage.Transition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A lead folded entry by entry, in whatever order they come, stands as the reference says of the
 * entries that came so far: in a sample of worlds after each of them, in all worlds half way and at
 * the end. An entry whose id stands under another home is no delivery that a lead can be carried on
 * with: which of the two stands is a matter of all entries, so the lead is folded anew.
 */
final class Deliveries {
  private static final int AHEAD = 100;

  /** In one world of so many every step is looked at, not only half and end. */
  private static final int SAMPLED = 10;

  private final World world;
  private final NaiveAssessor reference;
  private final Folding folding;

  Deliveries(World world, CompiledModel model, NaiveAssessor reference) {
    this.world = world;
    this.reference = reference;
    this.folding = new Folding(List.of(model));
  }

  void check() {
    var life = world.largest();
    var once = fold(life, life.entries());
    var again = fold(life, world.redelivered(life.entries(), 2));
    assertThat(essence(again)).as(message(life, "folded in two orders")).isEqualTo(essence(once));

    var anew =
        folding.refold(
            beginning(life), life.entries(), world.end(), new Cause.ByMerge("from nothing"));
    assertThat(essence(anew)).as(message(life, "folded at once")).isEqualTo(essence(once));

    var evidence = standing(once).evidence();
    int half = evidence.size() / 2;
    var packed = List.of(evidence.packRows(half, evidence.size()), evidence.packRows(0, half));
    assertThat(Evidence.unpack(evidence.packShapes(), packed))
        .as(message(life, "packed in two parts"))
        .isEqualTo(evidence);
  }

  /** Now moves on with every delivery, and never reaches the end of the world. */
  private Lead fold(World.Life life, List<Entry> deliveries) {
    var lead = beginning(life);
    var came = new ArrayList<Entry>();
    long step = Math.max(1, lasts() / deliveries.size());
    for (int i = 0; i < deliveries.size(); i++) {
      var now = Happened.second(Math.min(lasts(), step * i));
      var before = lead;
      var entry = deliveries.get(i);
      boolean repeated = came.contains(entry);
      boolean stands = came.stream().anyMatch(other -> other.id().equals(entry.id()));
      came.add(entry);
      lead =
          stands && !repeated
              ? folding.refold(before, came, now, new Cause.ByEntry(entry.id()))
              : folding.fold(before, entry, now).orElseThrow();
      checkTransition(life, before, lead, now);
      if (repeated) {
        assertThat(lead.facts()).as(message(life, "delivered again")).isEqualTo(before.facts());
      }
      if (i == deliveries.size() / 2 || world.seed() % SAMPLED == 0) {
        var truth = reference.read(came, world.knowingAll());
        checkStanding(life, lead, truth, now);
        checkVisited(life, folding.visit(lead, now), truth, now);
      }
    }
    var end = world.end();
    var before = lead;
    lead = folding.visit(before, end);
    checkTransition(life, before, lead, end);
    var truth = reference.read(came, world.knowingAll());
    checkStanding(life, lead, truth, end);
    checkVisited(life, lead, truth, end);
    return lead;
  }

  private static Lead beginning(World.Life life) {
    return Lead.first(new LeadId("l-made-up"), Happened.START)
        .withIdentities(new TreeSet<>(life.identities()));
  }

  /** A transition is recorded when the stage differs from the recorded one, and only then. */
  private void checkTransition(World.Life life, Lead before, Lead after, Instant now) {
    var message = message(life, "folded by " + now);
    var former = before.standings().values().stream().flatMap(s -> s.newest().stream()).findAny();
    var newest = standing(after).newest();
    var stage = former.map(Transition::to).orElse(Stage.LEAD);
    if (standing(after).stage() == stage) {
      assertThat(newest).as(message).isEqualTo(former);
      return;
    }
    var made = newest.orElseThrow();
    assertThat(made.n()).as(message).isEqualTo(former.map(Transition::n).orElse(0) + 1);
    assertThat(made.from()).as(message).isEqualTo(stage);
    assertThat(made.to()).as(message).isEqualTo(standing(after).stage());
    assertThat(made.recordedAt()).as(message).isEqualTo(now);
    assertThat(made.effectiveAt()).as(message).isBeforeOrEqualTo(now);
    former.ifPresent(earlier ->
        assertThat(made.effectiveAt()).as(message).isAfterOrEqualTo(earlier.effectiveAt()));
  }

  private long lasts() {
    return world.end().getEpochSecond() - Happened.START.getEpochSecond();
  }

  private void checkStanding(World.Life life, Lead lead, NaiveReading truth, Instant now) {
    var standing = standing(lead);
    var message = message(life, "folded by " + now);
    var expected = truth.at(now);
    assertThat(standing.assessedAt()).as(message).isEqualTo(now);
    assertThat(standing.score()).as(message).isEqualTo(expected.score());
    assertThat(standing.grade()).as(message).isEqualTo(expected.grade());
    assertThat(standing.stage()).as(message).isEqualTo(expected.stage());
    assertThat(standing.newest().map(t -> t.to()).orElse(Stage.LEAD))
        .as(message)
        .isEqualTo(expected.stage());

    var change = nextChange(truth, now);
    if (change.isPresent()) {
      assertThat(standing.nextChange()).as(message).isPresent();
      assertThat(standing.nextChange().orElseThrow()).as(message).isBeforeOrEqualTo(change.get());
    }
  }

  /** After a visit the next change is told to the second; a fold may have told an earlier one. */
  private void checkVisited(World.Life life, Lead lead, NaiveReading truth, Instant now) {
    var horizon = now.plusSeconds(AHEAD);
    assertThat(standing(lead).nextChange().filter(change -> !change.isAfter(horizon)))
        .as(message(life, "visited at " + now))
        .isEqualTo(nextChange(truth, now));
  }

  /** With no further delivery; what came already but occurs only later does happen. */
  private static Optional<Instant> nextChange(NaiveReading truth, Instant now) {
    var held = truth.stage(now);
    for (var u = now.plusSeconds(1); !u.isAfter(now.plusSeconds(AHEAD)); u = u.plusSeconds(1)) {
      if (truth.stage(u) != held) {
        return Optional.of(u);
      }
    }
    return Optional.empty();
  }

  private Standing standing(Lead lead) {
    return Objects.requireNonNull(lead.standings().get(world.model().name()), "no standing");
  }

  /** What does not depend on which stages were passed through on the way. */
  private List<Object> essence(Lead lead) {
    var standing = standing(lead);
    return List.of(
        lead.identities(),
        lead.facts(),
        standing.evidence(),
        standing.stage(),
        standing.score(),
        standing.grade());
  }

  private String message(World.Life life, String what) {
    return world + ", lead of " + life.identities() + ", " + what;
  }
}
