package dev.astrolabe.runtime.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.astrolabe.runtime.deliver.ReportRuns.Step;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of runs does, in memory or not. */
public abstract class ReportRunsContract {
  private static final Instant FIRST = Instant.parse("2026-10-01T02:00:00Z");

  /** An empty store. */
  protected abstract ReportRuns emptyRuns();

  private ReportRuns runs;

  @BeforeEach
  final void open() {
    runs = emptyRuns();
  }

  @Test
  final void beginsARunOnce() {
    var run = runs.begin("cpsql", "2026-Q3", 1, FIRST);

    assertThat(runs.begin("cpsql", "2026-Q3", 1, FIRST.plusSeconds(60))).isEqualTo(run);
    assertThat(run.begunAt()).isEqualTo(FIRST);
    assertThat(run.id()).isEqualTo("cpsql.2026-Q3.1");
    assertThat(run.isDone()).isFalse();
  }

  @Test
  final void remembersWhatIsDone() {
    var run = runs.begin("cpsql", "2026-Q3", 1, FIRST);
    runs.done(run, Step.STORED);
    runs.done(run, Step.STORED);
    runs.done(run, Step.TOLD);

    var expected = run.with(Step.STORED).with(Step.TOLD);
    assertThat(runs.of("cpsql")).containsExactly(expected);
    runs.done(expected, Step.MAILED);
    assertThat(runs.begin("cpsql", "2026-Q3", 1, FIRST).isDone()).isTrue();
  }

  @Test
  final void remembersWhichMailsWereSent() {
    var run = runs.begin("enps", "pulse/2026-09-21", 1, FIRST);
    runs.mailed(run, "fa");
    runs.mailed(run, "fa");
    assertThat(runs.of("enps")).containsExactly(run.withMail("fa"));
    assertThat(runs.of("enps").getFirst().done()).isEmpty();

    runs.mailed(run, "en");
    runs.done(run, Step.MAILED);
    assertThat(runs.begin("enps", "pulse/2026-09-21", 1, FIRST))
        .isEqualTo(run.withMail("en").withMail("fa").with(Step.MAILED));
  }

  @Test
  final void keepsReportsPeriodsAndRevisionsApart() {
    var third = runs.begin("cpsql", "2026-Q3", 1, FIRST);
    var revised = runs.begin("cpsql", "2026-Q3", 2, FIRST);
    var month = runs.begin("cpsql", "2026-09", 1, FIRST);
    runs.begin("enps", "2026-Q3", 1, FIRST);
    runs.done(revised, Step.MAILED);

    assertThat(runs.of("cpsql")).containsExactly(month, third, revised.with(Step.MAILED));
  }

  @Test
  final void recordsNothingOfARunThatWasNeverBegun() {
    var never = ReportRuns.fresh("cpsql", "2026-Q3", 1, FIRST);
    assertThatThrownBy(() -> runs.done(never, Step.STORED)).isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> runs.mailed(never, "en")).isInstanceOf(RuntimeException.class);
    assertThat(runs.of("cpsql")).isEmpty();
  }
}
