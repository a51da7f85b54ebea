package dev.astrolabe.enps;

import dev.astrolabe.model.calendar.Period;
import dev.astrolabe.model.disclosure.Threshold;
import dev.astrolabe.model.survey.Breakdowns;
import dev.astrolabe.model.survey.ClosedRun;
import dev.astrolabe.model.survey.EnpsReport;
import dev.astrolabe.model.survey.PromoterCounts;
import dev.astrolabe.model.survey.Tallies;
import dev.astrolabe.runtime.store.PulseResults;
import dev.astrolabe.runtime.store.PulseRuns;
import dev.astrolabe.runtime.survey.SurveyRun;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Makes reports of closed runs from their counts. */
final class Reports {
  private final PulseRuns runs;
  private final PulseResults results;
  private final ZoneId zone;

  Reports(PulseRuns runs, PulseResults results, ZoneId zone) {
    this.runs = runs;
    this.results = results;
    this.zone = zone;
  }

  /** The closed runs of a survey that ask about recommending, the latest last. */
  List<SurveyRun> closed(String survey) {
    return runs.of(survey).stream()
        .filter(SurveyRun::isOver)
        .filter(run -> run.plan().survey().enps().isPresent())
        .sorted(Comparator.comparing(SurveyRun::closes).thenComparing(SurveyRun::id))
        .toList();
  }

  /** The report of the last run that closed, in a period where one is named. */
  Optional<Answered> last(String survey, Optional<Period> period) {
    return closed(survey).stream()
        .filter(run -> period.isEmpty() || contains(period.get(), closedOn(run)))
        .reduce((earlier, later) -> later)
        .map(run -> of(run, period.map(Period::code)));
  }

  private static boolean contains(Period period, LocalDate day) {
    return !day.isBefore(period.first()) && !day.isAfter(period.last());
  }

  LocalDate closedOn(SurveyRun run) {
    return LocalDate.ofInstant(run.closes(), zone);
  }

  Answered of(SurveyRun run, Optional<String> period) {
    var report = EnpsReport.of(run.id(), closed(run), before(run), earlier(run), Threshold.DEFAULT);
    var closed = closedOn(run);
    return new Answered(report, closed, period.orElseGet(() -> closed.toString().substring(0, 7)));
  }

  private Tallies tallies(SurveyRun run) {
    return run.result()
        .map(attempt -> results.read(run.survey(), run.id(), attempt))
        .orElseGet(() -> new Tallies(new TreeMap<>(), new TreeMap<>()));
  }

  private ClosedRun closed(SurveyRun run) {
    return new ClosedRun(
        run.plan().survey(), run.asked(), run.breakdowns().orElse(Breakdowns.NONE), tallies(run));
  }

  /** The runs whose figures may be subtracted from this one's: those of which it is known how. */
  private List<EnpsReport.Before> earlier(SurveyRun run) {
    return closed(run.survey()).stream()
        .filter(earlier -> earlier.result().isPresent())
        .filter(earlier -> run.moves().containsKey(earlier.id()))
        // What closes later is compared with this one: what was delivered stays as it is.
        .filter(earlier -> !earlier.closes().isAfter(run.closes()))
        .map(earlier ->
            new EnpsReport.Before(
                closed(earlier), Optional.ofNullable(run.moves().get(earlier.id()))))
        .toList();
  }

  /**
   * What the run before showed, where it was on the same scale: series of different scales never
   * mix, and a change from what was hidden would tell it.
   */
  private Optional<PromoterCounts> before(SurveyRun run) {
    var scale = run.plan().survey().scale();
    return closed(run.survey()).stream()
        .filter(earlier -> earlier.closes().isBefore(run.closes()))
        .reduce((earlier, later) -> later)
        .filter(earlier -> earlier.plan().survey().scale().equals(scale))
        .flatMap(earlier -> EnpsReport.total(closed(earlier), earlier(earlier), Threshold.DEFAULT));
  }
}
