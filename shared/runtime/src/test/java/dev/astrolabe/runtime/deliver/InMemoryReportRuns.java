package dev.astrolabe.runtime.deliver;

import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

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
    var changed = runs.computeIfPresent(run.id(), (id, stands) -> stands.with(step));
    if (changed == null) {
      throw new IllegalStateException("the run was never begun");
    }
  }

  @Override
  public List<Run> of(String report) {
    return runs.values().stream().filter(run -> run.report().equals(report)).toList();
  }
}
