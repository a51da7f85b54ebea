package dev.astrolabe.runtime.model;

import dev.astrolabe.model.scoring.Dimension;
import dev.astrolabe.model.scoring.EngagementRule;
import dev.astrolabe.model.scoring.FitRule;
import dev.astrolabe.model.scoring.FrequencyLimit;
import dev.astrolabe.model.scoring.Group;
import dev.astrolabe.model.scoring.HalfLife;
import dev.astrolabe.model.scoring.InactivityRule;
import dev.astrolabe.model.scoring.Points;
import dev.astrolabe.model.scoring.Window;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads groups and the three kinds of rules, with what people call them. */
final class RuleReader {
  static final int MOST_RULES = 500;
  static final int LONGEST_TITLE = 200;
  static final int LONGEST_DESCRIPTION = 2_000;

  private final Problems problems;
  private final Values values;
  private final ConditionReader conditions;
  private final Map<String, Dimension> groups = new HashMap<>();
  private final Set<String> ids = new HashSet<>();
  private final SortedMap<String, Words> ruleWords = new TreeMap<>();
  private final SortedMap<String, Words> groupWords = new TreeMap<>();

  RuleReader(Problems problems, Values values, ConditionReader conditions) {
    this.problems = problems;
    this.values = values;
    this.conditions = conditions;
  }

  SortedMap<String, Words> ruleWords() {
    return ruleWords;
  }

  SortedMap<String, Words> groupWords() {
    return groupWords;
  }

  /** To be read before the rules, which name them. */
  List<Group> groups(Node list) {
    var read = new ArrayList<Group>();
    for (var item : values.items(list, 0, MOST_RULES)) {
      var fields =
          new Fields(item, problems, "id", "title", "description", "dimension", "floor", "cap");
      var id = values.name(fields.required("id"), Spelling.ID);
      var dimension = conditions.dimension(fields.required("dimension"), false);
      if (groups.putIfAbsent(id, dimension) != null && !id.isEmpty()) {
        problems.at(fields.required("id"), "two groups are named \"" + id + "\": rename one");
      }
      keep(groupWords, id, words(fields));
      read.add(new Group(id, dimension, values.clamp(fields)));
    }
    return read;
  }

  List<FitRule> fitRules(Node list) {
    var read = new ArrayList<FitRule>();
    for (var item : values.items(list, 0, MOST_RULES)) {
      var fields =
          new Fields(
              item,
              problems,
              "id",
              "title",
              "description",
              "group",
              "attribute",
              "cases",
              "otherwise",
              "unknown",
              "floor",
              "cap");
      var id = id(fields);
      var otherwise = fields.optional("otherwise");
      read.add(
          new FitRule(
              id,
              group(fields, Dimension.FIT),
              values.name(fields.required("attribute"), Spelling.ATTRIBUTE),
              cases(fields.required("cases")),
              otherwise.isMissing() ? Points.ZERO : values.points(otherwise),
              values.points(fields.required("unknown")),
              values.clamp(fields)));
    }
    return read;
  }

  private List<FitRule.Case> cases(Node list) {
    var cases = new ArrayList<FitRule.Case>();
    for (var item : values.items(list, 0, ConditionReader.MOST_ITEMS)) {
      var fields = new Fields(item, problems, "when", "points", "disqualifies");
      var reason = fields.optional("disqualifies");
      cases.add(
          new FitRule.Case(
              conditions.test(fields.required("when")),
              values.points(fields.required("points")),
              reason.isMissing()
                  ? Optional.empty()
                  : Optional.of(values.text(reason, LONGEST_TITLE))));
    }
    return cases;
  }

  List<EngagementRule> engagementRules(Node list) {
    var read = new ArrayList<EngagementRule>();
    for (var item : values.items(list, 0, MOST_RULES)) {
      var fields =
          new Fields(
              item,
              problems,
              "id",
              "title",
              "description",
              "group",
              "kinds",
              "where",
              "points",
              "halfLife",
              "window",
              "atMost",
              "floor",
              "cap");
      var halfLife = fields.optional("halfLife");
      var window = fields.optional("window");
      read.add(
          new EngagementRule(
              id(fields),
              group(fields, Dimension.ENGAGEMENT),
              conditions.matcher(fields.required("kinds"), fields.optional("where")),
              values.points(fields.required("points")),
              halfLife.isMissing()
                  ? Optional.empty()
                  : Optional.of(new HalfLife(values.seconds(halfLife, 1, 1_000_000_000L))),
              window.isMissing()
                  ? Optional.empty()
                  : Optional.of(new Window(values.seconds(window, 1, 10_000_000_000L))),
              limit(fields.optional("atMost")),
              values.clamp(fields)));
    }
    return read;
  }

  private Optional<FrequencyLimit> limit(Node node) {
    if (node.isMissing()) {
      return Optional.empty();
    }
    var fields = new Fields(node, problems, "times", "per");
    return Optional.of(
        new FrequencyLimit(
            values.integer(fields.required("times"), 1, 10_000),
            values.seconds(fields.required("per"), 1, 10_000_000_000L)));
  }

  List<InactivityRule> inactivityRules(Node list) {
    var read = new ArrayList<InactivityRule>();
    for (var item : values.items(list, 0, MOST_RULES)) {
      var fields =
          new Fields(
              item,
              problems,
              "id",
              "title",
              "description",
              "group",
              "points",
              "every",
              "times",
              "floor",
              "cap");
      var times = fields.optional("times");
      read.add(
          new InactivityRule(
              id(fields),
              group(fields, Dimension.ENGAGEMENT),
              values.points(fields.required("points")),
              values.seconds(fields.required("every"), 1, 10_000_000_000L),
              times.isMissing() ? 1 : values.integer(times, 1, 1_000),
              values.clamp(fields)));
    }
    return read;
  }

  private String id(Fields fields) {
    var id = values.name(fields.required("id"), Spelling.ID);
    if (!ids.add(id) && !id.isEmpty()) {
      problems.at(fields.required("id"), "two rules are named \"" + id + "\": rename one");
    }
    keep(ruleWords, id, words(fields));
    return id;
  }

  private Optional<String> group(Fields fields, Dimension dimension) {
    var node = fields.optional("group");
    if (node.isMissing()) {
      return Optional.empty();
    }
    var id = values.name(node, Spelling.ID);
    if (groups.get(id) == dimension) {
      return Optional.of(id);
    }
    if (groups.containsKey(id)) {
      problems.at(node, "the group \"" + id + "\" belongs to the other dimension");
    } else if (Spelling.ID.accepts(id)) {
      problems.at(node, "no group is named \"" + id + "\": add it to /groups or name another");
    }
    return Optional.empty();
  }

  /** The title and description of an object that may have them. */
  Words words(Fields fields) {
    var title = fields.optional("title");
    var description = fields.optional("description");
    return new Words(
        title.isMissing() ? "" : values.text(title, LONGEST_TITLE),
        description.isMissing() ? "" : values.anyText(description, LONGEST_DESCRIPTION));
  }

  private static void keep(SortedMap<String, Words> all, String id, Words words) {
    if (!words.isNone()) {
      all.putIfAbsent(id, words);
    }
  }
}
