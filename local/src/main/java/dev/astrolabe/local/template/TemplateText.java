package dev.astrolabe.local.template;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Reads the text of a template into nodes: YAML with CloudFormation's tags, both forms of each
 * intrinsic made one.
 */
final class TemplateText {
  static final Set<String> INTRINSICS =
      Set.of(
          "Ref",
          "GetAtt",
          "Sub",
          "Join",
          "Select",
          "Split",
          "If",
          "Equals",
          "And",
          "Or",
          "Not",
          "FindInMap",
          "Condition");

  private final String file;

  private TemplateText(String file) {
    this.file = file;
  }

  /**
   * Reads a template.
   *
   * @param file the name to show in problems
   */
  static Node.Entries parse(String file, String text) {
    var reader = new TemplateText(file);
    if (reader.compose(text) instanceof Node.Entries entries) {
      return entries;
    }
    throw new TemplateProblem(file, 1, "a template is a mapping with Resources");
  }

  private Node compose(String text) {
    org.yaml.snakeyaml.nodes.@org.jspecify.annotations.Nullable Node root;
    try {
      root = new Yaml(new LoaderOptions()).compose(new StringReader(text));
    } catch (MarkedYAMLException e) {
      var mark = e.getProblemMark();
      throw new TemplateProblem(
          file, mark == null ? 1 : mark.getLine() + 1, "not YAML: " + e.getProblem());
    } catch (YAMLException e) {
      throw new TemplateProblem(file, 1, "not YAML: " + e.getMessage());
    }
    if (root == null) {
      throw new TemplateProblem(file, 1, "the template is empty");
    }
    return node(root);
  }

  private Node node(org.yaml.snakeyaml.nodes.Node yaml) {
    int line = yaml.getStartMark().getLine() + 1;
    var tag = yaml.getTag().getValue();
    if (tag.startsWith("!")) {
      return call(tag.substring(1), plain(yaml, line), line, tag);
    }
    return plain(yaml, line);
  }

  private Node plain(org.yaml.snakeyaml.nodes.Node yaml, int line) {
    return switch (yaml) {
      case ScalarNode scalar -> new Node.Text(scalar.getValue(), line);
      case SequenceNode sequence -> {
        List<Node> items = new ArrayList<>();
        for (var item : sequence.getValue()) {
          items.add(node(item));
        }
        yield new Node.Items(items, line);
      }
      case MappingNode mapping -> mapping(mapping, line);
      default ->
          throw new TemplateProblem(
              file, line, "YAML anchors and aliases are not used in templates");
    };
  }

  private Node mapping(MappingNode mapping, int line) {
    SequencedMap<String, Node> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      int keyLine = tuple.getKeyNode().getStartMark().getLine() + 1;
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        throw new TemplateProblem(file, keyLine, "a key must be text");
      }
      var value = node(tuple.getValueNode());
      if (entries.putIfAbsent(key.getValue(), atLine(value, keyLine)) != null) {
        throw new TemplateProblem(file, keyLine, "the key " + key.getValue() + " stands twice");
      }
    }
    if (entries.size() == 1) {
      var only = entries.firstEntry();
      if (only.getKey().equals("Ref")) {
        return new Node.Call("Ref", only.getValue(), line);
      }
      if (only.getKey().startsWith("Fn::")) {
        return call(only.getKey().substring("Fn::".length()), only.getValue(), line, only.getKey());
      }
    }
    return new Node.Entries(Collections.unmodifiableSequencedMap(entries), line);
  }

  /** A value is found by the line of its key: that is where a person looks. */
  private static Node atLine(Node value, int line) {
    return switch (value) {
      case Node.Text(var text, var own) -> new Node.Text(text, line);
      case Node.Items(var items, var own) -> new Node.Items(items, line);
      case Node.Entries(var entries, var own) -> new Node.Entries(entries, line);
      case Node.Call(var function, var argument, var own) ->
          new Node.Call(function, argument, line);
      case Node.Nothing nothing -> new Node.Nothing(line);
    };
  }

  private Node call(String function, Node argument, int line, String written) {
    if (!INTRINSICS.contains(function)) {
      throw new TemplateProblem(file, line, "unknown intrinsic function " + written);
    }
    return new Node.Call(function, argument, line);
  }
}
