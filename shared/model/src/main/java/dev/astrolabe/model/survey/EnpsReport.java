package dev.astrolabe.model.survey;

import dev.astrolabe.model.disclosure.CrossedTables;
import dev.astrolabe.model.disclosure.Earlier;
import dev.astrolabe.model.disclosure.OneWayTable;
import dev.astrolabe.model.disclosure.Threshold;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The eNPS of a closed run, as far as it may be shown.
 *
 * @param asked how many were asked
 * @param total empty where fewer than the threshold answered
 * @param change from the run before on the same scale; empty where one of them shows no score
 * @param groups every value of every declared breakdown, shown or hidden
 */
public record EnpsReport(
    String survey,
    String run,
    Scale scale,
    int asked,
    Optional<PromoterCounts> total,
    Optional<ScoreChange> change,
    List<Group> groups) {

  /**
   * One value of a breakdown.
   *
   * @param counts empty where the group is hidden
   * @param hidden why it is
   */
  public record Group(
      String attribute,
      String value,
      Optional<PromoterCounts> counts,
      Optional<OneWayTable.Hidden> hidden) {
    public Group {
      if (counts.isPresent() == hidden.isPresent()) {
        throw new IllegalArgumentException("a group is shown, or hidden for a reason");
      }
    }
  }

  public EnpsReport {
    groups = List.copyOf(groups);
  }

  /**
   * An earlier run of the same survey, and who came and went between it and this one.
   *
   * @param moves empty where nothing is known of who was asked then: nobody is taken to have moved
   */
  public record Before(ClosedRun run, Optional<Moves> moves) {
    private Earlier of(String attribute, Map<String, dev.astrolabe.model.disclosure.Group> groups) {
      return new Earlier(groups, moves.map(m -> m.of(attribute)).orElse(List.of()));
    }
  }

  /**
   * What may be shown of a run.
   *
   * @param before promoters, passives and detractors of the run before; empty for a first run or
   *     one on another scale
   * @param earlier the runs whose figures may be subtracted from this one's
   */
  public static EnpsReport of(
      String name,
      ClosedRun run,
      Optional<PromoterCounts> before,
      List<Before> earlier,
      Threshold threshold) {
    var survey = run.survey();
    var counts = run.promoters();
    var tables = CrossedTables.of(run.breakdowns().cells(), breakdowns(run, earlier), threshold);
    boolean shows =
        showsEverybody(run, earlier, threshold)
            && tables.values().stream().allMatch(OneWayTable::showsTotal);
    var groups = new ArrayList<Group>();
    tables.forEach((attribute, table) ->
        run.promoters(attribute)
            .forEach((value, own) -> groups.add(group(attribute, value, own, table, shows))));
    groups.sort(Comparator.comparing(Group::attribute).thenComparing(Group::value));
    return new EnpsReport(
        survey.name(),
        name,
        survey.scale(),
        run.asked(),
        shows ? Optional.of(counts) : Optional.empty(),
        shows
            ? before
                .filter(them -> them.answered() >= threshold.figures())
                .map(them -> ScoreChange.between(them, counts))
            : Optional.empty(),
        groups);
  }

  /** What may be shown of everybody who was asked in a run. */
  public static Optional<PromoterCounts> total(
      ClosedRun run, List<Before> earlier, Threshold threshold) {
    boolean shows =
        showsEverybody(run, earlier, threshold)
            && breakdowns(run, earlier).values().stream()
                .allMatch(b -> new OneWayTable(b.groups(), threshold, b.earlier()).showsTotal());
    return shows ? Optional.of(run.promoters()) : Optional.empty();
  }

  private static boolean showsEverybody(ClosedRun run, List<Before> earlier, Threshold threshold) {
    var known =
        earlier.stream()
            .map(e ->
                e.of(OneWayTable.EVERYBODY, Map.of(OneWayTable.EVERYBODY, e.run().everybody())))
            .toList();
    return OneWayTable.shows(run.everybody(), threshold, known);
  }

  private static Map<String, CrossedTables.Breakdown> breakdowns(
      ClosedRun run, List<Before> earlier) {
    var all = new TreeMap<String, CrossedTables.Breakdown>();
    for (var attribute : run.survey().breakdowns()) {
      all.put(
          attribute,
          new CrossedTables.Breakdown(
              run.groups(attribute),
              earlier.stream().map(e -> e.of(attribute, e.run().groups(attribute))).toList()));
    }
    return all;
  }

  private static Group group(
      String attribute,
      String value,
      PromoterCounts counts,
      OneWayTable table,
      boolean showsTotal) {
    var hidden =
        showsTotal ? table.hidden(value) : Optional.of(OneWayTable.Hidden.PROTECTS_ANOTHER);
    return new Group(
        attribute, value, hidden.isPresent() ? Optional.empty() : Optional.of(counts), hidden);
  }

  /** The share of those asked who answered, in whole per cent; empty where it is not shown. */
  public Optional<Integer> responseRate() {
    return total.map(counts -> (200 * counts.answered() + asked) / (2 * asked));
  }
}
