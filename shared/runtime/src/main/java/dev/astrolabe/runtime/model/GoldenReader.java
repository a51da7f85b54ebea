package dev.astrolabe.runtime.model;

import dev.astrolabe.model.ledger.Entry;
import dev.astrolabe.model.ledger.EntryId;
import dev.astrolabe.model.ledger.Origin;
import dev.astrolabe.model.scoring.Grade;
import dev.astrolabe.model.stage.Stage;
import dev.astrolabe.runtime.model.GoldenLead.Expected;
import dev.astrolabe.runtime.model.GoldenLead.Happening;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads golden leads. Their entries have the shape in which the API takes them. */
final class GoldenReader {
  static final int MOST_LEADS = 200;
  static final int MOST_ENTRIES = 500;
  static final int LONGEST_VALUE = 2_048;
  private static final String TIME = "a UTC time in whole seconds such as \"2026-11-23T09:00:00Z\"";

  private final Problems problems;
  private final Values values;

  GoldenReader(Problems problems, Values values) {
    this.problems = problems;
    this.values = values;
  }

  List<GoldenLead> leads(Node list) {
    var leads = new ArrayList<GoldenLead>();
    var names = new HashSet<String>();
    for (var item : values.items(list, 0, MOST_LEADS)) {
      var fields = new Fields(item, problems, "name", "description", "at", "entries", "expect");
      var name = values.text(fields.required("name"), RuleReader.LONGEST_TITLE);
      if (!names.add(name) && !name.isEmpty()) {
        problems.at(
            fields.required("name"), "two golden leads are named \"" + name + "\": rename one");
      }
      var description = fields.optional("description");
      leads.add(
          new GoldenLead(
              name,
              description.isMissing()
                  ? ""
                  : values.anyText(description, RuleReader.LONGEST_DESCRIPTION),
              time(fields.required("at")),
              happenings(fields.required("entries")),
              expected(fields.required("expect"))));
    }
    return leads;
  }

  private List<Happening> happenings(Node list) {
    var happenings = new ArrayList<Happening>();
    var ids = new HashSet<EntryId>();
    for (var item : values.items(list, 1, MOST_ENTRIES)) {
      var fields =
          new Fields(
              item,
              problems,
              "kind",
              "occurredAt",
              "source",
              "entryId",
              "payload",
              "profile",
              "origin",
              "quarantined");
      var id = id(fields, happenings.size() + 1);
      if (!ids.add(id)) {
        problems.at(
            item,
            "two entries are \""
                + id.id()
                + "\" of source \""
                + id.source()
                + "\", and one thing counts once: change one id");
      }
      var kind = values.name(fields.required("kind"), Spelling.KIND);
      var reason = fields.optional("quarantined");
      happenings.add(
          new Happening(
              Happening.entry(
                  id,
                  Spelling.KIND.accepts(kind) ? kind : "unreadable",
                  time(fields.required("occurredAt")),
                  origin(fields.optional("origin")),
                  profile(fields.optional("profile")),
                  payload(fields.optional("payload"))),
              reason.isMissing()
                  ? Optional.empty()
                  : Optional.of(values.text(reason, RuleReader.LONGEST_TITLE))));
    }
    return happenings;
  }

  private EntryId id(Fields fields, int position) {
    var source = fields.optional("source");
    var entryId = fields.optional("entryId");
    int before = problems.count();
    var from = source.isMissing() ? "golden" : values.text(source, 128);
    var id = entryId.isMissing() ? Integer.toString(position) : values.text(entryId, 256);
    if (problems.count() == before && (from.length() > 128 || id.length() > 256)) {
      problems.at(fields.object(), "a source has at most 128 and an entryId 256 UTF-16 units");
    }
    return problems.count() > before
        ? new EntryId("unreadable", Integer.toString(position))
        : new EntryId(from, id);
  }

  private Instant time(Node node) {
    if (!values.is(node, Node.Kind.TEXT, TIME)) {
      return Entry.EARLIEST;
    }
    var written = node.written();
    try {
      if (written.length() == 20 && written.charAt(10) == 'T' && written.charAt(19) == 'Z') {
        var time = Instant.parse(written);
        if (!time.isBefore(Entry.EARLIEST) && time.isBefore(Entry.LATEST)) {
          return time;
        }
        problems.at(node, "a time lies between 2000 and 2100, found " + node.found());
        return Entry.EARLIEST;
      }
    } catch (DateTimeException e) {
      // told below, like every other text that is no time
    }
    problems.at(node, "expected " + TIME + ", found " + node.found());
    return Entry.EARLIEST;
  }

  private Origin origin(Node node) {
    var right = "\"voluntary\" or \"purchased\"";
    if (node.isMissing() || !values.is(node, Node.Kind.TEXT, right)) {
      return Origin.VOLUNTARY;
    }
    return switch (node.written()) {
      case "voluntary" -> Origin.VOLUNTARY;
      case "purchased" -> Origin.PURCHASED;
      default -> {
        problems.at(node, "expected " + right + ", found " + node.found());
        yield Origin.VOLUNTARY;
      }
    };
  }

  private SortedMap<String, String> profile(Node node) {
    var profile = new TreeMap<String, String>();
    if (node.isMissing() || !values.is(node, Node.Kind.OBJECT, "an object of attributes")) {
      return profile;
    }
    for (var attribute : node.fields().entrySet()) {
      if (!Spelling.ATTRIBUTE.accepts(attribute.getKey())) {
        problems.at(attribute.getValue(), "an attribute's name is " + Spelling.ATTRIBUTE.form());
      }
      switch (attribute.getValue().kind()) {
        case TEXT, NUMBER, BOOLEAN -> value(attribute.getValue(), attribute.getKey(), profile);
        case OBJECT, ARRAY, NULL, MISSING ->
            problems.at(
                attribute.getValue(),
                "expected a text, a number, true or false, found " + attribute.getValue().found());
      }
    }
    return profile;
  }

  private SortedMap<String, String> payload(Node node) {
    var payload = new TreeMap<String, String>();
    if (!node.isMissing() && values.is(node, Node.Kind.OBJECT, "an object")) {
      flatten(node, "", payload);
    }
    return payload;
  }

  /** Inner objects and lists become paths: {@code {"answers": ["yes"]}} is {@code answers.0}. */
  private void flatten(Node node, String path, SortedMap<String, String> into) {
    switch (node.kind()) {
      case TEXT, NUMBER, BOOLEAN -> value(node, path, into);
      case OBJECT -> {
        for (var field : node.fields().entrySet()) {
          if (field.getKey().isEmpty()) {
            problems.at(field.getValue(), "a payload field has a name");
          }
          flatten(field.getValue(), join(path, field.getKey()), into);
        }
      }
      case ARRAY -> {
        for (int i = 0; i < node.items().size(); i++) {
          flatten(node.items().get(i), join(path, Integer.toString(i)), into);
        }
      }
      case NULL, MISSING -> {
        // null says nothing
      }
    }
  }

  private static String join(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  private void value(Node node, String path, SortedMap<String, String> into) {
    if (path.isEmpty() || path.codePointCount(0, path.length()) > ConditionReader.LONGEST_TEXT) {
      problems.at(
          node, "the name of a value has 1 to " + ConditionReader.LONGEST_TEXT + " characters");
    } else if (into.putIfAbsent(path, node.written()) != null) {
      problems.at(node, "two values would be named \"" + path + "\": rename one");
    }
    int length = node.written().codePointCount(0, node.written().length());
    if (length > LONGEST_VALUE) {
      problems.at(node, "the value has " + length + " characters, at most " + LONGEST_VALUE);
    }
  }

  private Expected expected(Node node) {
    var fields = new Fields(node, problems, "stage", "score", "grade");
    return new Expected(
        stage(fields.required("stage")),
        values.optionalPoints(fields.optional("score")),
        grade(fields.optional("grade")));
  }

  private Stage stage(Node node) {
    var right = "\"LEAD\", \"MQL\", \"PQL\" or \"SQL\"";
    if (values.is(node, Node.Kind.TEXT, right)) {
      for (var stage : Stage.values()) {
        if (stage.name().equals(node.written())) {
          return stage;
        }
      }
      problems.at(node, "expected " + right + ", found " + node.found());
    }
    return Stage.LEAD;
  }

  private Optional<Grade> grade(Node node) {
    var right = "a grade from \"A1\" to \"D4\"";
    if (node.isMissing() || !values.is(node, Node.Kind.TEXT, right)) {
      return Optional.empty();
    }
    var written = node.written();
    if (written.length() == 2
        && written.charAt(0) >= 'A'
        && written.charAt(0) <= 'D'
        && written.charAt(1) >= '1'
        && written.charAt(1) <= '4') {
      return Optional.of(new Grade(written.charAt(0), written.charAt(1) - '0'));
    }
    problems.at(node, "expected " + right + ", found " + node.found());
    return Optional.empty();
  }
}
