package dev.astrolabe.model.survey;

import dev.astrolabe.model.disclosure.Group;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of a closed run: whom it asked, and how often each answer was given.
 *
 * @param asked how many were asked
 * @param breakdowns who was asked by their values: a group from which nobody answered is a group
 *     too, and leaving it out would tell so
 */
public record ClosedRun(Survey survey, int asked, Breakdowns breakdowns, Tallies tallies) {
  private String enps() {
    return survey
        .enps()
        .orElseThrow(() -> new IllegalArgumentException("the survey has no eNPS question"))
        .id();
  }

  /** Promoters, passives and detractors of everybody who answered. */
  public PromoterCounts promoters() {
    return tallies.promoters(enps(), survey.scale(), Optional.empty());
  }

  /** Promoters, passives and detractors by the values of a breakdown, those of nobody included. */
  public Map<String, PromoterCounts> promoters(String attribute) {
    var all = new HashMap<String, PromoterCounts>();
    var named = new ArrayList<>(breakdowns.asked(attribute).keySet());
    named.addAll(tallies.values(enps(), attribute));
    for (var value : named) {
      all.put(
          value,
          tallies.promoters(
              enps(), survey.scale(), Optional.of(new Tallies.Group(attribute, value))));
    }
    return all;
  }

  /** Everybody, as far as the eNPS is concerned. */
  public Group everybody() {
    return group(promoters(), asked);
  }

  /** The groups of a breakdown, as far as the eNPS is concerned. */
  Map<String, Group> groups(String attribute) {
    var groups = new HashMap<String, Group>();
    var people = breakdowns.asked(attribute);
    promoters(attribute)
        .forEach(
            (value, counts) -> groups.put(value, group(counts, people.getOrDefault(value, 0))));
    return groups;
  }

  /** Everybody's answers to a question of options or ratings, in the order of the answers given. */
  public Group answers(String question, List<String> answers) {
    var counts = new ArrayList<Integer>();
    for (var answer : answers) {
      counts.add(
          tallies.counts().getOrDefault(new Tallies.Key(question, Optional.empty(), answer), 0));
    }
    return new Group(counts, Math.max(asked, counts.stream().mapToInt(Integer::intValue).sum()));
  }

  private static Group group(PromoterCounts counts, int asked) {
    return new Group(
        List.of(counts.promoters(), counts.passives(), counts.detractors()),
        Math.max(asked, counts.answered()));
  }
}
