package dev.astrolabe.local.template;

import dev.astrolabe.local.engine.Account;
import dev.astrolabe.local.template.Node.Entries;
import dev.astrolabe.local.template.Node.Items;
import dev.astrolabe.local.template.Node.Text;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The parameters of a template, and the pseudo parameters that every template has. */
record Parameters(String file, Entries declared) {
  private static final Set<String> ATTRIBUTES =
      Set.of(
          "Type",
          "Default",
          "AllowedValues",
          "AllowedPattern",
          "Description",
          "ConstraintDescription",
          "NoEcho",
          "MinLength",
          "MaxLength",
          "MinValue",
          "MaxValue");

  /** Every value by name: what {@code overrides} says, else the default. */
  Map<String, String> values(Map<String, String> overrides, Account account) {
    Map<String, String> values = new HashMap<>();
    for (var entry : declared.values().entrySet()) {
      values.put(entry.getKey(), value(entry.getKey(), entry.getValue(), overrides));
    }
    values.put("AWS::Region", account.region());
    values.put("AWS::AccountId", account.id());
    values.put("AWS::Partition", "aws");
    values.put("AWS::URLSuffix", "amazonaws.com");
    values.put("AWS::StackName", "astrolabe");
    values.put(
        "AWS::StackId",
        "arn:aws:cloudformation:"
            + account.region()
            + ":"
            + account.id()
            + ":stack/astrolabe/laptop");
    return values;
  }

  private String value(String name, Node node, Map<String, String> overrides) {
    if (!(node instanceof Entries(var attributes, int line))) {
      throw problem(node.line(), "the parameter " + name + " is a mapping");
    }
    for (var attribute : attributes.entrySet()) {
      if (!ATTRIBUTES.contains(attribute.getKey())) {
        throw problem(
            attribute.getValue().line(), "unknown attribute " + attribute.getKey() + " of " + name);
      }
    }
    if (!(attributes.get("Type") instanceof Text(var type, var at)
        && (type.equals("String") || type.equals("Number")))) {
      throw problem(line, "the parameter " + name + " must be of type String or Number");
    }
    var override = overrides.get(name);
    String value;
    if (override != null) {
      value = override;
    } else if (attributes.get("Default") instanceof Text(var text, var own)) {
      value = text;
    } else {
      throw problem(
          line, "the parameter " + name + " has no default, and the laptop has no value for it");
    }
    check(name, value, attributes);
    return value;
  }

  private void check(String name, String value, Map<String, Node> attributes) {
    if (attributes.get("AllowedValues") instanceof Items(var allowed, int line)
        && allowed.stream()
            .noneMatch(each -> each instanceof Text(var text, var at) && text.equals(value))) {
      throw problem(line, "the parameter " + name + " may not be " + value);
    }
    if (attributes.get("AllowedPattern") instanceof Text(var pattern, int line)
        && !Pattern.matches(pattern, value)) {
      throw problem(line, "the parameter " + name + " must match " + pattern + ", was " + value);
    }
    bound(name, attributes.get("MinLength"))
        .filter(least -> BigDecimal.valueOf(value.length()).compareTo(least.value()) < 0)
        .ifPresent(least -> refuse(name, least, "at least %s long", value));
    bound(name, attributes.get("MaxLength"))
        .filter(most -> BigDecimal.valueOf(value.length()).compareTo(most.value()) > 0)
        .ifPresent(most -> refuse(name, most, "at most %s long", value));
    if (!(attributes.get("Type") instanceof Text(var type, var at) && type.equals("Number"))) {
      return;
    }
    var number = number(name, value, attributes);
    bound(name, attributes.get("MinValue"))
        .filter(least -> number.compareTo(least.value()) < 0)
        .ifPresent(least -> refuse(name, least, "at least %s", value));
    bound(name, attributes.get("MaxValue"))
        .filter(most -> number.compareTo(most.value()) > 0)
        .ifPresent(most -> refuse(name, most, "at most %s", value));
  }

  private record Bound(BigDecimal value, int line) {}

  private Optional<Bound> bound(String name, @Nullable Node node) {
    if (!(node instanceof Text(var text, int line))) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Bound(new BigDecimal(text), line));
    } catch (NumberFormatException e) {
      throw problem(line, "a bound of the parameter " + name + " is a number, was " + text);
    }
  }

  private BigDecimal number(String name, String value, Map<String, Node> attributes) {
    try {
      return new BigDecimal(value);
    } catch (NumberFormatException e) {
      int line = attributes.values().stream().mapToInt(Node::line).min().orElse(1);
      throw problem(line, "the parameter " + name + " is a number, was " + value);
    }
  }

  private void refuse(String name, Bound bound, String rule, String value) {
    throw problem(
        bound.line(),
        "the parameter " + name + " must be " + rule.formatted(bound.value()) + ", was " + value);
  }

  private TemplateProblem problem(int line, String what) {
    return new TemplateProblem(file, line, what);
  }
}
