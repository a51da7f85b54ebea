package dev.astrolabe.local.template;

import dev.astrolabe.local.engine.Account;
import dev.astrolabe.local.template.Node.Entries;
import dev.astrolabe.local.template.Node.Items;
import dev.astrolabe.local.template.Node.Text;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

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
  }

  private TemplateProblem problem(int line, String what) {
    return new TemplateProblem(file, line, what);
  }
}
