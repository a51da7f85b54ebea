package dev.astrolabe.model.survey;

import dev.astrolabe.model.disclosure.OneWayTable;
import dev.astrolabe.model.disclosure.Threshold;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

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
   * What may be shown of a run.
   *
   * @param tallies of the run
   * @param values the values that people asked had, by declared breakdown: one from which nobody
   *     answered is a group too, and leaving it out would tell so
   * @param before promoters, passives and detractors of the run before; empty for a first run or
   *     one on another scale
   */
  public static EnpsReport of(
      Survey survey,
      String run,
      int asked,
      Tallies tallies,
      Map<String, Set<String>> values,
      Optional<PromoterCounts> before,
      Threshold threshold) {
    var question =
        survey
            .enps()
            .orElseThrow(() -> new IllegalArgumentException("the survey has no eNPS question"))
            .id();
    var counts = tallies.promoters(question, survey.scale(), Optional.empty());
    boolean shows = counts.answered() >= threshold.figures();
    var groups = new ArrayList<Group>();
    for (var attribute : survey.breakdowns()) {
      var all = new TreeSet<>(tallies.values(question, attribute));
      all.addAll(values.getOrDefault(attribute, Set.of()));
      groups.addAll(groups(survey, question, attribute, all, tallies, threshold));
    }
    groups.sort(Comparator.comparing(Group::attribute).thenComparing(Group::value));
    return new EnpsReport(
        survey.name(),
        run,
        survey.scale(),
        asked,
        shows ? Optional.of(counts) : Optional.empty(),
        shows
            ? before
                .filter(earlier -> earlier.answered() >= threshold.figures())
                .map(earlier -> ScoreChange.between(earlier, counts))
            : Optional.empty(),
        groups);
  }

  private static List<Group> groups(
      Survey survey,
      String question,
      String attribute,
      Set<String> values,
      Tallies tallies,
      Threshold threshold) {
    var byValue = new TreeMap<String, PromoterCounts>();
    var sizes = new TreeMap<String, Integer>();
    for (var value : values) {
      var counts =
          tallies.promoters(
              question, survey.scale(), Optional.of(new Tallies.Group(attribute, value)));
      byValue.put(value, counts);
      sizes.put(value, counts.answered());
    }
    var table = new OneWayTable(sizes, threshold);
    var groups = new ArrayList<Group>();
    byValue.forEach((value, counts) -> {
      var hidden = table.hidden(value);
      groups.add(
          new Group(
              attribute,
              value,
              hidden.isPresent() ? Optional.empty() : Optional.of(counts),
              hidden));
    });
    return groups;
  }

  /** The share of those asked who answered, in whole per cent; empty where it is not shown. */
  public Optional<Integer> responseRate() {
    return total.map(counts -> (200 * counts.answered() + asked) / (2 * asked));
  }
}
