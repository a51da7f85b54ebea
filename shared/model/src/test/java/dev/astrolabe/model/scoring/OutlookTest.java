package dev.astrolabe.model.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.model.ledger.Entry;
import dev.astrolabe.model.stage.Stage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class OutlookTest {
  private static final CompiledModel MODEL = Sample.model();

  private static final Entry ROLE =
      Sample.entry("1", "profile-updated", Sample.day(0), Map.of("role", "مدير"), Optional.empty());
  private static final Entry DEMO = Sample.entry("2", "demo-requested", Sample.day(1));

  @Test
  void namesWhatIsMissing() {
    var outlook = Outlook.of(MODEL, List.of(ROLE), Sample.day(0), Sample.day(0));

    assertThat(outlook.missing())
        .containsExactly(
            new Outlook.Missing(Stage.SQL, "total score at least 50", "is 20"),
            new Outlook.Missing(Stage.SQL, "demo-requested at least once", "0 of 1"));
  }

  @Test
  void findsTheBehaviourThatLifts() {
    var outlook = Outlook.of(MODEL, List.of(ROLE), Sample.day(0), Sample.day(0));

    assertThat(outlook.lifts())
        .containsExactly(new Outlook.Lift("demo-requested", Stage.SQL, 40_000_000));
    assertThat(outlook.nextQuestion()).isEmpty();
  }

  @Test
  void asksForTheAnswerThatMovesTheStage() {
    var outlook = Outlook.of(MODEL, List.of(DEMO), Sample.day(1), Sample.day(1));

    assertThat(outlook.lifts())
        .containsExactly(
            new Outlook.Lift("role = director", Stage.SQL, 20_000_000),
            new Outlook.Lift("guide-downloaded", Stage.SQL, 10_000_000));
    assertThat(outlook.nextQuestion())
        .contains(
            new Outlook.Question("role", "\"director\" would make this lead SQL (20 points)"));
  }

  @Test
  void knowsTheSecondAtWhichTheLeadFallsOut() {
    var outlook = Outlook.of(MODEL, List.of(ROLE, DEMO), Sample.day(1), Sample.day(1));

    // 20 + 40 x 2^(-a/10 d) first rounds below 25 millionths where 2^(-a/10 d) < 0.125 -
    // 1/80,000,000: just after 30 days.
    assertThat(outlook.leavesStageAt()).isPresent();
    var leaves = outlook.leavesStageAt().orElseThrow();
    assertThat(leaves).isEqualTo(Sample.day(31).plusSeconds(1));
    assertThat(Explainer.assess(MODEL, List.of(ROLE, DEMO), leaves.minusSeconds(1), leaves).stage())
        .isEqualTo(Stage.SQL);
    assertThat(Explainer.assess(MODEL, List.of(ROLE, DEMO), leaves, leaves).stage())
        .isEqualTo(Stage.LEAD);
  }

  @Test
  void saysThatARejectionBars() {
    var rejected = Sample.entry("3", "sales-rejected", Sample.day(2));
    var outlook = Outlook.of(MODEL, List.of(ROLE, DEMO, rejected), Sample.day(2), Sample.day(2));

    assertThat(outlook.missing())
        .containsExactly(
            new Outlook.Missing(
                Stage.SQL, "no veto", "sales-rejected at least once within 30 days"));
    assertThat(outlook.lifts()).isEmpty();
  }

  @Test
  void promisesASecondDemoFromTheSecondAtWhichTheLimitLetsItIn() {
    assertThat(liftsByDemo(Sample.day(2).minusSeconds(1))).isEmpty();

    // 40 x 2^(-1/10) of the first, 37.3, and 40 of the second
    assertThat(liftsByDemo(Sample.day(2)))
        .containsExactly(new Outlook.Lift("demo-requested", Stage.SQL, Points.of(40).millionths()));
  }

  private static List<Outlook.Lift> liftsByDemo(Instant t) {
    return Outlook.of(MODEL, List.of(DEMO), t, t).lifts().stream()
        .filter(lift -> lift.what().contains("demo-requested"))
        .toList();
  }
}
