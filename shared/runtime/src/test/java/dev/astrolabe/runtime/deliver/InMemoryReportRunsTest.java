package dev.astrolabe.runtime.deliver;

final class InMemoryReportRunsTest extends ReportRunsContract {
  @Override
  protected ReportRuns emptyRuns() {
    return new InMemoryReportRuns();
  }
}
