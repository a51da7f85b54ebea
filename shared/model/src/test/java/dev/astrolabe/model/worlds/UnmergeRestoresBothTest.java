package dev.astrolabe.model.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.model.identity.ConnectedIdentities;
import dev.astrolabe.model.ledger.Entry;
import dev.astrolabe.model.reference.NaiveLeads;
import dev.astrolabe.model.scoring.Clamp;
import dev.astrolabe.model.scoring.CompiledModel;
import dev.astrolabe.model.scoring.EngagementRule;
import dev.astrolabe.model.scoring.Explainer;
import dev.astrolabe.model.scoring.HalfLife;
import dev.astrolabe.model.scoring.Matcher;
import dev.astrolabe.model.scoring.Points;
import dev.astrolabe.model.scoring.ScoringModel;
import dev.astrolabe.model.scoring.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Merging two leads and un-merging them again gives both back as they were, at every instant. */
class UnmergeRestoresBothTest {
  private static final int WORLDS = 400;

  @Test
  void bothLeadsAreAsBefore() {
    int merged = 0;
    for (long seed = 0; seed < WORLDS; seed++) {
      merged += mergeAndUnmerge(Worlds.random(seed)) ? 1 : 0;
    }
    assertThat(merged).as("worlds in which the merge united two leads").isGreaterThan(WORLDS / 10);
  }

  /** Whether the merge united two leads; in some worlds an earlier cut forbids it. */
  private static boolean mergeAndUnmerge(World world) {
    var lives = world.lives().stream().filter(l -> l.knownAt().equals(world.knowingAll())).toList();
    if (lives.size() < 2) {
      return false;
    }
    var left = lives.get(0).identities();
    var right = lives.get(1).identities();
    long second = world.end().getEpochSecond() - Happened.START.getEpochSecond() + 1;
    var merge = Happened.merge(second, left.iterator().next(), right.iterator().next()).entry();
    var unmerge = Happened.cut(second + 5, left, right, false).by(left.iterator().next()).entry();
    var model = new CompiledModel(scoringMerges(world));

    var before = ConnectedIdentities.of(world.entries());
    var united = with(world.entries(), merge);
    var apart = with(united, unmerge);
    assertThat(ConnectedIdentities.of(apart).sets()).as(world.toString()).isEqualTo(before.sets());
    assertThat(NaiveLeads.resolve(apart, world.knowingAll()))
        .as(world.toString())
        .isEqualTo(before.sets());
    var instants = new ArrayList<>(world.instants());
    for (long later : List.of(0L, 1L, 5L, 6L, 100_000L)) {
      instants.add(merge.occurredAt().plusSeconds(later));
    }
    for (var life : lives) {
      assertSame(world, model, life, NaiveLeads.ledger(apart, life.identities()), instants);
    }
    return ConnectedIdentities.of(united).with(left.iterator().next()).containsAll(right);
  }

  /** The world's model with one more rule, which gives points to whatever is called a merge. */
  private static ScoringModel scoringMerges(World world) {
    var draw = new Draw(world.seed());
    var model = world.model();
    var rules = new ArrayList<>(model.engagementRules());
    rules.add(
        new EngagementRule(
            "merges",
            Optional.empty(),
            Matcher.of("merge"),
            Points.of(draw.of(-30, 7, 50)),
            draw.maybe(50, () -> HalfLife.days(1)),
            draw.maybe(50, () -> new Window(draw.of(3, 50, 1_000_000))),
            Optional.empty(),
            Clamp.NONE));
    return new ScoringModel(
        model.name(),
        model.version(),
        model.fitRules(),
        rules,
        model.inactivityRules(),
        model.groups(),
        model.fit(),
        model.engagement(),
        model.total(),
        model.grading(),
        model.stages());
  }

  private static void assertSame(
      World world,
      CompiledModel model,
      World.Life life,
      List<Entry> afterwards,
      List<Instant> instants) {
    // By then the merge and its undoing are known as well.
    var knownAt = world.knowingAll().plusSeconds(1_000_000);
    for (var t : instants) {
      var what = world + ", t " + t;
      assertThat(Essence.of(what, Explainer.assess(model, afterwards, t, knownAt)))
          .as(what)
          .isEqualTo(Essence.of(what, Explainer.assess(model, life.entries(), t, knownAt)));
    }
  }

  private static List<Entry> with(List<Entry> entries, Entry one) {
    var more = new ArrayList<>(entries);
    more.add(one);
    return more;
  }
}
