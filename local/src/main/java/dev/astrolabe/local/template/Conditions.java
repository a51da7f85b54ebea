package dev.astrolabe.local.template;

import dev.astrolabe.local.template.Node.Call;
import dev.astrolabe.local.template.Node.Entries;
import dev.astrolabe.local.template.Node.Items;
import dev.astrolabe.local.template.Node.Text;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The Conditions of a template, worked out when asked for. */
final class Conditions {
  private final Evaluation evaluation;
  private final Entries declared;

  Conditions(Evaluation evaluation, Entries declared) {
    this.evaluation = evaluation;
    this.declared = declared;
  }

  boolean named(String name, int line) {
    return named(name, line, Set.of());
  }

  boolean test(Node node) {
    return test(node, Set.of());
  }

  private boolean named(String name, int line, Set<String> open) {
    var condition = declared.values().get(name);
    if (condition == null) {
      throw evaluation.problem(line, "there is no condition " + name);
    }
    if (open.contains(name)) {
      throw evaluation.problem(line, "the condition " + name + " depends on itself");
    }
    var within = new HashSet<>(open);
    within.add(name);
    return test(condition, within);
  }

  private boolean test(Node node, Set<String> open) {
    return switch (node) {
      case Call(var function, Node argument, int line) ->
          switch (function) {
            case "Equals" -> {
              var two = list(argument, line);
              if (two.size() != 2) {
                throw evaluation.problem(line, "Equals compares two values");
              }
              yield evaluation.text(two.get(0)).equals(evaluation.text(two.get(1)));
            }
            case "And" -> list(argument, line).stream().allMatch(each -> test(each, open));
            case "Or" -> list(argument, line).stream().anyMatch(each -> test(each, open));
            case "Not" -> {
              var one = list(argument, line);
              if (one.size() != 1) {
                throw evaluation.problem(line, "Not takes one condition");
              }
              yield !test(one.getFirst(), open);
            }
            case "Condition" -> named(evaluation.text(argument), line, open);
            default -> throw evaluation.problem(line, function + " is no condition");
          };
      case Entries(var values, int line)
          when values.size() == 1 && values.get("Condition") instanceof Text(var name, var at) ->
          named(name, line, open);
      default -> throw evaluation.problem(node.line(), "a condition is expected here");
    };
  }

  private List<Node> list(Node argument, int line) {
    if (argument instanceof Items(var values, var at)) {
      return values;
    }
    throw evaluation.problem(line, "a list of conditions is expected here");
  }
}
