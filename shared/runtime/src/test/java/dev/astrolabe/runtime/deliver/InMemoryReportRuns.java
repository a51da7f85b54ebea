package dev.astrolabe.runtime.deliver;

import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Runs in memory; pass {@link ReportRunsContract}. */
public final class InMemoryReportRuns implements ReportRuns {
  private final TreeMap<String, Run> runs = new TreeMap<>();

  @Override
  public Run begin(String report, String period, int revision, Instant now) {
    var fresh = ReportRuns.fresh(report, period, revision, now);
    return runs.computeIfAbsent(fresh.id(), id -> fresh);
  }

  @Override
  public void done(Run run, Step step) {
    change(run, stands -> stands.with(step));
  }

  @Override
  public void mailed(Run run, String language) {
    change(run, stands -> stands.withMail(language));
  }

  private void change(Run run, UnaryOperator<Run> change) {
    var changed = runs.computeIfPresent(run.id(), (id, stands) -> change.apply(stands));
    if (changed == null) {
      throw new IllegalStateException("the run was never begun");
    }
  }

  @Override
  public List<Run> of(String report) {
    return runs.values().stream().filter(run -> run.report().equals(report)).toList();
  }
}
