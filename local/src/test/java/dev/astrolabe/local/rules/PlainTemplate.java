package dev.astrolabe.local.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * {@code template.yaml} as its text says, short forms written out ({@code !Ref X} is {@code
 * {"Ref":"X"}}) and nothing evaluated. On purpose not the reader that the laptop stack uses: what
 * that one overlooks should be seen here.
 */
final class PlainTemplate {
  /** The folder that holds the template, the modules and the documents. */
  final Path root;

  private final JsonNode document;

  private PlainTemplate(Path root, JsonNode document) {
    this.root = root;
    this.document = document;
  }

  static PlainTemplate read() {
    var root = Path.of("").toAbsolutePath();
    while (!Files.exists(root.resolve("template.yaml"))) {
      root = root.resolve("..").normalize();
      if (root.getNameCount() == 0) {
        throw new IllegalStateException("no template.yaml above " + Path.of("").toAbsolutePath());
      }
    }
    Object tree = new Yaml(new ShortForms()).load(text(root.resolve("template.yaml")));
    return new PlainTemplate(root, new ObjectMapper().valueToTree(tree));
  }

  String text(String file) {
    return text(root.resolve(file));
  }

  /** Logical id to resource, of one type, sorted. */
  Map<String, JsonNode> resources(String type) {
    var found = new TreeMap<String, JsonNode>();
    document
        .path("Resources")
        .properties()
        .forEach(resource -> {
          if (resource.getValue().path("Type").asText().equals(type)) {
            found.put(resource.getKey(), resource.getValue());
          }
        });
    return found;
  }

  /** Logical id to properties, of one type, sorted. */
  Map<String, JsonNode> properties(String type) {
    var found = resources(type);
    found.replaceAll((id, resource) -> resource.path("Properties"));
    return found;
  }

  /** The properties of one resource; a missing node where there is none of that name. */
  JsonNode resource(String id) {
    return document.path("Resources").path(id).path("Properties");
  }

  Map<String, JsonNode> functions() {
    return properties("AWS::Serverless::Function");
  }

  /** All events of one type, of all functions. */
  List<Event> events(String type) {
    var found = new ArrayList<Event>();
    functions()
        .forEach((function, properties) ->
            properties
                .path("Events")
                .properties()
                .forEach(event -> {
                  if (event.getValue().path("Type").asText().equals(type)) {
                    found.add(
                        new Event(function, event.getKey(), event.getValue().path("Properties")));
                  }
                }));
    return found;
  }

  /** The logical id that {@code !Ref X} or {@code !GetAtt X.Y} names, or nothing readable. */
  static String named(JsonNode reference) {
    return reference.has("Ref")
        ? reference.path("Ref").asText()
        : reference.path("Fn::GetAtt").path(0).asText();
  }

  static Stream<JsonNode> each(JsonNode oneOrMore) {
    return oneOrMore.isArray() ? oneOrMore.valueStream() : Stream.of(oneOrMore);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What makes a function run. */
  record Event(String function, String name, JsonNode properties) {}

  private static final class ShortForms extends SafeConstructor {
    private ShortForms() {
      super(new LoaderOptions());
      yamlMultiConstructors.put("!", new WrittenOut());
    }

    private final class WrittenOut extends AbstractConstruct {
      @Override
      public Object construct(Node node) {
        var tag = node.getTag().getValue().substring(1);
        var name = tag.equals("Ref") || tag.equals("Condition") ? tag : "Fn::" + tag;
        return switch (node) {
          case ScalarNode scalar when tag.equals("GetAtt") ->
              Map.of(name, List.of(scalar.getValue().split("\\.", 2)));
          case ScalarNode scalar -> Map.of(name, scalar.getValue());
          case SequenceNode sequence -> Map.of(name, constructSequence(sequence));
          case MappingNode mapping -> Map.of(name, constructMapping(mapping));
          default -> throw new IllegalStateException("unexpected node " + node);
        };
      }
    }
  }
}
