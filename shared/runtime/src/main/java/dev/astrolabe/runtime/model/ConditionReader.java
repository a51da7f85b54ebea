package dev.astrolabe.runtime.model;

import dev.astrolabe.model.identity.MatchingKey;
import dev.astrolabe.model.scoring.Dimension;
import dev.astrolabe.model.scoring.Matcher;
import dev.astrolabe.model.scoring.ValueTest;
import dev.astrolabe.model.scoring.Window;
import dev.astrolabe.model.stage.Condition;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads conditions, tests of values, and which entries a rule speaks of. */
final class ConditionReader {
  static final int LONGEST_TEXT = 256;
  static final int MOST_ITEMS = 500;

  private static final String[] CONDITIONS = {
    "all", "any", "not", "of", "attribute", "score", "did"
  };
  private static final String[] TESTS = {
    "present", "oneOf", "startsWith", "endsWith", "hasWord", "range"
  };

  /** Never holds: also what stands in for a condition that could not be read. */
  static final Condition NEVER = new Condition.Any(List.of());

  private static final ValueTest ANYTHING = new ValueTest.Present();

  private final Problems problems;
  private final Values values;

  ConditionReader(Problems problems, Values values) {
    this.problems = problems;
    this.values = values;
  }

  Condition condition(Node node) {
    return switch (only(node, "a condition", CONDITIONS)) {
      case "all" -> new Condition.All(parts(fields(node, "all").required("all")));
      case "any" -> new Condition.Any(parts(fields(node, "any").required("any")));
      case "not" -> new Condition.Not(condition(fields(node, "not").required("not")));
      case "of" -> atLeast(fields(node, "atLeast", "of"));
      case "attribute" -> attribute(fields(node, "attribute", "is"));
      case "score" -> threshold(fields(node, "score", "atLeast"));
      case "did" -> behaviour(fields(node, "did", "where", "times", "within"));
      default -> NEVER;
    };
  }

  private Fields fields(Node node, String... known) {
    return new Fields(node, problems, known);
  }

  private List<Condition> parts(Node list) {
    var parts = new ArrayList<Condition>();
    for (var item : values.items(list, 0, MOST_ITEMS)) {
      parts.add(condition(item));
    }
    return parts;
  }

  private Condition atLeast(Fields fields) {
    var parts = parts(fields.required("of"));
    int count = values.integer(fields.required("atLeast"), 1, MOST_ITEMS);
    if (count > parts.size()) {
      problems.at(
          fields.object(),
          "at least "
              + count
              + " of "
              + parts.size()
              + " parts can never hold: ask for fewer or name more");
      return NEVER;
    }
    return new Condition.AtLeast(count, parts);
  }

  private Condition attribute(Fields fields) {
    return new Condition.Attribute(
        values.name(fields.required("attribute"), Spelling.ATTRIBUTE), test(fields.required("is")));
  }

  private Condition threshold(Fields fields) {
    return new Condition.Threshold(
        dimension(fields.required("score"), true), values.points(fields.required("atLeast")));
  }

  private Condition behaviour(Fields fields) {
    var times = fields.optional("times");
    var within = fields.optional("within");
    return new Condition.Behaviour(
        matcher(fields.required("did"), fields.optional("where")),
        times.isMissing() ? 1 : values.integer(times, 1, 10_000),
        within.isMissing()
            ? Optional.empty()
            : Optional.of(new Window(values.seconds(within, 1, 10_000_000_000L))));
  }

  /** Fit or engagement, and the total where that makes sense. */
  Dimension dimension(Node node, boolean total) {
    var right = total ? "\"fit\", \"engagement\" or \"total\"" : "\"fit\" or \"engagement\"";
    if (values.is(node, Node.Kind.TEXT, right)) {
      for (var dimension : Dimension.values()) {
        if (node.written().equals(dimension.name().toLowerCase(Locale.ROOT))
            && (total || dimension != Dimension.TOTAL)) {
          return dimension;
        }
      }
      problems.at(node, "expected " + right + ", found " + node.found());
    }
    return Dimension.ENGAGEMENT;
  }

  /** The kinds of entries, and the tests of their payload. */
  Matcher matcher(Node kinds, Node where) {
    var names = new HashSet<String>();
    for (var item : values.items(kinds, 1, 100)) {
      if (!names.add(values.name(item, Spelling.KIND))) {
        problems.at(item, "the kind \"" + item.written() + "\" is named twice: keep one");
      }
    }
    var filters = new TreeMap<String, ValueTest>();
    if (!where.isMissing() && values.is(where, Node.Kind.OBJECT, "an object of payload fields")) {
      for (var filter : where.fields().entrySet()) {
        if (filter.getKey().isEmpty()
            || filter.getKey().codePointCount(0, filter.getKey().length()) > LONGEST_TEXT) {
          problems.at(
              filter.getValue(), "a payload field's name has 1 to " + LONGEST_TEXT + " characters");
        }
        filters.put(filter.getKey(), test(filter.getValue()));
      }
    }
    if (names.isEmpty()) {
      names.add("unreadable"); // reported already, and never compiled
    }
    return new Matcher(names, filters);
  }

  ValueTest test(Node node) {
    return switch (only(node, "a test", TESTS)) {
      case "present" -> present(fields(node, "present").required("present"));
      case "oneOf" -> new ValueTest.OneOf(literals(fields(node, "oneOf").required("oneOf")));
      case "startsWith" ->
          new ValueTest.StartsWith(literal(fields(node, "startsWith").required("startsWith")));
      case "endsWith" ->
          new ValueTest.EndsWith(literal(fields(node, "endsWith").required("endsWith")));
      case "hasWord" -> new ValueTest.HasWord(literal(fields(node, "hasWord").required("hasWord")));
      case "range" -> range(fields(node, "range").required("range"));
      default -> ANYTHING;
    };
  }

  private ValueTest present(Node node) {
    if (values.is(node, Node.Kind.BOOLEAN, "true") && !node.written().equals("true")) {
      problems.at(node, "expected true, found false; for absence, put the condition in \"not\"");
    }
    return ANYTHING;
  }

  private Set<String> literals(Node list) {
    var literals = new HashSet<String>();
    for (var item : values.items(list, 1, MOST_ITEMS)) {
      if (!literals.add(literal(item)) && item.kind() == Node.Kind.TEXT) {
        problems.at(item, "\"" + item.written() + "\" stands here twice: keep one");
      }
    }
    return literals;
  }

  private String literal(Node node) {
    var literal = values.text(node, LONGEST_TEXT);
    if (!literal.isEmpty()
        && !isLetterThatStays(literal.charAt(0))
        && MatchingKey.text(literal).isEmpty()) {
      problems.at(node, "nothing is left of this text when it is compared: name letters or digits");
    }
    return literal;
  }

  /** Nearly every literal begins with one, and then its key need not be built while starting. */
  private static boolean isLetterThatStays(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || (c >= '\u0621' && c <= '\u063A')
        || (c >= '\u0641' && c <= '\u064A');
  }

  private ValueTest range(Node node) {
    var fields = fields(node, "from", "to");
    var from = end(fields.optional("from"));
    var to = end(fields.optional("to"));
    if (from.isPresent() && to.isPresent() && from.get().compareTo(to.get()) >= 0) {
      problems.at(
          fields.optional("from"),
          "no number is at least "
              + from.get().toPlainString()
              + " and below "
              + to.get().toPlainString()
              + ": from is less than to");
    }
    return new ValueTest.Range(from, to);
  }

  private Optional<BigDecimal> end(Node node) {
    return node.isMissing() ? Optional.empty() : Optional.of(values.number(node));
  }

  /** The one of {@code shapes} that stands in the object; empty, with a problem, where not one. */
  private String only(Node node, String what, String... shapes) {
    if (node.isMissing()) {
      return "";
    }
    String one = "";
    int count = 0;
    for (var shape : shapes) {
      if (node.fields().containsKey(shape)) {
        one = shape;
        count++;
      }
    }
    if (count == 1) {
      return one;
    }
    problems.at(
        node,
        what
            + " is an object with exactly one of "
            + String.join(", ", shapes)
            + "; found "
            + (count == 0 ? (node.kind() == Node.Kind.OBJECT ? "none" : node.found()) : "several"));
    return "";
  }
}
