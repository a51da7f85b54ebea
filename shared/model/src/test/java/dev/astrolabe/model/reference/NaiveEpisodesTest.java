package dev.astrolabe.model.reference;

import static dev.astrolabe.model.worlds.Happened.at;
import static dev.astrolabe.model.worlds.Happened.mark;
import static dev.astrolabe.model.worlds.Happened.second;
import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.model.ledger.Entry;
import dev.astrolabe.model.scoring.Clamp;
import dev.astrolabe.model.scoring.Dimension;
import dev.astrolabe.model.scoring.EngagementRule;
import dev.astrolabe.model.scoring.FitRule;
import dev.astrolabe.model.scoring.HalfLife;
import dev.astrolabe.model.scoring.Matcher;
import dev.astrolabe.model.scoring.Points;
import dev.astrolabe.model.scoring.ValueTest;
import dev.astrolabe.model.scoring.Window;
import dev.astrolabe.model.stage.Condition;
import dev.astrolabe.model.stage.Stage;
import dev.astrolabe.model.stage.StageRule;
import dev.astrolabe.model.worlds.ModelDraft;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NaiveEpisodesTest {
  private static final Condition NEVER = new Condition.Any(List.of());
  private static final Condition ALWAYS = new Condition.All(List.of());

  private static Condition did(String kind, int count, long window) {
    return new Condition.Behaviour(Matcher.of(kind), count, Optional.of(new Window(window)));
  }

  private static Condition atLeast(long points) {
    return new Condition.Threshold(Dimension.ENGAGEMENT, Points.of(points));
  }

  private static ModelDraft halvingEveryTenSeconds() {
    return new ModelDraft()
        .add(
            new EngagementRule(
                "demo",
                Optional.empty(),
                Matcher.of("demo"),
                Points.of(8),
                Optional.of(new HalfLife(10)),
                Optional.empty(),
                Optional.empty(),
                Clamp.NONE));
  }

  private static NaiveReading read(ModelDraft model, Entry... entries) {
    return new NaiveAssessor(model.model(), new ExactDecay()).read(List.of(entries), second(1_000));
  }

  /** {@code stage from-to}, seconds from the start. */
  private static List<String> stages(NaiveReading reading, long to) {
    var stages = new ArrayList<String>();
    for (var i : reading.intervals(second(to))) {
      var end = i.to().map(t -> Long.toString(seconds(t))).orElse("");
      stages.add(i.stage() + " " + seconds(i.from()) + "-" + end);
    }
    return stages;
  }

  private static long seconds(Instant instant) {
    return instant.getEpochSecond() - second(0).getEpochSecond();
  }

  @Test
  void entersAtTheThresholdAndStaysUntilTheLowerOne() {
    var model =
        halvingEveryTenSeconds().stage(Stage.MQL, new StageRule(atLeast(8), atLeast(2), NEVER, 0));
    var reading = read(model, at(5, "visit").entry(), at(20, "demo").entry());
    // 8 points at 20, exactly 2 at 40, less from 41 on.
    assertThat(stages(reading, 100)).containsExactly("LEAD 5-20", "MQL 20-41", "LEAD 41-");
    assertThat(reading.leavesStageAt(second(20), second(400))).contains(second(41));
    assertThat(reading.leavesStageAt(second(41), second(400))).isEmpty();
    // At 10 the demo has not happened: nothing changes by itself.
    assertThat(reading.leavesStageAt(second(10), second(400))).isEmpty();
  }

  @Test
  void staysForItsDwellThenLooksAgain() {
    var model =
        halvingEveryTenSeconds().stage(Stage.SQL, new StageRule(atLeast(8), atLeast(8), NEVER, 15));
    assertThat(stages(read(model, at(20, "demo").entry()), 60))
        .containsExactly("SQL 20-35", "LEAD 35-");
  }

  @Test
  void aVetoEndsAStageInsideItsDwellAndLetsItBeginAgainWhenItIsOver() {
    var model =
        new ModelDraft()
            .stage(
                Stage.SQL,
                new StageRule(did("demo", 1, 40), did("demo", 1, 40), did("rejected", 1, 10), 30));
    var reading = read(model, at(0, "demo").entry(), at(12, "rejected").entry());
    assertThat(stages(reading, 100))
        .containsExactly("SQL 0-12", "LEAD 12-22", "SQL 22-52", "LEAD 52-");
    assertThat(reading.episodes(Stage.SQL, second(100)))
        .extracting(NaiveEpisodes.Episode::vetoed)
        .containsExactly(true, false);
  }

  @Test
  void theHighestQualifiedStageStands() {
    var model =
        new ModelDraft()
            .stage(Stage.MQL, new StageRule(ALWAYS, ALWAYS, NEVER, 0))
            .stage(Stage.PQL, new StageRule(did("use", 2, 30), did("use", 2, 30), NEVER, 0))
            .stage(Stage.SQL, new StageRule(did("demo", 1, 5), did("demo", 1, 5), NEVER, 0));
    var reading = read(model, at(0, "use").entry(), at(10, "use").entry(), at(20, "demo").entry());
    assertThat(stages(reading, 100))
        .containsExactly("MQL 0-10", "PQL 10-20", "SQL 20-25", "PQL 25-30", "MQL 30-");
    assertThat(reading.qualified(second(22))).isEqualTo(Set.of(Stage.MQL, Stage.PQL, Stage.SQL));
    assertThat(reading.stage(second(-1))).isEqualTo(Stage.LEAD);
  }

  @Test
  void nothingBeginsBeforeTheFirstEntryThatIsNotMarked() {
    var model = new ModelDraft().stage(Stage.MQL, new StageRule(ALWAYS, ALWAYS, NEVER, 0));
    var first = at(10, "visit").entry();
    var second = at(30, "visit").entry();
    assertThat(stages(read(model, first, second), 50)).containsExactly("MQL 10-");
    assertThat(stages(read(model, first, second, mark(90, first, true).entry()), 50))
        .containsExactly("MQL 30-");
    assertThat(stages(read(model), 50)).isEmpty();
  }

  @Test
  void aDisqualifiedLeadIsInNoStage() {
    var industry =
        new FitRule(
            "industry",
            Optional.empty(),
            "industry",
            List.of(
                new FitRule.Case(
                    new ValueTest.OneOf(Set.of("student")), Points.ZERO, Optional.of("student"))),
            Points.ZERO,
            Points.ZERO,
            Clamp.NONE);
    var model =
        new ModelDraft().add(industry).stage(Stage.MQL, new StageRule(ALWAYS, ALWAYS, NEVER, 100));
    var reading =
        read(
            model,
            at(0, "visit").entry(),
            at(10, "form").saying("industry", "student").entry(),
            at(20, "form").saying("industry", "logistics").entry());
    assertThat(stages(reading, 50)).containsExactly("MQL 0-10", "LEAD 10-20", "MQL 20-");
  }

  @Test
  void boughtEntriesSatisfyNoConditionButAreTheFirst() {
    var once = new Condition.Behaviour(Matcher.of("demo"), 1, Optional.empty());
    var model =
        new ModelDraft()
            .stage(Stage.MQL, new StageRule(ALWAYS, ALWAYS, NEVER, 0))
            .stage(Stage.SQL, new StageRule(once, once, NEVER, 0));
    var reading = read(model, at(5, "demo").purchased().entry(), at(9, "demo").entry());
    assertThat(stages(reading, 20)).containsExactly("MQL 5-9", "SQL 9-");
  }
}
