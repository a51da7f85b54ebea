package dev.astrolabe.runtime.http;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** {@code docs/openapi.yaml}, for tests that hold it to the code. */
public final class Contract {
  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

  private final String text;
  private final ObjectNode document;
  private final SchemaRegistry schemas =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  private Contract(String text) {
    this.text = text;
    this.document = (ObjectNode) new YAMLMapper().readTree(text);
  }

  public static Contract read() {
    return new Contract(new String(ProjectFile.bytes("docs/openapi.yaml"), StandardCharsets.UTF_8));
  }

  /** What a parser that is not ours finds wrong with the document. */
  public List<String> problems() {
    var options = new ParseOptions();
    options.setResolve(true);
    var messages = new OpenAPIV3Parser().readContents(text, List.of(), options).getMessages();
    return messages == null ? List.of() : List.copyOf(messages);
  }

  /** {@code GET /path} to the statuses that the document says it answers. */
  public SortedMap<String, SortedSet<Integer>> operations(Predicate<String> path) {
    var operations = new TreeMap<String, SortedSet<Integer>>();
    for (var item : document.get("paths").properties()) {
      if (path.test(item.getKey())) {
        for (var operation : item.getValue().properties()) {
          if (METHODS.contains(operation.getKey())) {
            var statuses = new TreeSet<Integer>();
            operation
                .getValue()
                .get("responses")
                .propertyNames()
                .forEach(status -> statuses.add(Integer.valueOf(status)));
            operations.put(
                operation.getKey().toUpperCase(Locale.ROOT) + " " + item.getKey(), statuses);
          }
        }
      }
    }
    return operations;
  }

  /** The same of the code's routes. */
  public static SortedMap<String, SortedSet<Integer>> operations(List<Route> routes) {
    var operations = new TreeMap<String, SortedSet<Integer>>();
    for (var route : routes) {
      operations.put(route.name(), new TreeSet<>(route.statuses()));
    }
    return operations;
  }

  /** The scopes the document asks for; empty for a public operation. */
  public SortedMap<String, SortedSet<String>> scopes(Predicate<String> path) {
    var scopes = new TreeMap<String, SortedSet<String>>();
    for (var name : operations(path).keySet()) {
      var wanted = new TreeSet<String>();
      var security = operation(name).path("security");
      for (var requirement : security) {
        requirement.path("token").forEach(scope -> wanted.add(scope.asString()));
      }
      scopes.put(name, wanted);
    }
    return scopes;
  }

  /** What of an answer the document does not say; empty where all is as written. */
  public List<String> violations(String operation, Ask.Answer answer) {
    var responses = operation(operation).get("responses");
    var response = resolved(responses.path(Integer.toString(answer.status())));
    if (response.isMissingNode()) {
      return List.of(operation + " answers " + answer.status() + ", which is not written");
    }
    var content = response.path("content");
    if (answer.body().isEmpty()) {
      return content.isMissingNode() ? List.of() : List.of("an empty body is not written");
    }
    var type = MediaType.parse(answer.header("content-type").orElse("")).orElseThrow().name();
    var media = content.path(type);
    if (media.isMissingNode()) {
      return List.of(operation + " " + answer.status() + " answers " + type + ", not written");
    }
    return type.endsWith("json") ? invalid(media.get("schema"), answer.body()) : List.of();
  }

  /** What examples of requests do not fit their own schemas. */
  public List<String> badExamples() {
    var bad = new ArrayList<String>();
    for (var name : operations(path -> true).keySet()) {
      for (var media : operation(name).path("requestBody").path("content").properties()) {
        for (var example : media.getValue().path("examples").properties()) {
          var value = example.getValue().get("value");
          invalid(media.getValue().get("schema"), value.toString())
              .forEach(what -> bad.add(name + " " + example.getKey() + ": " + what));
        }
      }
    }
    return bad;
  }

  /** The body of an example of a request. */
  public String example(String operation, String name) {
    return operation(operation)
        .at("/requestBody/content/application~1json/examples/" + name + "/value")
        .toString();
  }

  private JsonNode operation(String name) {
    var parts = name.split(" ", 2);
    return document.get("paths").get(parts[1]).get(parts[0].toLowerCase(Locale.ROOT));
  }

  private JsonNode resolved(JsonNode node) {
    var reference = node.path("$ref");
    return reference.isMissingNode() ? node : document.at(reference.asString().substring(1));
  }

  private List<String> invalid(JsonNode schema, String json) {
    // The schema with the document's components beside it, so that its references lead somewhere.
    var whole = (ObjectNode) schema.deepCopy();
    whole.set("components", document.get("components"));
    Schema compiled = schemas.getSchema(whole);
    return compiled.validate(json, InputFormat.JSON).stream().map(Object::toString).toList();
  }
}
