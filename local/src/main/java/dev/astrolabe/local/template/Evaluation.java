package dev.astrolabe.local.template;

import dev.astrolabe.local.template.Node.Call;
import dev.astrolabe.local.template.Node.Entries;
import dev.astrolabe.local.template.Node.Items;
import dev.astrolabe.local.template.Node.Nothing;
import dev.astrolabe.local.template.Node.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Works out intrinsic functions: what comes out holds no {@link Call}. */
final class Evaluation {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(!?)([^}]*)}");

  private final String file;
  private final Map<String, String> parameters;
  private final Entries mappings;
  private final Conditions conditions;
  private final References references;

  /**
   * Prepares the working out.
   *
   * @param parameters the template's parameters and the pseudo parameters, by name
   */
  Evaluation(
      String file,
      Map<String, String> parameters,
      Entries mappings,
      Entries conditions,
      References references) {
    this.file = file;
    this.parameters = Map.copyOf(parameters);
    this.mappings = mappings;
    this.conditions = new Conditions(this, conditions);
    this.references = references;
  }

  /** Whether the named condition holds; {@code line} is where it is asked for. */
  boolean holds(String condition, int line) {
    return conditions.named(condition, line);
  }

  Node evaluate(Node node) {
    return switch (node) {
      case Text text -> text;
      case Nothing nothing -> nothing;
      case Items(var values, var line) -> {
        List<Node> items = new ArrayList<>();
        for (var value : values) {
          if (!(evaluate(value) instanceof Nothing)) {
            items.add(evaluate(value));
          }
        }
        yield new Items(items, line);
      }
      case Entries(var values, var line) -> {
        SequencedMap<String, Node> entries = new LinkedHashMap<>();
        for (var entry : values.entrySet()) {
          var value = evaluate(entry.getValue());
          if (!(value instanceof Nothing)) {
            entries.put(entry.getKey(), value);
          }
        }
        yield new Entries(entries, line);
      }
      case Call call -> call(call);
    };
  }

  /** The text that {@code node} comes to. */
  String text(Node node) {
    if (evaluate(node) instanceof Text(var value, var line)) {
      return value;
    }
    throw problem(node.line(), "text is expected here");
  }

  private Node call(Call call) {
    int line = call.line();
    return switch (call.function()) {
      case "Ref" -> ref(text(call.argument()), line);
      case "GetAtt" -> getAtt(call.argument(), line);
      case "Sub" -> new Text(sub(call.argument(), line), line);
      case "Join" -> join(arguments(call, 2), line);
      case "Select" -> select(arguments(call, 2), line);
      case "Split" -> split(arguments(call, 2), line);
      case "If" -> {
        var three = arguments(call, 3);
        yield evaluate(three.get(conditions.named(text(three.get(0)), line) ? 1 : 2));
      }
      case "FindInMap" -> findInMap(arguments(call, 3), line);
      case "Equals", "And", "Or", "Not", "Condition" ->
          new Text(String.valueOf(conditions.test(call)), line);
      default -> throw problem(line, "unknown intrinsic function " + call.function());
    };
  }

  private Node ref(String name, int line) {
    if (name.equals("AWS::NoValue")) {
      return new Nothing(line);
    }
    return new Text(named(name, line), line);
  }

  private String named(String name, int line) {
    var parameter = parameters.get(name);
    if (parameter != null) {
      return parameter;
    }
    return references
        .ref(name)
        .orElseThrow(() -> problem(line, "there is no parameter and no resource " + name));
  }

  private Node getAtt(Node argument, int line) {
    String path =
        switch (argument) {
          case Text(var value, var own) -> value;
          case Items(var values, var own) ->
              String.join(".", values.stream().map(this::text).toList());
          default -> throw problem(line, "GetAtt takes a resource and an attribute");
        };
    return new Text(attribute(path, line), line);
  }

  private String attribute(String path, int line) {
    int dot = path.indexOf('.');
    if (dot < 0) {
      throw problem(line, "GetAtt takes a resource and an attribute, was " + path);
    }
    Optional<String> value = references.attribute(path.substring(0, dot), path.substring(dot + 1));
    return value.orElseThrow(() -> problem(line, "there is no attribute " + path));
  }

  private String sub(Node argument, int line) {
    String pattern;
    Map<String, Node> own;
    switch (argument) {
      case Text(var value, var at) -> {
        pattern = value;
        own = Map.of();
      }
      case Items(var values, var at)
          when values.size() == 2
              && values.get(0) instanceof Text(var value, var l1)
              && values.get(1) instanceof Entries(var entries, var l2) -> {
        pattern = value;
        own = entries;
      }
      default -> throw problem(line, "Sub takes text, or a list of text and a mapping");
    }
    var matcher = PLACEHOLDER.matcher(pattern);
    var result = new StringBuilder();
    while (matcher.find()) {
      String name = matcher.group(2).strip();
      String value;
      if (!matcher.group(1).isEmpty()) {
        value = "${" + name + "}";
      } else if (own.containsKey(name)) {
        value = text(Objects.requireNonNull(own.get(name)));
      } else if (parameters.containsKey(name) || !name.contains(".")) {
        value = named(name, line);
      } else {
        value = attribute(name, line);
      }
      matcher.appendReplacement(result, Matcher.quoteReplacement(value));
    }
    return matcher.appendTail(result).toString();
  }

  private Node join(List<Node> two, int line) {
    var parts = items(two.get(1), line).stream().map(this::text).toList();
    return new Text(String.join(text(two.get(0)), parts), line);
  }

  private Node select(List<Node> two, int line) {
    var values = items(two.get(1), line);
    int index;
    try {
      index = Integer.parseInt(text(two.get(0)));
    } catch (NumberFormatException e) {
      throw problem(line, "Select takes a number first");
    }
    if (index < 0 || index >= values.size()) {
      throw problem(line, "Select asks for item " + index + " of " + values.size());
    }
    return values.get(index);
  }

  private Node split(List<Node> two, int line) {
    List<Node> parts = new ArrayList<>();
    for (var part : text(two.get(1)).split(Pattern.quote(text(two.get(0))), -1)) {
      parts.add(new Text(part, line));
    }
    return new Items(parts, line);
  }

  private Node findInMap(List<Node> three, int line) {
    Node found = mappings;
    for (var step : three) {
      var key = text(step);
      var next = found instanceof Entries(var values, var at) ? values.get(key) : null;
      if (next == null) {
        throw problem(line, "FindInMap finds no " + key);
      }
      found = next;
    }
    return evaluate(found);
  }

  private List<Node> items(Node node, int line) {
    if (evaluate(node) instanceof Items(var values, var at)) {
      return values;
    }
    throw problem(line, "a list is expected here");
  }

  private List<Node> arguments(Call call, int count) {
    if (call.argument() instanceof Items(var values, var at) && values.size() == count) {
      return values;
    }
    throw problem(call.line(), call.function() + " takes a list of " + count);
  }

  TemplateProblem problem(int line, String what) {
    return new TemplateProblem(file, line, what);
  }
}
