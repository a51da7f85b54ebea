package dev.astrolabe.local.template;

import dev.astrolabe.local.template.Node.Entries;
import dev.astrolabe.local.template.Node.Items;
import dev.astrolabe.local.template.Node.Nothing;
import dev.astrolabe.local.template.Node.Text;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The properties of one resource, or of a part of it, taken one by one. What nobody took and nobody
 * declared irrelevant is refused by {@link #end()}: a property that the laptop does not understand
 * is never passed over.
 */
final class Fields {
  private final Evaluation evaluation;
  private final String of;
  private final Entries entries;
  private final Set<String> taken = new HashSet<>();

  /**
   * @param of what the properties belong to, for problems
   */
  Fields(Evaluation evaluation, String of, Entries entries) {
    this.evaluation = evaluation;
    this.of = of;
    this.entries = entries;
  }

  int line() {
    return entries.line();
  }

  /** The line on which a property stands, else that of the whole. */
  int line(String name) {
    var node = entries.values().get(name);
    return node == null ? entries.line() : node.line();
  }

  Optional<Node> node(String name) {
    taken.add(name);
    var node = entries.values().get(name);
    if (node == null) {
      return Optional.empty();
    }
    var value = evaluation.evaluate(node);
    return value instanceof Nothing ? Optional.empty() : Optional.of(value);
  }

  Optional<String> text(String name) {
    return node(name)
        .map(node -> {
          if (node instanceof Text(var value, var line)) {
            return value;
          }
          throw problem(node.line(), name + " of " + of + " is text");
        });
  }

  String needed(String name) {
    return text(name).orElseThrow(() -> problem(line(), of + " needs " + name));
  }

  OptionalInt number(String name) {
    var text = text(name);
    if (text.isEmpty()) {
      return OptionalInt.empty();
    }
    try {
      return OptionalInt.of(Integer.parseInt(text.get()));
    } catch (NumberFormatException e) {
      throw problem(line(name), name + " of " + of + " is a whole number, was " + text.get());
    }
  }

  boolean flag(String name, boolean otherwise) {
    var text = text(name);
    if (text.isEmpty()) {
      return otherwise;
    }
    return switch (text.get()) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw problem(line(name), name + " of " + of + " is true or false, was " + text.get());
    };
  }

  /** Takes a property that may have one value only; without it, that value is meant. */
  void only(String name, String value) {
    var text = text(name);
    if (text.isPresent() && !text.get().equals(value)) {
      throw problem(
          line(name),
          name
              + " "
              + text.get()
              + " of "
              + of
              + " is not understood on a laptop, "
              + value
              + " is");
    }
  }

  Optional<Fields> fields(String name) {
    return node(name).map(node -> asFields(node, name + " of " + of));
  }

  List<Node> items(String name) {
    return node(name)
        .map(node -> {
          if (node instanceof Items(var values, var line)) {
            return values;
          }
          throw problem(node.line(), name + " of " + of + " is a list");
        })
        .orElse(List.of());
  }

  List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    for (var item : items(name)) {
      if (!(item instanceof Text(var value, var line))) {
        throw problem(item.line(), name + " of " + of + " is a list of text");
      }
      texts.add(value);
    }
    return texts;
  }

  List<Fields> parts(String name) {
    return items(name).stream().map(item -> asFields(item, name + " of " + of)).toList();
  }

  /** The keys that stand here, in the order of the file. */
  List<String> names() {
    return List.copyOf(entries.values().keySet());
  }

  private Fields asFields(Node node, String what) {
    if (node instanceof Entries inner) {
      return new Fields(evaluation, what, inner);
    }
    throw problem(node.line(), what + " is a mapping");
  }

  /** Passes over properties that change nothing on a laptop: each with its reason. */
  Fields irrelevant(Map<String, String> reasons) {
    taken.addAll(reasons.keySet());
    return this;
  }

  /** Refuses what nobody took. */
  void end() {
    for (var entry : entries.values().entrySet()) {
      if (!taken.contains(entry.getKey())) {
        throw problem(
            entry.getValue().line(),
            "the property " + entry.getKey() + " of " + of + " is not understood on a laptop");
      }
    }
  }

  TemplateProblem problem(int line, String what) {
    return evaluation.problem(line, what);
  }
}
