package dev.astrolabe.model.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.model.identity.ConnectedIdentities;
import dev.astrolabe.model.ledger.Entry;
import dev.astrolabe.model.reference.NaiveLeads;
import dev.astrolabe.model.scoring.CompiledModel;
import dev.astrolabe.model.scoring.Explainer;
import java.util.ArrayList;
import java.util.List;
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
    var merge =
        Happened.at(second, "merged-by-hand")
            .by(left.iterator().next())
            .linking(right.iterator().next())
            .entry();
    var unmerge = Happened.cut(second + 5, left, right, false).by(left.iterator().next()).entry();

    var before = ConnectedIdentities.of(world.entries());
    var united = with(world.entries(), merge);
    var apart = with(united, unmerge);
    assertThat(ConnectedIdentities.of(apart).sets()).as(world.toString()).isEqualTo(before.sets());
    assertThat(NaiveLeads.resolve(apart, world.knowingAll()))
        .as(world.toString())
        .isEqualTo(before.sets());
    for (var life : lives) {
      assertSame(world, life, NaiveLeads.ledger(apart, life.identities()));
    }
    return ConnectedIdentities.of(united).with(left.iterator().next()).containsAll(right);
  }

  private static void assertSame(World world, World.Life life, List<Entry> afterwards) {
    var model = new CompiledModel(world.model());
    for (var t : world.instants()) {
      var what = world + ", t " + t;
      assertThat(Essence.of(what, Explainer.assess(model, afterwards, t, life.knownAt())))
          .as(what)
          .isEqualTo(Essence.of(what, Explainer.assess(model, life.entries(), t, life.knownAt())));
    }
  }

  private static List<Entry> with(List<Entry> entries, Entry one) {
    var more = new ArrayList<>(entries);
    more.add(one);
    return more;
  }
}
